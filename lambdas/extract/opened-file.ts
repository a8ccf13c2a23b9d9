import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { type FileFacts, type FileRecord, readRecords } from '../articles/index.ts';
import { defined } from '../model/defined.ts';
import type { ReadProgress } from '../store/index.ts';
import type { FileEvent } from './events.ts';

/** The object was replaced or deleted after its event; a newer event covers that. */
export class FileGone extends Error {
  constructor({ bucket, key }: FileEvent) {
    super(`s3://${bucket}/${key} was replaced or deleted since; the event of that does the rest.`);
    this.name = 'FileGone';
  }
}

/** A file whose records can be read, once. */
export interface OpenedFile {
  eTag: string;
  size: number;
  records: AsyncGenerator<FileRecord>;
}

/**
 * Opens an object of the articles bucket: exactly the bytes of its event, or those that were read before.
 *
 * @throws {FileGone}
 */
export async function openFile(s3: S3Client, event: FileEvent, progress?: ReadProgress): Promise<OpenedFile> {
  const eTag = progress?.eTag ?? event.eTag;
  const offset = progress?.offset ?? 0;
  const object = await getObject(s3, event, eTag, offset);
  const { ContentType: contentType, Metadata: metadata } = object;
  const facts: FileFacts = { key: event.key, ...defined({ contentType, metadata }) };
  const size = offset + (object.ContentLength ?? 0);
  const chunks = object.Body as AsyncIterable<Uint8Array>;
  const records = readRecords(chunks, facts, size, progress);
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
