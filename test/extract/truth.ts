import assert from 'node:assert/strict';
import type { Type } from '../../lambdas/attribution/index.ts';
import {
  createStoreReader,
  fileIdFor,
  type QuoteFilter,
  type QuoteInArticle,
  speakerId,
} from '../../lambdas/store/index.ts';
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
  /** How many communications and how many other quotes each speaker has. */
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
        const known = truth.speakers.get(speakerId(speaker.name)) ?? { quotes: 0, others: 0 };
        known[type === 'communication' ? 'quotes' : 'others'] += 1;
        truth.speakers.set(speakerId(speaker.name), known);
      }
    }
  }
  truth.quotes.sort();
  return truth;
}

const said = ({ quote }: QuoteInArticle): Said =>
  `${quote.articleId} | ${quote.speaker.name ?? '?'} | ${quote.type} | ${quote.text}`;

/** The quotes that readers see. */
export async function quotesSeen(table: EmbeddedTable, tableName: string): Promise<Said[]> {
  const store = createStoreReader({ dynamo: table.dynamo, tableName });
  return (await toTheEnd((page) => store.newestQuotes({}, {}, page))).map(said).sort();
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
  const items = await table.itemsOf(tableName);
  const speakers = items
    .filter(({ pk }) => String(pk).startsWith('SPEAKER#'))
    .map(({ pk }) => String(pk).slice(8));
  for (const id of new Set([...speakers, ...truth.speakers.keys()])) {
    const listed = async (filter: QuoteFilter) =>
      (await toTheEnd((page) => store.quotesOfSpeakers([id], {}, filter, page))).length;
    const speaker = await store.speaker(id);
    const { quotes, others } = truth.speakers.get(id) ?? { quotes: 0, others: 0 };
    assert.equal(speaker?.quotes, quotes + others === 0 ? undefined : quotes, `count of ${id}`);
    assert.equal(await listed({ types: ['communication'] }), quotes, `communications of ${id}`);
    assert.equal(await listed({}), quotes + others, `quotes of ${id}`);
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
