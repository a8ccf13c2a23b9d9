/**
 * How much memory files take to read, as JSON; in a process of its own:
 *
 *   node bench/file-memory.ts FILE...
 */
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readRecords } from '../lambdas/articles/index.ts';
import { peakMemory } from './peak-memory.mjs';

export interface FileRead {
  bytes: number;
  articles: number;
  failed: number;
  /** The most memory that the process has held so far, in bytes. */
  memory: number;
}

async function read(file: string): Promise<FileRead> {
  const bytes = statSync(file).size;
  const counts = { articles: 0, failed: 0 };
  for await (const { result } of readRecords(createReadStream(file), { key: basename(file) }, bytes)) {
    counts['article' in result ? 'articles' : 'failed']++;
  }
  return { bytes, ...counts, memory: peakMemory() };
}

const reads: FileRead[] = [];
for (const file of process.argv.slice(2)) reads.push(await read(file));
console.log(JSON.stringify(reads));
