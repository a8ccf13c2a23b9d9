import assert from 'node:assert/strict';
import type { Type } from '../../lambdas/attribution/index.ts';
import { whoIsWho } from '../../lambdas/identities/index.ts';
import {
  createStoreReader,
  fileIdFor,
  nameId,
  type QuoteFilter,
  type QuoteInArticle,
  type StoreReader,
} from '../../lambdas/store/index.ts';
import { type PersonaItem, personaFrom } from '../../lambdas/store/speakers/personas.ts';
import { personaOf } from '../../lambdas/store/table/keys.ts';
import { isSame, signaturesOf } from '../../lambdas/text-reuse/index.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';
import { toTheEnd } from '../store/reading.ts';
import { attributeLines } from './colloquy.ts';
import type { World } from './world.ts';

/** What can be told of a quote from the objects alone: where it is, by whom, of what type, what it says. */
type Said = `${string} | ${string} | ${Type} | ${string}`;

export interface Truth {
  quotes: Said[];
  /** How many communications each article has. */
  ready: Map<string, number>;
  failed: string[];
  /** How many communications and how many other quotes each persona has. */
  speakers: Map<string, { quotes: number; others: number }>;
}

function textsOf(key: string, body: string): (string | undefined)[] {
  if (!key.endsWith('.jsonl')) return [body.trim() === '' ? undefined : body];
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (line.startsWith('{') ? JSON.parse(line).text : undefined));
}

/** What the store must hold, by what lies in the bucket. */
export function truthOf(world: World): Truth {
  const truth: Truth = { quotes: [], ready: new Map(), failed: [], speakers: new Map() };
  for (const [key, { body }] of world.objects) {
    const fileId = fileIdFor('articles', key);
    for (const [index, text] of textsOf(key, body.toString()).entries()) {
      const id = key.endsWith('.jsonl') ? `${fileId}-${index + 1}` : fileId;
      if (text === undefined) {
        truth.failed.push(id);
        continue;
      }
      const attributions = attributeLines(text);
      truth.ready.set(id, attributions.filter(({ type }) => type === 'communication').length);
      for (const { type, content, speaker } of attributions) {
        const words = content.map(({ start, end }) => text.slice(start, end)).join();
        truth.quotes.push(`${id} | ${speaker?.name ?? '?'} | ${type} | ${words}`);
        if (!speaker?.name) continue;
        const known = truth.speakers.get(nameId(speaker.name)) ?? { quotes: 0, others: 0 };
        known[type === 'communication' ? 'quotes' : 'others'] += 1;
        truth.speakers.set(nameId(speaker.name), known);
      }
    }
  }
  truth.quotes.sort();
  return truth;
}

const said = ({ quote }: QuoteInArticle): Said =>
  `${quote.articleId} | ${quote.speaker.words} | ${quote.type} | ${quote.text}`;

/** The quotes that readers see. */
export async function quotesSeen(table: EmbeddedTable, tableName: string): Promise<Said[]> {
  const store = createStoreReader({ dynamo: table.dynamo, tableName });
  return (await toTheEnd((page) => store.newestQuotes({}, {}, page))).map(said).sort();
}

/** A passage that readers see, by the definition: without any index, and however it came there. */
function passagesSeen(quotes: QuoteInArticle[]) {
  return quotes.flatMap(({ quote, article }) =>
    signaturesOf(quote).map(({ passage, keys }, index) => {
      const day = (article.published ?? article.received).slice(0, 10);
      const start = String(quote.spans.content[0]?.start ?? 0).padStart(8, '0');
      return {
        quoteId: quote.id,
        articleId: article.id,
        passage,
        keys,
        day,
        speaker: quote.speaker.words === '?' ? undefined : nameId(quote.speaker.words),
        order: `${day}#${article.id}#${start}#${quote.id.split('.').at(-1)}#${index}`,
      };
    }),
  );
}

type Seen = ReturnType<typeof passagesSeen>[number];

const variantsAmong = (all: Seen[], one: Seen) =>
  all.filter(
    (other) =>
      other.articleId !== one.articleId &&
      other.keys.some((key) => one.keys.includes(key)) &&
      isSame(one, other),
  );

/** Asserts that every quote's variants and all utterances are those that a comparison of everything finds. */
async function assertUtterances(store: StoreReader): Promise<void> {
  const seen = passagesSeen(await toTheEnd((page) => store.newestQuotes({}, {}, page)));
  const expected: string[] = [];
  for (const one of seen) {
    const same = variantsAmong(seen, one);
    const isFirst = same.every(({ order }) => order > one.order);
    const articles = new Set([one, ...same].map(({ articleId }) => articleId)).size;
    if (isFirst && articles > 1) expected.push(`${articles} ${one.quoteId} ${one.passage.text}`);
  }
  for (const quoteId of new Set(seen.map(({ quoteId }) => quoteId))) {
    const passages = seen.filter((one) => one.quoteId === quoteId);
    const same = new Set(passages.flatMap((one) => variantsAmong(seen, one)).map(({ quoteId }) => quoteId));
    const found = await toTheEnd((page) => store.variants(quoteId, page), 2);
    assert.deepEqual(found.map(({ quote }) => quote.id).sort(), [...same].sort(), 'variants');
  }
  const found = await toTheEnd((page) => store.utterances({}, 2, page), 2);
  assert.deepEqual(
    found.map(({ text, articles, first }) => `${articles} ${first.quote.id} ${text}`).sort(),
    expected.sort(),
    'utterances',
  );
  const counts = found.map(({ articles }) => articles);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
    'most repeated first',
  );
}

