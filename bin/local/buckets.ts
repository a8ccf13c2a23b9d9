import { createHash, randomUUID } from 'node:crypto';
import { deleteBody, joinBodies, StoredBody, writeBody } from './body.ts';
import type { Disk } from './disk.ts';
import { MAX_KEY_BYTES, MIN_PART_BYTES, UPLOAD_DAYS } from './limits.ts';

/** An S3 error response: its error code and HTTP status. */
export class S3Refusal extends Error {
  readonly code: string;
  readonly statusCode: number;
  constructor(code: string, message: string, statusCode: number) {
    super(message);
    this.name = 'S3Refusal';
    this.code = code;
    this.statusCode = statusCode;
  }
}

/** An object's metadata, under the names that the S3 routes use. */
interface ObjectHeaders {
  contentType: string;
  metadata: Record<string, string>;
  parts?: { partNumber: number; offset: number; length: number }[];
  [header: string]: unknown;
}

export interface ObjectFacts extends ObjectHeaders {
  key: string;
  contentLength: number;
  /** In quotation marks, as S3 returns it. */
  etag: string;
  lastModified: Date;
}

export interface ObjectChange {
  bucket: string;
  key: string;
  event:
    | 'ObjectCreated:Put'
    | 'ObjectCreated:Copy'
    | 'ObjectCreated:CompleteMultipartUpload'
    | 'ObjectRemoved:Delete';
  /** Absent for a deletion. */
  size?: number;
  etag?: string;
}

interface ObjectRow {
  key: string;
  body: number;
  size: number;
  etag: string;
  modified: number;
  headers: string;
}

interface PartRow {
  number: number;
  body: number;
  size: number;
  etag: string;
}

/**
 * The buckets on disk. The emulator's S3 routes and the ingest both use them. Each change of an object calls `changed`
 * inside the same transaction, so what that writes is committed or rolled back with the object.
 */
export class Buckets {
  readonly #disk: Disk;
  readonly #changed: (change: ObjectChange) => void;

  constructor(disk: Disk, changed: (change: ObjectChange) => void) {
    this.#disk = disk;
    this.#changed = changed;
    this.#dropOldUploads();
  }

