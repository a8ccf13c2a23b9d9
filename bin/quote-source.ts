import { S3Client } from '@aws-sdk/client-s3';
import { onlyComplete } from '../lambdas/search/index.ts';
import { createStoreReader } from '../lambdas/store/index.ts';
import { createTextReader } from '../lambdas/texts/text-reader.ts';
import { type Ask, inProcess, overHttp } from './api-pages.ts';
import { indexPath } from './local/search.ts';
import { withStoredData } from './local/stored-data.ts';
import { onTable } from './tables.ts';

/** The source of quotes: an API, a deployed table with its text bucket, or a data folder. */
export interface QuoteSource {
  api?: string | undefined;
  table?: string | undefined;
  texts?: string | undefined;
  /** For a deployed table: the endpoint of its search index. */
  index?: string | undefined;
  data?: string | undefined;
}

const LOCAL_API = 'http://127.0.0.1:8787';

/**
 * Requests quotes with the parameters of the API, from any source.
 *
 * @throws {TableUnusable}, {UnusablePath}, {DataFolderInUse}, {DataFolderUnusable}, and what `work` throws
 */
export async function withQuotes(
  { api, table, texts, index, data }: QuoteSource,
  work: (ask: Ask) => Promise<unknown>,
): Promise<void> {
  if (data !== undefined) {
    const { openSqliteIndex } = await import('../lambdas/search/sqlite-index.ts');
    await withStoredData(data, async ({ settings, readText }) => {
      const search = openSqliteIndex(indexPath(data));
      try {
        const store = createStoreReader(settings);
        await work(inProcess({ store, readText, search: onlyComplete(search) }));
      } finally {
        await search.close();
      }
    });
  } else if (table !== undefined) {
    await onTable(table, async (settings) => {
      const region = await settings.dynamo.config.region();
      const search = index === undefined ? undefined : await indexAt(index, region, settings.dynamo);
      const readText = createTextReader(texts ?? '', () => new S3Client({ region }));
      try {
        const store = createStoreReader(settings);
        await work(inProcess({ store, readText, search: search && onlyComplete(search) }));
      } finally {
        await search?.close();
      }
    });
  } else {
    await work(overHttp(api ?? LOCAL_API));
  }
}

async function indexAt(
  endpoint: string,
  region: string,
  { config }: { config: { credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string }> } },
) {
  const { connectToOpenSearch } = await import('../lambdas/search/connect.ts');
  return connectToOpenSearch({ endpoint, region, credentials: config.credentials });
}
