import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchInbox } from '../bin/local/inbox.ts';
import type { Pipeline } from '../bin/local/pipeline.ts';
import type { Figures } from './part.ts';
import { median, millisecondsOf, rounded } from './statistics.ts';

const ROUNDS = 15;
/** Until nothing is in flight or at rest anywhere. */
const QUIET_MS = 3000;
/** Between two articles that are dropped one after the other. */
const APART_MS = 300;
const POLL_MS = 10;
/** An article that is not found by then is not found at all: it failed, or the index did. */
const DEADLINE_MS = 30_000;
const PREFIX = 'inbox/';

/** A short article with a word that no other has. */
const articleWith = (word: string) =>
  `The harbour of Selby Quay stays closed.\n\n“We will open the ${word} gate in the spring,” said Ilse Brandt, the mayor. ` +
  'She told reporters that nobody had asked for it.\n';

/**
 * Resolves as soon as a search finds a quote with the word.
 *
 * @param address of the API
 * @param deadline milliseconds from now
 * @throws {Error} if nothing is found by the deadline; it says what was answered last
 */
export async function untilFound(address: string, word: string, deadline = DEADLINE_MS): Promise<void> {
  const end = performance.now() + deadline;
  let last = 'there was none';
  while (performance.now() < end) {
    const response = await fetch(`${address}/quotes?q=${word}`);
    const body = await response.text();
    // The index refuses searches while it is incomplete: 503.
    if (response.ok && (JSON.parse(body) as { items: unknown[] }).items.length > 0) return;
    last = `${response.status} ${body}`;
    await sleep(POLL_MS);
  }
  throw new Error(`No quote with “${word}” is found within ${deadline} ms. The last answer: ${last}`);
}

/** How long it takes on an idle machine until an article is found by its words, from the moment it is dropped. */
export async function freshnessFigures(pipeline: Pipeline, base: string): Promise<Figures> {
  const { address, emulator, room } = pipeline;
  const { buckets } = emulator;
  const folder = join(base, 'inbox');
  await mkdir(folder);
  const inbox = await watchInbox({
    folder,
    prefix: PREFIX,
    buckets,
    retry: () => false,
    room,
    report: () => {},
  });
  const toBucket = async (word: string) => {
    buckets.putObject('articles', `${word}.txt`, Buffer.from(articleWith(word)));
  };
  const toInbox = (word: string) => writeFile(join(folder, `${word}.txt`), articleWith(word));
  let words = 0;
  const timesOf = async (drop: (word: string) => Promise<void>, before?: (word: string) => Promise<void>) => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await sleep(QUIET_MS);
      if (before) {
        await before(`earlier${words}`);
        await sleep(APART_MS);
      }
      const word = `fresh${words++}`;
      times.push(
        await millisecondsOf(async () => {
          await drop(word);
          await untilFound(address, word);
        }),
      );
    }
    return times;
  };
  try {
    const all = {
      'put into the bucket': await timesOf(toBucket),
      'put into the bucket 0.3 s after another': await timesOf(toBucket, toBucket),
      'written to the inbox': await timesOf(toInbox),
      'written to the inbox 0.3 s after another': await timesOf(toInbox, toInbox),
    };
    return {
      title: `Freshness: until an article that is dropped is found by its words, ${ROUNDS} each, ms`,
      rows: [
        ['', 'median', 'longest', 'expected of the longest'],
        ...Object.entries(all).map(([name, times]) => [
          name,
          rounded(median(times)),
          rounded(Math.max(...times)),
          '<= 2000',
        ]),
      ],
    };
  } finally {
    await inbox.close();
  }
}