  createBucket(name: string): void {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
      throw new S3Refusal('InvalidBucketName', `Not a valid bucket name: ${name}`, 400);
    }
    this.#disk.sql('INSERT OR IGNORE INTO buckets VALUES (?, ?)').run(name, Date.now());
  }

  hasBucket(name: string): boolean {
    return this.#disk.sql('SELECT 1 FROM buckets WHERE name = ?').get(name) !== undefined;
  }

  listBuckets(): { name: string; creationDate: Date }[] {
    const rows = this.#disk.sql('SELECT name, created FROM buckets ORDER BY name').all();
    return rows.map((row) => ({ name: String(row.name), creationDate: new Date(Number(row.created)) }));
  }

  deleteBucket(name: string): void {
    this.#need(name);
    if (this.#disk.sql('SELECT 1 FROM objects WHERE bucket = ? LIMIT 1').get(name)) {
      throw new S3Refusal('BucketNotEmpty', 'The bucket still holds objects: delete them first.', 409);
    }
    this.#disk.sql('DELETE FROM buckets WHERE name = ?').run(name);
  }

  getBucketType(_name: string): string {
    return 'general-purpose';
  }

  putObject(
    bucket: string,
    key: string,
    bytes: Buffer | StoredBody,
    contentType = 'application/octet-stream',
    metadata: Record<string, string> = {},
    systemHeaders: Record<string, string> = {},
    checksum?: { algorithm: string; value: string; type: string },
  ): ObjectFacts {
    this.#need(bucket, key);
    const headers: ObjectHeaders = { contentType, metadata, ...systemHeaders };
    if (checksum) {
      headers.checksumAlgorithm = checksum.algorithm;
      headers.checksumValue = checksum.value;
      headers.checksumType = checksum.type;
    }
    return this.#disk.transaction(() => {
      const { body, size, md5 } = writeBody(this.#disk, bytes);
      const event = bytes instanceof StoredBody ? 'ObjectCreated:Copy' : 'ObjectCreated:Put';
      return this.#replace(bucket, key, { body, size, etag: `"${md5.toString('hex')}"`, headers, event });
    });
  }

  /** @throws S3Refusal when there is no such object. */
  headObject(bucket: string, key: string): ObjectFacts {
    return factsOf(this.#row(bucket, key));
  }

  /** @throws S3Refusal when there is no such object. */
  getObject(bucket: string, key: string): ObjectFacts & { body: StoredBody } {
    const row = this.#row(bucket, key);
    return { ...factsOf(row), body: new StoredBody(this.#disk, row.body, 0, row.size) };
  }

  deleteObject(bucket: string, key: string): void {
    this.#need(bucket);
    this.#disk.transaction(() => {
      const row = this.#disk.sql('SELECT body FROM objects WHERE bucket = ? AND key = ?').get(bucket, key);
      if (!row) return;
      this.#disk.sql('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key);
      deleteBody(this.#disk, Number(row.body));
      this.#changed({ bucket, key, event: 'ObjectRemoved:Delete' });
    });
  }

  deleteObjects(bucket: string, keys: string[]): string[] {
    this.#disk.transaction(() => {
      for (const key of keys) this.deleteObject(bucket, key);
    });
    return keys;
  }

  /** In the order of the keys' UTF-8 bytes, as S3 lists them. */
  listObjects(
    bucket: string,
    options: {
      prefix?: string;
      delimiter?: string;
      maxKeys?: number;
      startAfter?: string;
      marker?: string;
    } = {},
  ): { objects: ObjectFacts[]; commonPrefixes: string[]; isTruncated: boolean } {
    this.#need(bucket);
    const { prefix = '', delimiter, maxKeys = 1000 } = options;
    const objects: ObjectFacts[] = [];
    const commonPrefixes: string[] = [];
    let after = options.startAfter || options.marker || '';
    if (delimiter && after.startsWith(prefix) && after.endsWith(delimiter)) after = pastAll(after);
    for (;;) {
      const row = this.#disk
        .sql('SELECT * FROM objects WHERE bucket = ? AND key > ? AND key >= ? ORDER BY key LIMIT 1')
        .get(bucket, after, prefix) as unknown as ObjectRow | undefined;
      if (!row?.key.startsWith(prefix)) return { objects, commonPrefixes, isTruncated: false };
      if (objects.length + commonPrefixes.length >= maxKeys)
        return { objects, commonPrefixes, isTruncated: true };
      const cut = delimiter ? row.key.indexOf(delimiter, prefix.length) : -1;
      if (delimiter && cut >= 0) {
        const common = row.key.slice(0, cut + delimiter.length);
        commonPrefixes.push(common);
        after = pastAll(common);
      } else {
        objects.push(factsOf(row));
        after = row.key;
      }
    }
  }

  createMultipartUpload(
    bucket: string,
    key: string,
    contentType = 'application/octet-stream',
    metadata: Record<string, string> = {},
    systemHeaders: Record<string, string> = {},
  ): string {
    this.#need(bucket, key);
    const id = randomUUID();
    const headers = JSON.stringify({ contentType, metadata, ...systemHeaders });
    this.#disk.sql('INSERT INTO uploads VALUES (?, ?, ?, ?, ?)').run(id, bucket, key, Date.now(), headers);
    return id;
  }

  uploadPart(
    upload: string,
    number: number,
    bytes: Buffer | StoredBody,
    checksumValue?: string,
  ): { etag: string; checksumValue: string | undefined } {
    this.#upload(upload);
    return this.#disk.transaction(() => {
      const old = this.#disk
        .sql('SELECT body FROM parts WHERE upload = ? AND number = ?')
        .get(upload, number);
      const { body, size, md5 } = writeBody(this.#disk, bytes);
      const etag = `"${md5.toString('hex')}"`;
      this.#disk
        .sql('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)')
        .run(upload, number, body, size, etag);
      if (old) deleteBody(this.#disk, Number(old.body));
      return { etag, checksumValue };
    });
  }

  completeMultipartUpload(upload: string, wanted: { partNumber: number; etag: string }[]): ObjectFacts {
    const { bucket, key, headers } = this.#upload(upload);
    this.#need(bucket);
    const stored = new Map(this.#parts(upload).map((part) => [part.number, part]));
    const parts = wanted.map(({ partNumber, etag }) => {
      const part = stored.get(partNumber);
      if (part?.etag.replaceAll('"', '') !== etag.replaceAll('"', '')) {
        throw new S3Refusal('InvalidPart', `Part ${partNumber} was not uploaded, or is another one.`, 400);
      }
      return part;
    });
    if (parts.length === 0) throw new S3Refusal('MalformedXML', 'The list of parts is empty.', 400);
    if (parts.some((part, i) => i > 0 && part.number <= (parts[i - 1]?.number ?? 0))) {
      throw new S3Refusal('InvalidPartOrder', 'The parts must be listed in ascending order.', 400);
    }
    if (parts.slice(0, -1).some((part) => part.size < MIN_PART_BYTES)) {
      throw new S3Refusal('EntityTooSmall', 'Each part but the last must have at least 5 MiB.', 400);
    }
    return this.#disk.transaction(() => {
      const digests = createHash('md5');
      let offset = 0;
      const boundaries = parts.map((part) => {
        digests.update(Buffer.from(part.etag.replaceAll('"', ''), 'hex'));
        offset += part.size;
        return { partNumber: part.number, offset: offset - part.size, length: part.size };
      });
      const used = new Set(parts.map((part) => part.body));
      for (const part of stored.values()) if (!used.has(part.body)) deleteBody(this.#disk, part.body);
      const body = joinBodies(this.#disk, [...used]);
      this.#disk.sql('DELETE FROM parts WHERE upload = ?').run(upload);
      this.#disk.sql('DELETE FROM uploads WHERE id = ?').run(upload);
      return this.#replace(bucket, key, {
        body,
        size: offset,
        etag: `"${digests.digest('hex')}-${parts.length}"`,
        headers: { ...headers, parts: boundaries },
        event: 'ObjectCreated:CompleteMultipartUpload',
      });
    });
  }

  abortMultipartUpload(upload: string): void {
    this.#upload(upload);
    this.#disk.transaction(() => {
      for (const part of this.#parts(upload)) deleteBody(this.#disk, part.body);
      this.#disk.sql('DELETE FROM parts WHERE upload = ?').run(upload);
      this.#disk.sql('DELETE FROM uploads WHERE id = ?').run(upload);
    });
  }

  #replace(
    bucket: string,
    key: string,
    to: { body: number; size: number; etag: string; headers: ObjectHeaders; event: ObjectChange['event'] },
  ): ObjectFacts {
    const old = this.#disk.sql('SELECT body FROM objects WHERE bucket = ? AND key = ?').get(bucket, key);
    const modified = Date.now();
    const headers = JSON.stringify(to.headers);
    this.#disk
      .sql('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(bucket, key, to.body, to.size, to.etag, modified, headers);
    if (old) deleteBody(this.#disk, Number(old.body));
    this.#changed({ bucket, key, event: to.event, size: to.size, etag: to.etag });
    return factsOf({ key, body: to.body, size: to.size, etag: to.etag, modified, headers });
  }

  #row(bucket: string, key: string): ObjectRow {
    this.#need(bucket);
    const row = this.#disk.sql('SELECT * FROM objects WHERE bucket = ? AND key = ?').get(bucket, key);
    if (!row) throw new S3Refusal('NoSuchKey', 'The specified key does not exist.', 404);
    return row as unknown as ObjectRow;
  }

  #upload(id: string): { bucket: string; key: string; headers: ObjectHeaders } {
    const row = this.#disk.sql('SELECT * FROM uploads WHERE id = ?').get(id);
    if (!row)
      throw new S3Refusal('NoSuchUpload', 'There is no such upload: it was completed or aborted.', 404);
    return { bucket: String(row.bucket), key: String(row.key), headers: JSON.parse(String(row.headers)) };
  }

  #parts(upload: string): PartRow[] {
    return this.#disk.sql('SELECT * FROM parts WHERE upload = ?').all(upload) as unknown as PartRow[];
  }

  #need(bucket: string, key?: string): void {
    if (!this.hasBucket(bucket)) throw new S3Refusal('NoSuchBucket', `There is no bucket ${bucket}.`, 404);
    if (key !== undefined && Buffer.byteLength(key) > MAX_KEY_BYTES) {
      throw new S3Refusal('KeyTooLongError', `A key may have at most ${MAX_KEY_BYTES} bytes in UTF-8.`, 400);
    }
  }

  #dropOldUploads(): void {
    const before = Date.now() - UPLOAD_DAYS * 86_400_000;
    const rows = this.#disk.sql('SELECT id FROM uploads WHERE started < ?').all(before);
    for (const row of rows) this.abortMultipartUpload(String(row.id));
  }
}

function factsOf(row: ObjectRow): ObjectFacts {
  const headers = JSON.parse(row.headers) as ObjectHeaders;
  return {
    ...headers,
    key: row.key,
    contentLength: row.size,
    etag: row.etag,
    lastModified: new Date(row.modified),
  };
}

/** A string that sorts after every string that begins with `prefix`: no character is greater than U+10FFFF. */
function pastAll(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
