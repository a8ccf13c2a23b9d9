import { nameIdOf } from '../../lambdas/identities/index.ts';
import type { StoreReader } from '../../lambdas/model/stored.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** Up to three example requests about what is stored, so that each has an answer. */
export async function examples(store: StoreReader, address: string): Promise<string[]> {
  const { items } = await store.newestQuotes({}, { types: ['communication'] }, { limit: 50 });
  const said = items.find(({ quote }) => quote.speaker.id !== null);
  const id = said?.quote.speaker.id;
  if (!said || !id) return [`${address}/quotes`, `${address}/articles`];
  // The persona's name rather than the displayed one, which a correction may have set and no article contains.
  const surname = nameIdOf(id).split('-').at(-1) ?? '';
  return [
    `${address}/quotes?speaker=${encodeURIComponent(id)}`,
    `${address}/speakers?name=${encodeURIComponent(surname)}`,
    `${address}/articles/${said.article.id}/quotes`,
  ];
}

/** What is printed when the pipeline is up. */
export function welcome(at: { address: string; s3: string; inbox: string; examples: string[] }): string[] {
  return [
    `Whosaid answers on ${at.address}`,
    'Open it in a browser, or run:',
    ...at.examples.map((url) => `  curl '${url}'`),
    '',
    `Drop articles in ${at.inbox}, or put them into the bucket:`,
    `  curl -T FILE ${at.s3}/${ARTICLES_BUCKET}/`,
    `  aws s3 cp FILE s3://${ARTICLES_BUCKET}/ --no-sign-request --endpoint-url ${at.s3}`,
    'Stop with Ctrl-C.',
  ];
}
