import { constants, gunzipSync, inflateRawSync } from 'node:zlib';
import { type FileFacts, type ReadResult, UnreadableArticle } from './article.ts';
import type { ByteSource } from './byte-source.ts';
import { finished } from './finished.ts';
import { unpacked } from './formats/archives.ts';
import { isWarc, readWarcRecord } from './formats/warc.ts';
import { gzipHeaderLength, packedWarcRecords, type WarcRecord, warcRecords } from './formats/warc-records.ts';
import type { Part } from './part.ts';

/** A record of a web archive that holds a page, or should. */
export interface ArchivedPage {
  /** Its number among all records of the archive, from 1. */
  record: number;
  /** Where the next record begins, in bytes from the start of the file; 0 if reading can only begin at the start. */
  nextOffset: number;
  result: ReadResult;
}

/** How a web archive is compressed: not at all, record by record, or as a whole. */
export type WarcPacking = 'none' | 'by-record' | 'whole';

/** Enough of a compressed file to detect this. */
const SAMPLE = 2048;

/** How a web archive is compressed; undefined if the file is not a web archive. */
export function warcPackingOf(head: Uint8Array): WarcPacking | undefined {
  if (isWarc(head)) return 'none';
  const header = gzipHeaderLength(Buffer.from(head));
  if (header === undefined) return undefined;
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (!isWarc(gunzipSync(head.subarray(0, SAMPLE), options))) return undefined;
    const { engine } = inflateRawSync(head.subarray(header), { ...options, info: true }) as unknown as {
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten < head.length - header ? 'by-record' : 'whole';
  } catch {
    return undefined;
  }
}

/**
 * The pages of a web archive, record by record, or reasons for pages that can't be read. A whole archive without any
 * page gives one reason.
 *
 * @param chunks the file's bytes from `start.offset` on
 */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  packing: WarcPacking,
  facts: FileFacts,
  start: { record: number; offset: number },
): AsyncGenerator<ArchivedPage> {
  // If reading can only begin at the start, records that were read before are read again.
  let record = packing === 'whole' ? 0 : start.record - 1;
  let isEmpty = start.record === 1;
  try {
    for await (const found of recordsIn(chunks, packing)) {
      record++;
      if (record < start.record) continue;
      const result = await resultOf(found, facts);
      if (result === undefined) continue;
      isEmpty = false;
      yield { record, nextOffset: packing === 'whole' ? 0 : start.offset + found.end, result };
    }
    if (isEmpty) throw noPages();
  } catch (error) {
    if (!(error instanceof UnreadableArticle)) throw error;
    yield {
      record: Math.max(record, 1) + (isEmpty ? 0 : 1),
      nextOffset: Number.MAX_SAFE_INTEGER,
      result: { unreadable: error, format: 'warc' },
    };
  }
}

/** The same for an archive inside another archive. */
export async function* warcParts(source: ByteSource): AsyncGenerator<Part> {
  let isEmpty = true;
  for await (const found of warcRecords(source.read())) {
    const article = await readWarcRecord(found).catch((error: unknown) => error);
    if (article === undefined) continue;
    isEmpty = false;
    yield {
      format: 'warc',
      isListed: true,
      read: () => (article instanceof Error ? Promise.reject(article) : (article as never)),
    };
  }
  if (isEmpty) throw noPages();
}

function recordsIn(chunks: AsyncIterable<Uint8Array>, packing: WarcPacking): AsyncGenerator<WarcRecord> {
  if (packing === 'by-record') return packedWarcRecords(chunks);
  return warcRecords(packing === 'whole' ? unpacked(chunks, 'gzip') : chunks);
}

async function resultOf(found: WarcRecord, facts: FileFacts): Promise<ReadResult | undefined> {
  try {
    const article = await readWarcRecord(found);
    return article && { article: await finished({ ...article, format: 'warc' }, facts, true) };
  } catch (error) {
    if (error instanceof UnreadableArticle) return { unreadable: error, format: 'warc' };
    throw error;
  }
}

function noPages(): UnreadableArticle {
  return new UnreadableArticle(
    'no-text',
    'The web archive has no HTML pages and no texts: drop one that has.',
  );
}
