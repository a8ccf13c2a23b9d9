import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreSettings } from '../../lambdas/store/index.ts';
import { Buckets } from './buckets.ts';
import { createClients } from './clients.ts';
import { Disk } from './disk.ts';
import { UnusablePath } from './dropped-files.ts';
import { startDynamo } from './dynamo.ts';
import { TEXT_BUCKET } from './emulator.ts';
import { makeTable, TABLE_NAME } from './table.ts';
import { textReader } from './texts.ts';

/** The contents of a data folder: the table and the texts. */
export interface StoredData {
  settings: StoreSettings;
  readText(textKey: string): Promise<string | undefined>;
}

/**
 * Runs `work` on a data folder that no running instance uses.
 *
 * @throws {UnusablePath}, {DataFolderInUse} while it is served, {DataFolderUnusable}
 */
export async function withStoredData(
  folder: string,
  work: (data: StoredData) => Promise<void>,
): Promise<void> {
  const path = join(folder, 'dynamodb');
  if (!existsSync(path)) throw new UnusablePath(folder, 'holds nothing that npm start has stored.');
  const disk = new Disk(folder);
  try {
    const buckets = new Buckets(disk, () => {});
    buckets.createBucket(TEXT_BUCKET);
    const embedded = await startDynamo(path);
    const { endpoint } = embedded;
    const { dynamo } = createClients({ emulator: endpoint, dynamo: endpoint });
    try {
      await makeTable(dynamo, TABLE_NAME);
      await work({ settings: { dynamo, tableName: TABLE_NAME }, readText: textReader(buckets) });
    } finally {
      dynamo.destroy();
      await embedded.close();
    }
  } finally {
    disk.close();
  }
}
