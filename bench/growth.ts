/**
 * What an ever longer text of one kind costs the engine, as JSON. A process of its own, so that its memory is the
 * engine's:
 *
 *   node bench/growth.ts KIND
 */
import { attribute } from '../lambdas/attribution/index.ts';
import { newsText } from './news.ts';
import { peakMemory } from './peak-memory.mjs';
import { median, processorMillisecondsOf } from './statistics.ts';

/** One length of text. */
export interface Step {
  /** UTF-16 code units. */
  length: number;
  /** Processor time in milliseconds, of all threads. */
  milliseconds: number;
  /** The most memory that the process has held so far, in bytes. */
  memory: number;
}

const STEPS = [
  { length: 20_000, rounds: 3 },
  { length: 200_000, rounds: 1 },
  { length: 1_000_000, rounds: 1 },
];
const WARM_UP = 1;

/** A quotation mark in every five characters, hardly any of which close what another one opened. */
const MARKS = '"a in “b it ‘c as «d to "e at "f of ”g by „h so \'i me»j ';

/** How a text of each kind is made. */
export const KINDS: Record<string, (length: number) => Promise<string>> = {
  news: newsText,
  'news, one line': async (length) => (await newsText(length)).replaceAll('\n', ' '),
  'no blanks': async (length) => (await newsText(length)).replace(/\s/g, 'x'),
  'quotation marks': async (length) => MARKS.repeat(Math.ceil(length / MARKS.length)).slice(0, length),
};

async function growth(kind: string): Promise<Step[]> {
  const make = KINDS[kind];
  if (!make)
    throw new RangeError(`There is no kind of text called ${kind}; there are: ${Object.keys(KINDS)}.`);
  const steps: Step[] = [];
  for (let round = 0; round < WARM_UP; round++) await attribute(await newsText(20_000));
  for (const { length, rounds } of STEPS) {
    const text = await make(length);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await processorMillisecondsOf(() => attribute(text)));
    steps.push({ length, milliseconds: median(times), memory: peakMemory() });
  }
  return steps;
}

if (import.meta.main) console.log(JSON.stringify(await growth(process.argv[2] ?? '')));
