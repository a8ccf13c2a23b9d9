import { fileIdFor, fileStates, type StoreSettings } from '../../lambdas/store/index.ts';
import type { ArticleEvents, NewestEvent } from './article-events.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** Files whose states are read at once. */
const AT_ONCE = 100;

/**
 * Compares the table with the bucket, file by file, and has extracted again what the table does not have as the bucket
 * has it: a copy of an older table, or one that lost its last writes, is brought up to date so.
 *
 * @param isDamaged trust nothing that the table says
 * @returns how many files are extracted again, deleted ones included
 */
export async function extractMissing(
  settings: StoreSettings,
  events: ArticleEvents,
  isDamaged: boolean,
): Promise<number> {
  // An older event that waits does not bring what a newer one brought and the table lost.
  const waiting = new Set(events.inQueues().map(nameOf));
  const wanted = [...events.newest()].filter((event) => isDamaged || !waiting.has(nameOf(event)));
  let missing = 0;
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    for (const key of await missingOf(settings, some, isDamaged)) {
      events.sendAgain(key, isDamaged);
      missing += 1;
    }
  }
  return missing;
}

const nameOf = ({ key, sequencer }: NewestEvent) => `${sequencer} ${key}`;

async function missingOf(
  settings: StoreSettings,
  wanted: readonly NewestEvent[],
  isDamaged: boolean,
): Promise<string[]> {
  const idOf = (key: string) => fileIdFor(ARTICLES_BUCKET, key);
  if (isDamaged) return wanted.map(({ key }) => key);
  const states = await fileStates(
    settings,
    wanted.map(({ key }) => idOf(key)),
  );
  return wanted
    .filter(({ key, sequencer }) => {
      const state = states.get(idOf(key));
      return !state?.isDone || state.sequencer < sequencer;
    })
    .map(({ key }) => key);
}
