import { reclusterAll, type StoreSettings } from '../lambdas/store/index.ts';
import { withStoredData } from './local/stored-data.ts';
import { type Outputs, progressTo } from './outputs.ts';
import { onTable } from './tables.ts';

async function recluster(settings: StoreSettings, { output, errors }: Outputs): Promise<void> {
  const progress = progressTo(errors);
  const surnames = await reclusterAll(settings, (done) => progress(`${done} surnames so far`));
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
