import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Buckets } from './buckets.ts';

/** The part size of multipart uploads. It equals the AWS CLI's, so ETags are the same. */
const PART_BYTES = 8 * 1024 * 1024;

export const CONTENT_TYPES: Record<string, string> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.json': 'application/json',
  '.jsonl': 'application/x-ndjson',
  '.ndjson': 'application/x-ndjson',
  '.xml': 'application/xml',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.eml': 'message/rfc822',
  '.mbox': 'application/mbox',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.rtf': 'application/rtf',
  '.zip': 'application/zip',
  '.tar': 'application/x-tar',
  '.gz': 'application/gzip',
  '.zst': 'application/zstd',
  '.warc': 'application/warc',
};

/** A path that the user gave can't be used; nothing was started. */
export class UnusablePath extends Error {
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.name = 'UnusablePath';
  }
}

/** @throws UnusablePath if a path is missing, unreadable, or neither a file nor a folder. */
export async function checkPaths(paths: string[]): Promise<void> {
  for (const path of paths) {
    try {
      const facts = await stat(path);
      if (!facts.isFile() && !facts.isDirectory())
        throw new UnusablePath(path, 'is neither a file nor a folder.');
      await access(path, facts.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    } catch (error) {
      throw error instanceof UnusablePath ? error : new UnusablePath(path, reasonOf(error));
    }
  }
}

/** A readable message for a file system error. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file or folder.',
    EACCES: 'may not be read by you.',
    EPERM: 'may not be read by you.',
    ENOTDIR: 'a part of the path is a file, not a folder.',
    ELOOP: 'links lead round in a circle.',
    ENAMETOOLONG: 'the name is too long.',
  };
  return reasons[code ?? ''] ?? message;
}

/**
 * The files at the given paths, with folders searched recursively, in a stable order. Hidden files and `node_modules`
 * are skipped unless they are given explicitly. Links to files are followed, links to folders are not (they may form
 * cycles).
 *
 * @param onProblem called for each subfolder that can't be read
 * @param except a folder to skip
 */
export async function* filesUnder(
  paths: string[],
  onProblem: (path: string, reason: string) => void,
  except?: string,
): AsyncGenerator<string> {
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) yield* filesInFolder(path, onProblem, except);
    else yield path;
  }
}

async function* filesInFolder(
  folder: string,
  onProblem: (path: string, reason: string) => void,
  except: string | undefined,
): AsyncGenerator<string> {
  let entries: Awaited<ReturnType<typeof readFolder>>;
  try {
    entries = await readFolder(folder);
  } catch (error) {
    onProblem(folder, reasonOf(error));
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (isLeftOut(entry.name) || path === except) continue;
    if (entry.isDirectory()) yield* filesInFolder(path, onProblem, except);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path)))) yield path;
  }
}

async function readFolder(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function leadsToFile(link: string): Promise<boolean> {
  return stat(link).then(
    (facts) => facts.isFile(),
    () => false,
  );
}

/** Whether a file or subfolder of this name is skipped. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/**
 * The key that a file gets in the bucket: its path inside `base`; for a file elsewhere its folder's name, a hash of the
 * folder's path, and its own name. A file has the same key however its path is written, and no two files share one.
 *
 * @example
 * keyOf('/home/ada/whosaid/samples/budget.txt', '/home/ada/whosaid') // 'samples/budget.txt'
 * keyOf('/data/news/budget.txt', '/home/ada/whosaid')                // 'news~4k2tq5yd/budget.txt'
 */
export function keyOf(file: string, base: string): string {
  const path = resolve(base, file);
  return pathInside(base, path) ?? `${markedFolder(dirname(path))}/${basename(path)}`;
}

/** The key prefix of the files directly in a folder. */
export function prefixOf(folder: string, base: string): string {
  return `${pathInside(base, folder) ?? markedFolder(resolve(folder))}/`;
}

function pathInside(base: string, path: string): string | undefined {
  const inside = relative(base, path);
  const isOutside = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? undefined : inside.split(sep).join('/');
}

function markedFolder(folder: string): string {
  const mark = BigInt(`0x${createHash('sha256').update(folder).digest('hex').slice(0, 10)}`).toString(36);
  return `${basename(folder) || 'root'}~${mark}`;
}

/**
 * Puts a file into a bucket under a key, unless the object there has the same bytes. Holds one part in memory at a
 * time.
 *
 * @returns whether it was written
 * @throws file system errors, and S3Refusal if the key is too long
 */
export async function putFile(buckets: Buckets, bucket: string, key: string, file: string): Promise<boolean> {
  const { size } = await stat(file);
  const stored = storedEtag(buckets, bucket, key);
  const contentType = CONTENT_TYPES[extname(file).toLowerCase()];
  if (size <= PART_BYTES) {
    const bytes = await readFile(file);
    if (stored === `"${createHash('md5').update(bytes).digest('hex')}"`) return false;
    buckets.putObject(bucket, key, bytes, contentType);
    return true;
  }
  if (stored !== undefined && stored === (await multipartEtag(file))) return false;
  const upload = buckets.createMultipartUpload(bucket, key, contentType);
  try {
    const parts: { partNumber: number; etag: string }[] = [];
    for await (const part of partsOf(file)) {
      const partNumber = parts.length + 1;
      parts.push({ partNumber, etag: buckets.uploadPart(upload, partNumber, part).etag });
    }
    buckets.completeMultipartUpload(upload, parts);
    return true;
  } catch (error) {
    buckets.abortMultipartUpload(upload);
    throw error;
  }
}

/** The ETag of an object; undefined if the object doesn't exist. */
export function storedEtag(buckets: Buckets, bucket: string, key: string): string | undefined {
  const [first] = buckets.listObjects(bucket, { prefix: key, maxKeys: 1 }).objects;
  return first?.key === key ? first.etag : undefined;
}

async function multipartEtag(file: string): Promise<string> {
  const digests = createHash('md5');
  let count = 0;
  for await (const part of partsOf(file)) {
    digests.update(createHash('md5').update(part).digest());
    count++;
  }
  return `"${digests.digest('hex')}-${count}"`;
}

async function* partsOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    for (;;) {
      const part = Buffer.allocUnsafe(PART_BYTES);
      let filled = 0;
      while (filled < PART_BYTES) {
        const { bytesRead } = await handle.read(part, filled, PART_BYTES - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled > 0) yield part.subarray(0, filled);
      if (filled < PART_BYTES) return;
    }
  } finally {
    await handle.close();
  }
}
