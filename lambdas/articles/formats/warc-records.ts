import { createInflateRaw, type InflateRaw } from 'node:zlib';
import { UnreadableArticle } from '../article.ts';
import { MAX_WARC_RECORD_BYTES } from '../limits.ts';

/** One record of a web archive. */
export interface WarcRecord {
  /** By lower-case names. */
  headers: ReadonlyMap<string, string>;
  block: Uint8Array;
  /** Where the next record begins, in bytes from where reading began. */
  end: number;
  /** Why it could not be read. */
  problem?: UnreadableArticle;
}

const MOST_HEADER = 64 * 1024;
const START = Buffer.from('WARC/');

/** Reads given numbers of bytes from a stream. */
class Taker {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #kept: Buffer = Buffer.alloc(0);
  #isDone = false;
  /** How many bytes have been read. */
  taken = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At least `length` bytes, or all that are left, without consuming them. */
  async peek(length: number): Promise<Buffer> {
    const parts = [this.#kept];
    let have = this.#kept.length;
    while (have < length && !this.#isDone) {
      const next = await this.#chunks.next();
      if (next.done) this.#isDone = true;
      else {
        parts.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength));
        have += next.value.length;
      }
    }
    if (parts.length > 1) this.#kept = Buffer.concat(parts, have);
    return this.#kept;
  }

  async take(length: number): Promise<Buffer> {
    const bytes = (await this.peek(length)).subarray(0, length);
    this.drop(bytes.length);
    return bytes;
  }

  /** Skips bytes. Returns how many there were. */
  async skip(length: number): Promise<number> {
    let left = length;
    while (left > 0) {
      const bytes = await this.peek(1);
      if (bytes.length === 0) break;
      const some = Math.min(left, bytes.length);
      this.drop(some);
      left -= some;
    }
    return length - left;
  }

  drop(length: number): void {
    this.#kept = this.#kept.subarray(length);
    this.taken += length;
  }
}

/**
 * The records of an uncompressed web archive. A broken record, or one with a wrong length, is reported, and reading
 * continues at the next line that begins a record. Records beyond the limit are skipped; of pages that is reported.
 *
 * @param isShortened whether the end of a record beyond the limit may be missing
 */
export async function* warcRecords(
  chunks: AsyncIterable<Uint8Array>,
  isShortened = false,
): AsyncGenerator<WarcRecord> {
  const bytes = new Taker(chunks);
  for (;;) {
    await dropBlankLines(bytes);
    const head = await bytes.peek(START.length);
    if (head.length === 0) return;
    if (!head.subarray(0, START.length).equals(START)) {
      await toNextRecord(bytes);
      yield brokenRecord(
        bytes.taken,
        'a record does not begin as one: the length of the one before it is wrong',
      );
      continue;
    }
    const window = (await bytes.peek(MOST_HEADER)).subarray(0, MOST_HEADER);
    const crlf = window.indexOf('\r\n\r\n');
    // No further, because the rest may be a large file.
    const lf = window.subarray(0, crlf === -1 ? undefined : crlf).indexOf('\n\n');
    const isLoose = crlf === -1 || lf !== -1;
    const headerEnd = isLoose ? lf : crlf;
    const headers = headerEnd === -1 ? new Map<string, string>() : headersIn(window.subarray(0, headerEnd));
    const length = lengthIn(headers);
    if (headerEnd === -1 || length === undefined) {
      bytes.drop(START.length);
      await toNextRecord(bytes);
      yield brokenRecord(bytes.taken, 'a record’s header is broken');
      continue;
    }
    bytes.drop(headerEnd + (isLoose ? 2 : 4));
    if (length > MAX_WARC_RECORD_BYTES) {
      const isPage = isLargePage(headers, (await bytes.peek(MOST_HEADER)).subarray(0, MOST_HEADER));
      const skipped = await bytes.skip(length);
      if (skipped < length && !isShortened)
        yield brokenRecord(bytes.taken, 'it ends inside of a record, as if cut off', headers);
      else if (isPage)
        yield { headers, block: new Uint8Array(), end: bytes.taken, problem: tooLarge(length) };
      continue;
    }
    const block = await bytes.take(length);
    if (block.length < length) {
      yield brokenRecord(bytes.taken, 'it ends inside of a record, as if cut off', headers);
      return;
    }
    await dropBlankLines(bytes);
    yield { headers, block, end: bytes.taken };
  }
}

/**
 * The records of a web archive in which each is a separate gzip member, as crawlers write them, so that reading can
 * begin at any of them. A broken member is reported, and reading continues at the next one.
 */
export async function* packedWarcRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord> {
  const bytes = new Taker(chunks);
  for (;;) {
    const head = await bytes.peek(18);
    if (head.length === 0) return;
    const member = await inflatedMember(bytes);
    if (member === undefined) {
      await toNextMember(bytes);
      yield brokenRecord(bytes.taken, 'a packed record is broken or cut off');
      continue;
    }
    const { content, isShortened } = member;
    for await (const record of warcRecords(once(content), isShortened)) {
      yield { ...record, end: bytes.taken };
    }
  }
}

