import { reclusterAll, type StoreSettings } from '../lambdas/store/index.ts';
import { withStoredData } from './local/stored-data.ts';
import { onTable } from './tables.ts';

const PROGRESS_EVERY_MS = 1000;

/** Where the result is printed, and where the progress. */
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
  output.write(`All ${surnames} surnames are reclustered.\n`);
}

/**
 * Reclusters a deployed table.
 *
 * @throws {TableUnusable}
 */
export const reclusterTable = (table: string, outputs: Outputs): Promise<void> =>
  onTable(table, (settings) => recluster(settings, outputs));

/**
 * The same for a data folder on this machine.
 *
 * @throws {UnusablePath}, {DataFolderInUse} while it is served, {DataFolderUnusable}
 */
export const reclusterFolder = (folder: string, outputs: Outputs): Promise<void> =>
  withStoredData(folder, ({ settings }) => recluster(settings, outputs));
