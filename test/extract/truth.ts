import assert from 'node:assert/strict';
import { createStoreReader, fileIdFor, type QuoteInArticle, speakerId } from '../../lambdas/store/index.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';
import { toTheEnd } from '../store/reading.ts';
import { attributeLines } from './colloquy.ts';
import type { World } from './world.ts';

/** What can be told of a quote from the objects alone: where it is, by whom, what it says. */
type Said = `${string} | ${string} | ${string}`;

export interface Truth {
  quotes: Said[];
  ready: string[];
  failed: string[];
  speakers: Map<string, number>;
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
  const truth: Truth = { quotes: [], ready: [], failed: [], speakers: new Map() };
  for (const [key, { body }] of world.objects) {
    const fileId = fileIdFor('articles', key);
    for (const [index, text] of textsOf(key, body.toString()).entries()) {
      const id = key.endsWith('.jsonl') ? `${fileId}-${index + 1}` : fileId;
      if (text === undefined) {
        truth.failed.push(id);
        continue;
      }
      truth.ready.push(id);
      for (const { content, speaker } of attributeLines(text)) {
        const words = content.map(({ start, end }) => text.slice(start, end)).join();
        truth.quotes.push(`${id} | ${speaker?.name ?? '?'} | ${words}`);
        if (!speaker?.name) continue;
        const speakerName = speakerId(speaker.name);
        truth.speakers.set(speakerName, (truth.speakers.get(speakerName) ?? 0) + 1);
      }
    }
  }
  truth.quotes.sort();
  return truth;
}

const said = ({ quote }: QuoteInArticle): Said =>
  `${quote.articleId} | ${quote.speaker.name ?? '?'} | ${quote.text}`;

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
  assert.deepEqual(ready.map(({ id }) => id).sort(), truth.ready.toSorted(), 'ready articles');
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
    const count = (await store.speaker(id))?.quotes ?? 0;
    assert.equal(count, truth.speakers.get(id) ?? 0, `count of ${id}`);
    const quotes = await toTheEnd((page) => store.quotesOfSpeakers([id], {}, {}, page));
    assert.equal(quotes.length, count, `quotes of ${id}`);
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
