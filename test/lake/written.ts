import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { createLakeWriter, type LakeContext } from '../../lambdas/lake/handler.ts';
import { followedWorld } from '../indexer/followed-world.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';

type Written = Record<string, string | number | null>;

/** A world whose changes a lake follows, and the objects of the lake. */
export async function lakeWorld(table: EmbeddedTable) {
  const { world, context, store, settings, idsSeen } = await followedWorld(table);
  const objects = new Map<string, Uint8Array>();
  const { files, readText } = context({} as never);
  const put: LakeContext['put'] = async (key, body) => {
    objects.set(key, body);
  };
  const lake: LakeContext = { store, files, readText, put };
  return {
    world,
    store,
    settings,
    idsSeen,
    lake,
    objects,
    write: createLakeWriter(lake),
    async rows(): Promise<Written[]> {
      const rows = [];
      for (const body of objects.values()) {
        const { buffer } = new Uint8Array(body);
        rows.push(...((await parquetReadObjects({ file: buffer })) as Written[]));
      }
      return rows;
    },
    /** Writes the objects as files below a folder. */
    save(folder: string): void {
      for (const [key, body] of objects) {
        const path = join(folder, key);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, body);
      }
    },
  };
}
