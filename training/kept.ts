// Articles that were kept from training, as the network reads them.
import { readDocument } from '../lambdas/attribution/document.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { Network, type Style } from '../lambdas/attribution/tagging/network.ts';
import { NetworkTagger } from '../lambdas/attribution/tagging/tagger.ts';
import { heldOut, readCorpus } from './corpus.ts';

/** @param args the folder of a network, if not the one that ships, then `STYLE=CORPUS.jsonl` for each corpus */
export async function* keptArticles(args: readonly string[]) {
  const folder = args[0]?.includes('=') ? '../lambdas/attribution/model' : args[0]!;
  const network = await Network.load(new URL(`${folder}/`, import.meta.url));
  for (const arg of args.filter((one) => one.includes('='))) {
    const [style, file] = arg.split('=') as [Style, string];
    const tagger = new NetworkTagger(network, style);
    const articles = readCorpus(file);
    const kept = heldOut(articles);
    for (const article of articles.filter(({ id }) => kept.has(id))) {
      const document = readDocument(article.text);
      const quotations = findQuotations(document);
      yield { article, document, quotations, read: await tagger.read(document, quotations) };
    }
  }
}
