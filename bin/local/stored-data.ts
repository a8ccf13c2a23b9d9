import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreSettings } from '../../lambdas/store/index.ts';
import { Buckets, S3Refusal } from './buckets.ts';
import { createClients } from './clients.ts';
import { Disk } from './disk.ts';
import { UnusablePath } from './dropped-files.ts';
import { startDynamo } from './dynamo.ts';
import { TEXT_BUCKET } from './emulator.ts';
import { makeTable, TABLE_NAME } from './table.ts';

/** The contents of a data folder: the table and the texts. */
export interface StoredData {
  settings: StoreSettings;
  readText(textKey: string): Promise<string | undefined>;
}

function textReader(disk: Disk): StoredData['readText'] {
  const buckets = new Buckets(disk, () => {});
  buckets.createBucket(TEXT_BUCKET);
  return async (textKey) => {
    try {
      return Buffer.concat([...buckets.getObject(TEXT_BUCKET, textKey).body.chunks()]).toString();
    } catch (error) {
      if (error instanceof S3Refusal) return undefined;
      throw error;
    }
  };
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
    const embedded = await startDynamo(path);
    const { endpoint } = embedded;
    const { dynamo } = createClients({ emulator: endpoint, dynamo: endpoint });
    try {
      await makeTable(dynamo, TABLE_NAME);
      await work({ settings: { dynamo, tableName: TABLE_NAME }, readText: textReader(disk) });
    } finally {
      dynamo.destroy();
      await embedded.close();
    }
  } finally {
    disk.close();
  }
}
