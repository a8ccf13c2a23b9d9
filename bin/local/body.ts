import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Disk } from './disk.ts';

const CHUNK_BYTES = 1024 * 1024;

/** The object was overwritten or deleted while it was being read; the bytes read so far must be discarded. */
export class BodyGone extends Error {
  constructor() {
    super('The object changed while it was read; read it again.');
    this.name = 'BodyGone';
  }
}

/**
 * The bytes of a stored object, or a range of them, read in chunks, so memory use doesn't grow with the object. Has the
 * members of Buffer that the S3 routes use: `length` and `subarray`.
 */
export class StoredBody extends Readable {
  readonly length: number;
  readonly #disk: Disk;
  readonly #body: number;
  readonly #start: number;
  #chunks: Iterator<Buffer> | undefined;

  constructor(disk: Disk, body: number, start: number, length: number) {
    super();
    this.#disk = disk;
    this.#body = body;
    this.#start = start;
    this.length = length;
  }

  /** Where its bytes are. */
  get range(): { body: number; start: number; length: number } {
    return { body: this.#body, start: this.#start, length: this.length };
  }

  subarray(start: number, end: number): StoredBody {
    return new StoredBody(this.#disk, this.#body, this.#start + start, Math.min(end, this.length) - start);
  }

  /** @throws BodyGone */
  *chunks(): Generator<Buffer> {
    const end = this.#start + this.length;
    for (let position = this.#start; position < end; ) {
      const piece = this.#disk
        .sql(
          `SELECT start, bytes FROM pieces JOIN chunks ON chunks.id = pieces.chunk
           WHERE body = ? AND start <= ? ORDER BY start DESC LIMIT 1`,
        )
        .get(this.#body, position) as { start: number; bytes: Uint8Array } | undefined;
      if (!piece) throw new BodyGone();
      const from = position - piece.start;
      const bytes = Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.byteLength);
      const part = bytes.subarray(from, Math.min(bytes.length, end - piece.start));
      if (part.length === 0) throw new BodyGone();
      position += part.length;
      yield part;
    }
  }

  override _read(): void {
    this.#chunks ??= this.chunks();
    try {
      const { value, done } = this.#chunks.next();
      this.push(done ? null : value);
    } catch (error) {
      this.destroy(error as Error);
    }
  }
}

/** Writes bytes as a new body. Must be called inside a transaction. */
export function writeBody(
  disk: Disk,
  bytes: Buffer | StoredBody,
): { body: number; size: number; md5: Buffer } {
  const body = disk.next('body');
  const hash = createHash('md5');
  let size = 0;
  for (const chunk of bytes instanceof StoredBody ? bytes.chunks() : split(bytes)) {
    hash.update(chunk);
    const { lastInsertRowid } = disk.sql('INSERT INTO chunks (bytes) VALUES (?)').run(chunk);
    disk.sql('INSERT INTO pieces VALUES (?, ?, ?, ?)').run(body, size, chunk.length, lastInsertRowid);
    size += chunk.length;
  }
  return { body, size, md5: hash.digest() };
}

/**
 * Joins bodies into a new one without copying their bytes, and removes the old ones. Must be called inside a
 * transaction.
 */
export function joinBodies(disk: Disk, bodies: number[]): number {
  const joined = disk.next('body');
  let offset = 0;
  for (const body of bodies) {
    const size = Number(disk.sql('SELECT TOTAL(size) AS size FROM pieces WHERE body = ?').get(body)?.size);
    disk.sql('UPDATE pieces SET body = ?, start = start + ? WHERE body = ?').run(joined, offset, body);
    offset += size;
  }
  return joined;
}

/** Frees a body's bytes. Must be called inside a transaction. */
export function deleteBody(disk: Disk, body: number): void {
  disk.sql('DELETE FROM chunks WHERE id IN (SELECT chunk FROM pieces WHERE body = ?)').run(body);
  disk.sql('DELETE FROM pieces WHERE body = ?').run(body);
}

function* split(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
    yield bytes.subarray(start, start + CHUNK_BYTES);
}
