import { type FileFacts, type ReadResult, UnreadableArticle } from './article.ts';
import { ByteSource } from './byte-source.ts';
import { finished } from './finished.ts';
import { isJsonLines } from './format.ts';
import { emptyFile, readJsonLines } from './json-lines.ts';
import type { Part } from './part.ts';
import { HEAD_BYTES, partsOf } from './parts.ts';
import { readWarc, warcPackingOf } from './web-archive.ts';

/** One record of a file. */
export interface FileRecord {
  /** Its number in a file of several articles, from 1; 0 for the only article of a file. */
  record: number;
  /**
   * Where the next record begins, in bytes: 0 in a file that is read from its start each time, the file's size after
   * the last record.
   */
  nextOffset: number;
  result: ReadResult;
}

/** Where reading continues: the next record and where it begins, 0 if the file is read from its start each time. */
export interface Start {
  record: number;
  offset: number;
}

/**
 * Reads the records of a file of any format: articles, or reasons why they can't be read. Yields at least one. Throws
 * only errors of the byte source. Files of many articles are read as a stream, with one record in memory.
 *
 * @param chunks the file's bytes from `start.offset` on
 * @param size of the whole file, in bytes
 * @param start where earlier reading stopped
 * @example for await (const { record, result } of readRecords(body, { key }, size)) { ... }
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  facts: FileFacts,
  size: number,
  start: Start = { record: 1, offset: 0 },
): AsyncGenerator<FileRecord> {
  const source = new ByteSource(chunks, start.offset === 0 ? size : undefined);
  try {
    const head = await source.peek(HEAD_BYTES);
    const packing = warcPackingOf(head);
    if (packing !== undefined) {
      for await (const { record, nextOffset, result } of readWarc(source.read(), packing, facts, start)) {
        yield { record, nextOffset: Math.min(nextOffset, size), result };
      }
    } else if (start.offset > 0 || isJsonLines(facts, head)) {
      yield* readJsonLines(source.read(), facts, start);
    } else {
      yield* numbered(partsOf(source, facts), facts, size, start.record);
    }
  } finally {
    await source.close();
  }
}

async function* numbered(
  parts: AsyncGenerator<Part>,
  facts: FileFacts,
  size: number,
  from: number,
): AsyncGenerator<FileRecord> {
  const found = closed(parts);
  let record = 0;
  for (let next = await found.next(); !next.done; ) {
    const part = next.value;
    next = await found.next();
    record++;
    if (record < from) continue;
    const isOnlyOne = record === 1 && next.done === true;
    const result = await readPart(part, facts, !isOnlyOne || part.isListed === true);
    yield { record: isOnlyOne ? 0 : record, nextOffset: next.done ? size : 0, result };
  }
}

/** The parts; if reading fails, one more with the reason. */
async function* closed(parts: AsyncGenerator<Part>): AsyncGenerator<Part> {
  let isEmpty = true;
  try {
    for await (const part of parts) {
      isEmpty = false;
      yield part;
    }
    if (isEmpty) throw emptyFile();
  } catch (error) {
    if (!(error instanceof UnreadableArticle)) throw error;
    yield { read: () => Promise.reject(error) };
  }
}

async function readPart(part: Part, facts: FileFacts, many: boolean): Promise<ReadResult> {
  const { format, entry, encoding } = part;
  const known = { ...(entry !== undefined && { entry }), ...(format !== undefined && { format }) };
  try {
    const found = await part.read();
    const article = { ...known, ...(encoding !== undefined && { encoding }), ...found };
    const notes = [...(part.notes ?? []), ...(found.notes ?? [])];
    return { article: await finished({ ...article, ...(notes.length > 0 && { notes }) }, facts, many) };
  } catch (error) {
    if (error instanceof UnreadableArticle) return { unreadable: error, ...known, ...error.piece };
    throw error;
  }
}
