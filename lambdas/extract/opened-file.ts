import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import {
  type FileFacts,
  isJsonLines,
  MAX_ARTICLE_BYTES,
  type ReadResult,
  readFile,
  readJsonLines,
  UnreadableArticle,
} from '../articles/index.ts';
import type { Progress } from '../store/index.ts';
import type { FileEvent } from './events.ts';

/** The object is not what its event told of any more, or not there: a newer event tells of that. */
export class FileGone extends Error {
  constructor({ bucket, key }: FileEvent) {
    super(`s3://${bucket}/${key} was replaced or deleted since; the event of that does the rest.`);
    this.name = 'FileGone';
  }
}

/** One record of a file. */
export interface FileRecord {
  /** Its place in a file of many articles, from 1; 0 when it is the file's only one. */
  record: number;
  /** Where the next one begins, in bytes: 0 in a file that is read as a whole, and its size behind the last. */
  nextOffset: number;
  result: ReadResult;
}

/** A file whose records can be read, once. */
export interface OpenedFile {
  eTag: string;
  size: number;
  records: AsyncGenerator<FileRecord>;
}

/** Enough to tell what a file is. */
const FIRST_BYTES = 64 * 1024;

/**
 * Opens an object of the articles bucket: the very bytes that its event told of, or those that were read before.
 *
 * @throws {FileGone}
 */
export async function openFile(s3: S3Client, event: FileEvent, progress?: Progress): Promise<OpenedFile> {
  const eTag = progress?.eTag ?? event.eTag;
  const offset = progress?.offset ?? 0;
  const object = await getObject(s3, event, eTag, offset);
  const facts: FileFacts = {
    key: event.key,
    ...(object.ContentType !== undefined && { contentType: object.ContentType }),
    ...(object.Metadata !== undefined && { metadata: object.Metadata }),
  };
  const size = offset + (object.ContentLength ?? 0);
  const chunks = object.Body as AsyncIterable<Uint8Array>;
  const records = recordsOf(chunks, facts, size, progress);
  return { eTag: (object.ETag ?? '').replaceAll('"', ''), size, records };
}

async function getObject(s3: S3Client, event: FileEvent, eTag: string | undefined, offset: number) {
  try {
    return await s3.send(
      new GetObjectCommand({
        Bucket: event.bucket,
        Key: event.key,
        ...(eTag !== undefined && { IfMatch: `"${eTag}"` }),
        ...(offset > 0 && { Range: `bytes=${offset}-` }),
      }),
    );
  } catch (error) {
    const isGone =
      error instanceof NoSuchKey || (error instanceof Error && error.name === 'PreconditionFailed');
    throw isGone ? new FileGone(event) : error;
  }
}

async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
  facts: FileFacts,
  size: number,
  progress: Progress | undefined,
): AsyncGenerator<FileRecord> {
  if (progress && progress.offset > 0) {
    yield* readJsonLines(chunks, facts, progress);
    return;
  }
  const stream = chunks[Symbol.asyncIterator]();
  try {
    const first = await readUpTo(stream, FIRST_BYTES);
    if (isJsonLines(facts, first)) {
      yield* readJsonLines(joined(first, stream), facts, { offset: 0, record: 1 });
    } else {
      const results = await readWhole(first, stream, facts, size);
      const skipped = Math.max(0, (progress?.record ?? 0) - 1);
      for (const [index, result] of results.entries()) {
        const isLast = index === results.length - 1;
        const record = results.length === 1 ? 0 : index + 1;
        if (index >= skipped) yield { record, nextOffset: isLast ? size : 0, result };
      }
    }
  } finally {
    // Lets go of the connection when the rest is not read.
    await stream.return?.();
  }
}

async function readWhole(
  first: Uint8Array,
  stream: AsyncIterator<Uint8Array>,
  facts: FileFacts,
  size: number,
): Promise<ReadResult[]> {
  if (size > MAX_ARTICLE_BYTES) return [{ unreadable: tooLarge(size) }];
  const bytes = Buffer.concat([first, await readUpTo(stream, MAX_ARTICLE_BYTES + 1 - first.length)]);
  return bytes.length > MAX_ARTICLE_BYTES ? [{ unreadable: tooLarge(bytes.length) }] : readFile(bytes, facts);
}

/** Reads chunks until there are `most` bytes, or none are left. */
async function readUpTo(stream: AsyncIterator<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < most; ) {
    const next = await stream.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(chunks);
}

async function* joined(first: Uint8Array, stream: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value;
}

function tooLarge(size: number): UnreadableArticle {
  return new UnreadableArticle(
    'too-large',
    `The file has at least ${size} bytes, one article may have ${MAX_ARTICLE_BYTES}: split it, or make it JSON lines ` +
      '(one article a line), which may have any size.',
  );
}
