import { replay } from '../lambdas/indexer/replay.ts';
import type { SearchIndex } from '../lambdas/search/index.ts';
import { createFileReader, createStoreReader, type StoreSettings } from '../lambdas/store/index.ts';
import { indexPath } from './local/search.ts';
import { withStoredData } from './local/stored-data.ts';
import { type Outputs, progressTo } from './outputs.ts';
import { onTable, searchAt, textsIn } from './tables.ts';

async function reindex(
  settings: StoreSettings,
  { index, readText }: { index: SearchIndex; readText: (key: string) => Promise<string | undefined> },
  { output, errors }: Outputs,
): Promise<void> {
  const progress = progressTo(errors);
  const begun = (await index.state())?.replayed?.articles;
  if (begun !== undefined) errors.write(`${begun} articles are indexed already; continuing after them\n`);
  const articles = await replay({
    store: createStoreReader(settings),
    files: createFileReader(settings),
    readText,
    index,
    onProgress: (done) => progress(`${done} articles so far`),
  });
  output.write(`The search index has all ${articles} articles.\n`);
}

/** A deployed stage's table, the bucket of its texts, and its index. */
export interface DeployedSearch {
  table: string;
  texts: string;
  endpoint: string;
}

/**
 * Indexes everything in a deployed table.
 *
 * @throws {TableUnusable}
 */
export function reindexTable({ table, texts, endpoint }: DeployedSearch, outputs: Outputs): Promise<void> {
  return onTable(table, async (settings) => {
    const index = await searchAt(endpoint, settings);
    try {
      await reindex(settings, { index, readText: await textsIn(texts, settings) }, outputs);
    } finally {
      await index.close();
    }
  });
}

/**
 * The same for a data folder on this machine.
 *
 * @throws {UnusablePath}, {DataFolderInUse} while it is served, {DataFolderUnusable}
 */
export async function reindexFolder(folder: string, outputs: Outputs): Promise<void> {
  const { openSqliteIndex } = await import('../lambdas/search/sqlite-index.ts');
  await withStoredData(folder, async ({ settings, readText }) => {
    const index = openSqliteIndex(indexPath(folder));
    try {
      await reindex(settings, { index, readText }, outputs);
    } finally {
      await index.close();
    }
  });
}
