/** How fast the fixtures of one format are read, and in how much memory, as JSON; in a process of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from '../lambdas/articles/index.ts';
import { FORMATS } from './news.ts';
import { peakMemory } from './peak-memory.mjs';

export interface FormatSpeed {
  files: number;
  /** Of all of them together. */
  bytes: number;
  /** By processor time of all threads, which other programs on the machine hardly change. */
  filesPerProcessorSecond: number;
  /** The most memory that the process ever held, in bytes. */
  memory: number;
}

const WARM_UP = 5;
const ROUNDS = 50;

async function speed(format: string): Promise<FormatSpeed> {
  const folder = new URL(`${format}/`, FORMATS);
  const files = readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
  const readAll = async () => {
    for (const { name, bytes } of files) await readFile(bytes, { key: name });
  };
  for (let round = 0; round < WARM_UP; round++) await readAll();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) await readAll();
  const { user, system } = process.cpuUsage(before);
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    filesPerProcessorSecond: (ROUNDS * files.length * 1e6) / (user + system),
    memory: peakMemory(),
  };
}

if (import.meta.main) console.log(JSON.stringify(await speed(process.argv[2] ?? '')));