/** Whether a record is a page, by its headers and the beginning of its block. */
function isLargePage(headers: ReadonlyMap<string, string>, start: Buffer): boolean {
  const isHtml = (type: string | undefined) => /html/i.test(type ?? '');
  switch (headers.get('warc-type')) {
    case 'conversion':
      return true;
    case 'resource':
      return isHtml(headers.get('content-type'));
    case 'response':
      return (
        isHtml(headers.get('warc-identified-payload-type')) ||
        isHtml(/^content-type:(.*)$/im.exec(start.toString('latin1').split(/\r?\n\r?\n/, 1)[0]!)?.[1])
      );
    default:
      return false;
  }
}

function tooLarge(length: number): UnreadableArticle {
  return new UnreadableArticle(
    'too-large',
    `A page has ${length} bytes, more than ${MAX_WARC_RECORD_BYTES}: drop its text by itself.`,
  );
}

/** The content of a gzip member, up to the limit of a record; undefined if it is broken. */
async function inflatedMember(
  bytes: Taker,
): Promise<{ content: Uint8Array; isShortened: boolean } | undefined> {
  const header = gzipHeaderLength(await bytes.peek(4096));
  if (header === undefined) return undefined;
  bytes.drop(header);
  const inflate = createInflateRaw();
  const parts: Uint8Array[] = [];
  let length = 0;
  let isEnded = false;
  let isBroken = false;
  inflate.on('data', (part: Uint8Array) => {
    length += part.length;
    if (length <= MAX_WARC_RECORD_BYTES + MOST_HEADER) parts.push(part);
  });
  inflate.on('end', () => {
    isEnded = true;
  });
  inflate.on('error', () => {
    isBroken = true;
  });
  let consumed = 0;
  for (;;) {
    const chunk = await bytes.peek(1);
    if (chunk.length === 0) break;
    const piece = chunk.subarray(0, 65_536);
    await written(inflate, piece, () => isBroken);
    const used = inflate.bytesWritten - consumed;
    consumed = inflate.bytesWritten;
    bytes.drop(Math.min(used, piece.length));
    if (isBroken || used < piece.length) break;
  }
  await new Promise((resolve) => setImmediate(resolve));
  inflate.destroy();
  const isWhole = !isBroken && (isEnded || length > 0) && (await bytes.peek(8)).length >= 8;
  if (!isWhole) return undefined;
  bytes.drop(8);
  return { content: Buffer.concat(parts), isShortened: length > MAX_WARC_RECORD_BYTES + MOST_HEADER };
}

function written(inflate: InflateRaw, piece: Uint8Array, isBroken: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isBroken()) {
      resolve();
      return;
    }
    inflate.once('error', () => resolve());
    inflate.write(piece, () => resolve());
  });
}

/**
 * The length of a gzip member's header, by RFC 1952: ten bytes, then optional fields by the flags; undefined if it is
 * no header.
 */
export function gzipHeaderLength(bytes: Buffer): number | undefined {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return undefined;
  const flags = bytes[3]!;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return at < bytes.length ? at : undefined;
}

async function toNextMember(bytes: Taker): Promise<void> {
  await dropUntil(bytes, (window) => {
    for (let at = window.indexOf(0x1f, 1); at !== -1; at = window.indexOf(0x1f, at + 1)) {
      if (window[at + 1] === 0x8b && window[at + 2] === 8) return at;
    }
    return -1;
  });
}

async function toNextRecord(bytes: Taker): Promise<void> {
  await dropUntil(bytes, (window) => {
    const at = window.indexOf('\nWARC/1.');
    return at === -1 ? -1 : at + 1;
  });
}

/** Skips bytes up to the position that `find` returns, or all. */
async function dropUntil(bytes: Taker, find: (window: Buffer) => number): Promise<void> {
  for (;;) {
    const window = await bytes.peek(65_536);
    const at = find(window);
    if (at !== -1) {
      bytes.drop(at);
      return;
    }
    if (window.length < 16) {
      bytes.drop(window.length);
      return;
    }
    bytes.drop(window.length - 15);
    if ((await bytes.peek(16)).length < 16) {
      bytes.drop((await bytes.peek(16)).length);
      return;
    }
  }
}

async function dropBlankLines(bytes: Taker): Promise<void> {
  for (;;) {
    const window = await bytes.peek(4);
    const at = window.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
    bytes.drop(at === -1 ? window.length : at);
    if (at !== -1 || window.length === 0) return;
  }
}

function headersIn(bytes: Buffer): Map<string, string> {
  const lines = bytes
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(1);
  return new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
}

function lengthIn(headers: ReadonlyMap<string, string>): number | undefined {
  const length = headers.get('content-length');
  return length !== undefined && /^\d{1,12}$/.test(length) ? Number(length) : undefined;
}

function brokenRecord(
  end: number,
  what: string,
  headers: ReadonlyMap<string, string> = new Map(),
): WarcRecord {
  const problem = new UnreadableArticle(
    'broken-file',
    `The web archive is broken: ${what}. Fetch it again and drop that.`,
  );
  return { headers, block: new Uint8Array(), end, problem };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
