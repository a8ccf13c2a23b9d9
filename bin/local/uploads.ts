import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Buckets } from './buckets.ts';
import { CONTENT_TYPES, storedEtag } from './dropped-files.ts';
import { ARTICLES_BUCKET } from './emulator.ts';
import { MAX_FILE_NAME_LENGTH } from './limits.ts';

const PREFIX = 'uploads/';

/** Valid file names: no folders, no hidden files, no invisible characters. */
const NAME = /^(?!\.)[^/\\\p{Cc}\p{Bidi_Control}]+$/u;

/** The result of an upload. */
export interface Uploaded {
  key: string;
  /** `unchanged`: the stored file has the same bytes. */
  status: 'queued' | 'unchanged';
}

/** The name in a path `/uploads/{filename}`; undefined for any other path, null for an invalid name. */
export function uploadNameIn(path: string): string | null | undefined {
  const [, given, rest] = /^\/uploads\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  if (given === undefined) return undefined;
  try {
    const name = decodeURIComponent(given).normalize('NFC');
    return rest === undefined && NAME.test(name) && name.length <= MAX_FILE_NAME_LENGTH ? name : null;
  } catch {
    return null;
  }
}

/**
 * Puts a file into the articles bucket under `uploads/`, replacing an earlier one of the same name.
 *
 * @param retry retries a file whose event is a dead letter; returns whether there was one
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
