import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Buckets } from './buckets.ts';
import { CONTENT_TYPES, storedEtag } from './dropped-files.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** The most bytes of a file that the page takes in; larger ones go into the inbox or through S3. */
export const MOST_UPLOAD_BYTES = 64 * 1024 * 1024;
const LONGEST_NAME = 200;
const PREFIX = 'uploads/';

/** What a file's name must be like: no folder, no hidden file, nothing that can't be seen. */
const NAME = /^(?!\.)[^/\\\p{Cc}\p{Bidi_Control}]+$/u;

/** What became of an upload. */
export interface Uploaded {
  key: string;
  /** `unchanged`: the same bytes lie there already, and were read. */
  status: 'queued' | 'unchanged';
}

/** The name in a path `/uploads/{filename}`; undefined for any other path, null for a name that no file may have. */
export function uploadNameIn(path: string): string | null | undefined {
  const [, given, rest] = /^\/uploads\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  if (given === undefined) return undefined;
  try {
    const name = decodeURIComponent(given).normalize('NFC');
    return rest === undefined && NAME.test(name) && name.length <= LONGEST_NAME ? name : null;
  } catch {
    return null;
  }
}

/**
 * Puts a file into the articles bucket under `uploads/`, in place of an earlier one of its name.
 *
 * @param retry tries a file again that was given up; returns whether it was
 */
export function upload(
  buckets: Buckets,
  retry: (key: string) => boolean,
  name: string,
  bytes: Buffer,
): Uploaded {
  const key = `${PREFIX}${name}`;
  if (storedEtag(buckets, ARTICLES_BUCKET, key) === `"${createHash('md5').update(bytes).digest('hex')}"`)
    return { key, status: retry(key) ? 'queued' : 'unchanged' };
  buckets.putObject(ARTICLES_BUCKET, key, bytes, CONTENT_TYPES[extname(name).toLowerCase()]);
  return { key, status: 'queued' };
}
