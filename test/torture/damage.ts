import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance.ts';

/** What is done to the table of a server that does not run. */
export const DAMAGES: Record<string, (table: string, chance: Chance) => void> = {
  'half of its last writes is cut off'(table) {
    for (const log of filesIn(table, /\.log$/)) truncateSync(log, Math.floor(statSync(log).size / 2));
  },
  'bytes of its last writes are flipped'(table, chance) {
    for (const log of filesIn(table, /\.log$/)) {
      const bytes = readFileSync(log);
      if (bytes.length === 0) continue;
      const place = chance.between(0, bytes.length - 1);
      for (let at = place; at < Math.min(bytes.length, place + 16); at++) bytes[at] = 0xff - (bytes[at] ?? 0);
      writeFileSync(log, bytes);
    }
  },
  'it is deleted'(table) {
    rmSync(table, { recursive: true, force: true });
  },
  'its list of files is halved'(table) {
    for (const manifest of filesIn(table, /^MANIFEST/))
      truncateSync(manifest, Math.floor(statSync(manifest).size / 2));
  },
};

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
}
