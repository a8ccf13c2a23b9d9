import type { SQSEvent } from 'aws-lambda';
import type { IndexingContext } from '../../lambdas/indexer/index-changes.ts';
import type { SearchIndex } from '../../lambdas/search/index.ts';
import { createFileReader, createStoreReader } from '../../lambdas/store/index.ts';
import { type Message, World } from '../extract/world.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';

export const lines = (...articles: string[]) => articles.map((text) => JSON.stringify({ text })).join('\n');

/** A world whose changes are announced, and what an index that follows them needs. */
export async function followedWorld(table: EmbeddedTable) {
  const tableName = await table.addTable();
  const world = new World(table, tableName, { mostArticles: 2, changeQueues: ['changes'] });
  const settings = { dynamo: table.connect(), tableName };
  const store = createStoreReader(settings);
  const context = (index: SearchIndex): IndexingContext => ({
    store,
    files: createFileReader(settings),
    readText: async (key) => world.texts.get(key),
    index,
  });
  /** The ids of all quotes that readers see. */
  const idsSeen = async () => {
    const { items } = await store.newestQuotes({}, {}, { limit: 100 });
    return items.map(({ quote }) => quote.id).sort();
  };
  return { world, context, store, settings, idsSeen };
}

export const eventOf = (messages: readonly Message[]) =>
  ({ Records: messages.map(({ id, body }) => ({ messageId: id, body })) }) as SQSEvent;

/** The ids of all quotes that an index has. */
export async function idsIn(index: SearchIndex): Promise<string[]> {
  const hits = await index.quotes({ in: 'quote', filter: {}, sort: 'published', limit: 100 });
  return hits.map(({ id }) => id).sort();
}
