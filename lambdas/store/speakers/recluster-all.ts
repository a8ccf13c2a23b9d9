import { connect, type StoreSettings } from '../table/client.ts';
import { ANY_PERSONA, type Key } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { scanned } from '../table/scan.ts';
import { ContentionError, recluster } from './recluster.ts';

const SURNAMES_AT_ONCE = 8;

/**
 * Reclusters everything that is stored, after a release that decides differently. Reads the whole table
 * once; may run at any time, repeatedly, and while articles come in.
 *
 * @param progress called now and then with the number of surnames that are done
 * @returns the number of surnames
 * @throws {ContentionError} if a surname kept changing to the end; all others are done
 */
export async function reclusterAll(
  settings: StoreSettings,
  progress: (surnames: number) => void = () => {},
): Promise<number> {
  const table = connect(settings);
  const done = new Set<string>();
  const contended: string[] = [];
  for await (const page of scanned<Key>(table, ANY_PERSONA, '#pk')) {
    const partitions = [...new Set(page.map(({ pk }) => pk))];
    const left = partitions.filter((partition) => !done.has(partition));
    await inParallel(left, SURNAMES_AT_ONCE, async (partition) => {
      try {
        await recluster(table, partition);
      } catch (error) {
        if (!(error instanceof ContentionError)) throw error;
        contended.push(partition);
      }
      done.add(partition);
    });
    progress(done.size);
  }
  for (const partition of contended) await recluster(table, partition);
  return done.size;
}