/** Asserts that readers see exactly what lies in the bucket, counts included, whichever way they ask. */
export async function assertTruth(world: World, table: EmbeddedTable, tableName: string): Promise<void> {
  const store = createStoreReader({ dynamo: table.dynamo, tableName });
  const truth = truthOf(world);
  assert.deepEqual(await quotesSeen(table, tableName), truth.quotes, 'newest quotes');
  const ready = await toTheEnd((page) => store.articles('ready', {}, page));
  assert.deepEqual(new Map(ready.map(({ id, quotes }) => [id, quotes])), truth.ready, 'ready articles');
  const failed = await toTheEnd((page) => store.articles('failed', {}, page));
  assert.deepEqual(failed.map(({ id }) => id).sort(), truth.failed.toSorted(), 'failed articles');
  for (const { id, textKey } of ready) {
    const quotes = await toTheEnd((page) => store.quotesOfArticle(id, {}, page));
    const text = world.texts.get(textKey ?? '') ?? '';
    assert.deepEqual(
      quotes.map(said).sort(),
      truth.quotes.filter((quote) => quote.startsWith(`${id} |`)).sort(),
    );
    for (const { quote } of quotes) {
      const words = quote.spans.content.map(({ start, end }) => text.slice(start, end)).join();
      assert.equal(words, quote.text, 'spans point into the stored text');
    }
  }
  await assertUtterances(store);
  await assertSpeakers(store, truth, await table.itemsOf(tableName));
}

/** Asserts that the speakers are those that all there is to know of them comes to, with all their quotes. */
async function assertSpeakers(
  store: StoreReader,
  truth: Truth,
  items: Record<string, unknown>[],
): Promise<void> {
  const personas = items.filter(({ sk }) => String(sk).startsWith('PERSONA#')) as unknown as PersonaItem[];
  const known = personas.map(personaOf);
  for (const id of truth.speakers.keys()) assert.ok(known.includes(id), `${id} is there`);
  for (const bearers of Map.groupBy(personas, ({ pk }) => pk).values()) {
    const seen = bearers.filter((item) => truth.speakers.has(personaOf(item)));
    for (const { id, personas } of whoIsWho(seen.map(personaFrom))) {
      const counts = personas.map((persona) => truth.speakers.get(persona)!);
      const quotes = counts.reduce((sum, one) => sum + one.quotes, 0);
      const others = counts.reduce((sum, one) => sum + one.others, 0);
      for (const asked of [id, ...personas]) {
        const listed = async (filter: QuoteFilter) =>
          (await toTheEnd((page) => store.quotesOfSpeakers([asked], {}, filter, page))).length;
        const speaker = await store.speaker(asked);
        assert.deepEqual([speaker?.id, speaker?.quotes], [id, quotes], `speaker and count of ${asked}`);
        assert.equal(await listed({ types: ['communication'] }), quotes, `communications of ${asked}`);
        assert.equal(await listed({}), quotes + others, `quotes of ${asked}`);
      }
    }
    for (const gone of bearers.filter((item) => !seen.includes(item)).map(personaOf)) {
      const speaker = await store.speaker(gone);
      assert.ok(speaker === undefined || speaker.id !== gone, `${gone} is gone`);
    }
  }
}

/** Asserts that nothing is left of any version that readers don't see. */
export async function assertTidy(world: World, table: EmbeddedTable, tableName: string): Promise<void> {
  const items = await table.itemsOf(tableName);
  const visible = new Map(
    items
      .filter(({ sk }) => sk === 'FILE')
      .map(({ pk, visible }) => [String(pk).slice(5), visible as number]),
  );
  const stale: unknown[] = [];
  for (const item of items) {
    const [kind, id = ''] = String(item.pk).split('#');
    const [, , , version] = String(item.sk).split('#');
    if (kind === 'ARTICLE' && Number(version) !== visible.get(id.slice(0, 16))) stale.push(item);
    const row = String(item.sk).split('#');
    if (kind === 'PASSAGE' && Number(row.at(-1)) !== visible.get(row[1]?.slice(0, 16) ?? ''))
      stale.push(item);
    if (kind === 'FILE' && item.sk !== 'FILE' && !String(item.sk).endsWith(`#${visible.get(id)}`))
      stale.push(item);
    if (kind === 'FILE' && item.sk === 'FILE' && item.state !== 'done') stale.push(item);
  }
  for (const key of world.texts.keys()) {
    const [fileId = '', version] = key.split('/');
    if (Number(version) !== visible.get(fileId)) stale.push(key);
  }
  assert.deepEqual(stale, []);
}
