import { UnreadableArticle } from '../article.ts';
import { ByteSource } from '../byte-source.ts';
import { oneLine } from '../clean-text.ts';

const BLOCK = 512;
/** Of POSIX and of GNU; before it stand the name and the facts of the first file. */
const MARK = { at: 257, words: 'ustar' };
/** Enough of a file to see that mark. */
export const TAR_HEAD_BYTES = MARK.at + MARK.words.length;
/** The size of a header that gives the name of the next file, or other facts of it. */
const MOST_HEADER = 64 * 1024;

/** Fields of a header: where they begin and how long they are. */
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;
const KIND = [156, 1] as const;
const PREFIX = [345, 155] as const;

/** A regular file in a tar archive. Its bytes have to be read, or closed, before the next one is asked for. */
export interface TarEntry {
  name: string;
  source: ByteSource;
}

/**
 * Whether a file is a tar archive, by the mark in its first header.
 *
 * @param head the first bytes of a file, `TAR_HEAD_BYTES` are enough
 */
export function isTar(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(MARK.at, MARK.at + MARK.words.length)).toString('latin1') === MARK.words;
}

/**
 * The regular files of a tar archive (POSIX ustar and pax, GNU), as its bytes come. Folders, links and devices are
 * skipped.
 *
 * @param chunks the archive's bytes
 * @param longestName names are cut at so many characters
 * @throws UnreadableArticle `broken-file` if a header is broken or the archive is cut off
 */
export async function* tarEntries(
  chunks: AsyncIterable<Uint8Array>,
  longestName: number,
): AsyncGenerator<TarEntry> {
  const bytes = new BlockReader(chunks);
  let next: { name?: string; size?: number } = {};
  while (!bytes.isCut) {
    const header = await bytes.take(BLOCK);
    if (header.length === 0 || header.every((byte) => byte === 0)) return;
    if (header.length < BLOCK) throw broken('it is cut off');
    assertChecksum(header);
    const kind = stringIn(header, KIND);
    const size = next.size ?? numberIn(header, SIZE);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if ((kind === 'L' || kind === 'x') && size <= MOST_HEADER) {
      const content = Buffer.from(await bytes.take(size)).toString('utf8');
      await bytes.skip(padding);
      next = kind === 'L' ? { ...next, name: content.split('\0', 1)[0]! } : { ...next, ...paxFacts(content) };
      continue;
    }
    if (kind === '0' || kind === '' || kind === '7') {
      const prefix = stringIn(header, PREFIX);
      const name = next.name ?? (prefix === '' ? '' : `${prefix}/`) + stringIn(header, NAME);
      const content = bytes.read(size);
      yield { name: oneLine(name, longestName) || 'unnamed', source: new ByteSource(content.chunks, size) };
      await bytes.skip(content.left() + padding);
    } else {
      await bytes.skip(size + padding);
    }
    if (kind !== 'g') next = {};
  }
}

/** What pax headers, lines of `length key=value`, say about the next file. */
function paxFacts(headers: string): { name?: string; size?: number } {
  const said = (key: string) => new RegExp(`(?:^|\\n)\\d+ ${key}=([^\\n]*)`).exec(headers)?.[1];
  const name = said('path');
  const size = said('size');
  return {
    ...(name !== undefined && { name }),
    ...(/^\d{1,15}$/.test(size ?? '') && { size: Number(size) }),
  };
}

function assertChecksum(header: Uint8Array): void {
  const [at, length] = CHECKSUM;
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= at && index < at + length ? 0x20 : byte;
  if (sum !== numberIn(header, CHECKSUM)) throw broken('a checksum is wrong');
}

/** A number in octal digits; a larger one in binary (GNU). */
function numberIn(header: Uint8Array, [at, length]: readonly [number, number]): number {
  if (header[at]! < 0x80) {
    const number = Number.parseInt(stringIn(header, [at, length]).trim() || '0', 8);
    if (Number.isNaN(number)) throw broken('a number in it can’t be read');
    return number;
  }
  let number = header[at]! & 0x7f;
  for (const byte of header.subarray(at + 1, at + length)) number = number * 256 + byte;
  if (!Number.isSafeInteger(number)) throw broken('a number in it can’t be read');
  return number;
}

function stringIn(header: Uint8Array, [at, length]: readonly [number, number]): string {
  const field = Buffer.from(header.subarray(at, at + length));
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? undefined : end).toString('utf8');
}

function broken(why: string): UnreadableArticle {
  return new UnreadableArticle('broken-file', `The tar file is broken (${why}): pack it and drop it again.`);
}

/** Reads a stream of chunks of any length by lengths of its own. */
class BlockReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();
  /** Whether the stream ended inside a file. */
  isCut = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At most so many bytes, fewer at the end. */
  async take(length: number): Promise<Uint8Array> {
    const taken: Uint8Array[] = [];
    for (let left = length; left > 0; ) {
      const piece = await this.#piece(left);
      if (piece === undefined) break;
      taken.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(taken);
  }

  /** @throws UnreadableArticle if the archive is cut off, unless whoever read from it has been told */
  async skip(length: number): Promise<void> {
    for (let left = this.isCut ? 0 : length; left > 0; ) {
      const piece = await this.#piece(left);
      if (piece === undefined) throw broken('it is cut off');
      left -= piece.length;
    }
  }

  /** So many bytes as a stream, and how many of them nobody has read. @throws UnreadableArticle if the archive is cut off */
  read(length: number): { chunks: AsyncGenerator<Uint8Array>; left: () => number } {
    let left = length;
    const chunks = async function* (reader: BlockReader) {
      while (left > 0) {
        const piece = await reader.#piece(left);
        if (piece === undefined) {
          reader.isCut = true;
          throw broken('it is cut off');
        }
        left -= piece.length;
        yield piece;
      }
    };
    return { chunks: chunks(this), left: () => left };
  }

  async #piece(most: number): Promise<Uint8Array | undefined> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return undefined;
      this.#rest = next.value;
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }
}
