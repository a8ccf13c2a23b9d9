import { fileIdFor, fileStates, type StoreSettings } from '../../lambdas/store/index.ts';
import type { ArticleEvents, NewestEvent } from './article-events.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** How many files' states are read at the same time. */
const AT_ONCE = 100;

/**
 * Compares the table with the bucket, file by file, and sends new events for files that differ, so that they are
 * extracted again. This brings an older copy of the table, or one that lost its last writes, up to date.
 *
 * @param isDamaged extracts every file again
 * @returns how many files are extracted again, including deleted ones
 */
export async function extractMissing(
  settings: StoreSettings,
  events: ArticleEvents,
  isDamaged: boolean,
): Promise<number> {
  // An older event in the queue doesn't restore what the table lost of a newer one.
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
