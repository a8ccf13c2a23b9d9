/** How fast the engine reads articles, and in how much memory, as JSON; in a process of its own. */
import { attribute } from '../lambdas/attribution/index.ts';
import { devArticles } from './news.ts';
import { peakMemory } from './peak-memory.mjs';
import { median, millisecondsOf } from './statistics.ts';

export interface Speed {
  articles: string;
  rounds: number;
  /** Of a round over all articles, the median of all rounds. */
  articlesPerSecond: number;
  megabytesPerSecond: number;
  /** The same by processor time of all threads, which other programs on the machine hardly change. */
  articlesPerProcessorSecond: number;
  /** The most memory that the process ever held, in bytes. */
  memory: number;
  /** What of it is in use between two articles: the rest is garbage that was not collected yet, and Node itself. */
  heap: number;
}

const WARM_UP = 1;
const ROUNDS = 3;

async function speed(): Promise<Speed> {
  const { name, articles } = await devArticles();
  const texts = articles.map(({ text }) => text);
  const readAll = async () => {
    for (const text of texts) await attribute(text);
  };
  for (let round = 0; round < WARM_UP; round++) await readAll();
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) times.push(await millisecondsOf(readAll));
  const { user, system } = process.cpuUsage(before);
  const seconds = median(times) / 1000;
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const memory = peakMemory();
  globalThis.gc?.();
  return {
    articles: name,
    rounds: ROUNDS,
    articlesPerSecond: texts.length / seconds,
    megabytesPerSecond: bytes / 1e6 / seconds,
    articlesPerProcessorSecond: (ROUNDS * texts.length * 1e6) / (user + system),
    memory,
    heap: process.memoryUsage().heapUsed,
  };
}

if (import.meta.main) console.log(JSON.stringify(await speed()));
