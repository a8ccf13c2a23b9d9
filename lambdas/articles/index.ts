import type { FileFacts, ReadResult } from './article.ts';
import { readRecords } from './records.ts';

export * from './article.ts';
export { MAX_ARTICLE_BYTES, MAX_TEXT_LENGTH } from './limits.ts';
export { type FileRecord, readRecords, type Start } from './records.ts';

/**
 * Reads the articles of a whole file, in order: one, or one for each item of a list (a JSON array, JSON lines, a feed,
 * an archive). Never rejects: whatever can't be read is a result with its reason.
 *
 * @example await readFile(bytes, { key: 'inbox/mayor.html', contentType: 'text/html' }) // [{ article: { text, title } }]
 */
export async function readFile(bytes: Uint8Array, facts: FileFacts): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for await (const { result } of readRecords(inMemory(bytes), facts, bytes.length)) results.push(result);
  return results;
}

async function* inMemory(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
