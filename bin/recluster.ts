import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { reclusterAll, type StoreSettings } from '../lambdas/store/index.ts';
import { createClients } from './local/clients.ts';
import { Disk } from './local/disk.ts';
import { UnusablePath } from './local/dropped-files.ts';
import { startDynamo } from './local/dynamo.ts';
import { makeTable, TABLE_NAME } from './local/table.ts';
import { onTable } from './tables.ts';

const PROGRESS_EVERY_MS = 1000;

/** Where the end is told, and where how far it came. */
export interface Outputs {
  output: NodeJS.WritableStream;
  errors: NodeJS.WritableStream;
}

async function recluster(settings: StoreSettings, { output, errors }: Outputs): Promise<void> {
  let told = 0;
  const surnames = await reclusterAll(settings, (done) => {
    if (Date.now() - told < PROGRESS_EVERY_MS) return;
    told = Date.now();
    errors.write(`${done} surnames so far\n`);
  });
  output.write(`Who is who is up to date for all ${surnames} surnames.\n`);
}

/**
 * Looks again at who is who in a deployed table.
 *
 * @throws {TableUnusable}
 */
export const reclusterTable = (table: string, outputs: Outputs): Promise<void> =>
  onTable(table, (settings) => recluster(settings, outputs));

/**
 * The same in a data folder of this machine.
 *
 * @throws {UnusablePath}, {DataFolderInUse} while it is served, {DataFolderUnusable}
 */
export async function reclusterFolder(folder: string, outputs: Outputs): Promise<void> {
  const path = join(folder, 'dynamodb');
  if (!existsSync(path)) throw new UnusablePath(folder, 'holds nothing that npm start has stored.');
  const disk = new Disk(folder);
  try {
    const embedded = await startDynamo(path);
    const { endpoint } = embedded;
    const { dynamo } = createClients({ emulator: endpoint, dynamo: endpoint });
    try {
      await makeTable(dynamo, TABLE_NAME);
      await recluster({ dynamo, tableName: TABLE_NAME }, outputs);
    } finally {
      dynamo.destroy();
      await embedded.close();
    }
  } finally {
    disk.close();
  }
}
