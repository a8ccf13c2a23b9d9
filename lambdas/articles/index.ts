import type { FileFacts, ReadResult } from './article.ts';
import { readRecords } from './records.ts';

export * from './article.ts';
export { type FileRecord, readRecords, type Start } from './records.ts';

/**
 * A whole file to its articles: one, or one for each item of a list (a JSON array, JSON lines, a feed, an archive), in
 * their order. Whatever can't be read is a result with its reason; nothing rejects.
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
