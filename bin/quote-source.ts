import { onlyComplete, type SearchIndex } from '../lambdas/search/index.ts';
import { createStoreReader } from '../lambdas/store/index.ts';
import { type Ask, inProcess, overHttp } from './api-pages.ts';
import { LOCAL_API } from './api-request.ts';
import { indexPath } from './local/search.ts';
import { type StoredData, withStoredData } from './local/stored-data.ts';
import { onTable, searchAt, textsIn } from './tables.ts';

/** The source of quotes: an API, a deployed table with its text bucket, or a data folder. */
export interface QuoteSource {
  api?: string | undefined;
  table?: string | undefined;
  texts?: string | undefined;
  /** For a deployed table: the endpoint of its search index. */
  index?: string | undefined;
  data?: string | undefined;
}

/**
 * Requests quotes with the parameters of the API, from any source.
 *
 * @throws {TableUnusable}, {UnusablePath}, {DataFolderInUse}, {DataFolderUnusable}, and what `work` throws
 */
export async function withQuotes(
  { api = LOCAL_API, table, texts = '', index, data }: QuoteSource,
  work: (ask: Ask) => Promise<unknown>,
): Promise<void> {
  const onArchive = async (
    { settings, readText }: StoredData,
    search: SearchIndex | undefined,
  ): Promise<void> => {
    const store = createStoreReader(settings);
    try {
      await work(inProcess({ store, readText, search: search && onlyComplete(search) }));
    } finally {
      await search?.close();
    }
  };
  if (data !== undefined) {
    const { openSqliteIndex } = await import('../lambdas/search/sqlite-index.ts');
    await withStoredData(data, (stored) => onArchive(stored, openSqliteIndex(indexPath(data))));
  } else if (table !== undefined) {
    await onTable(table, async (settings) => {
      const readText = await textsIn(texts, settings);
      const search = index === undefined ? undefined : await searchAt(index, settings);
      await onArchive({ settings, readText }, search);
    });
  } else {
    await work(overHttp(api));
  }
}
