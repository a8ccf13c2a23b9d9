import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableArticle } from '../article.ts';
import { oneLine } from '../clean-text.ts';
import { decodeText } from '../encoding.ts';
import { MAX_COMPRESSION_RATIO, MAX_ZIP_FILES, UNSUSPECTED_BYTES } from '../limits.ts';
import { broken, tooDense } from './packing.ts';

const LONGEST_NAME = 300;

/** One file in a zip. */
export interface ZipEntry {
  entry: Entry;
  name: string;
}

/** The same bytes, not a copy of them: they may be 64 MiB. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Opens a zip. @throws UnreadableArticle */
export async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl');
  return new Promise((resolve, reject) => {
    // Names are only labels, never paths, so an unsafe one is no reason to refuse a file.
    yauzl.fromBuffer(bufferOf(bytes), { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) reject(broken('zip', error));
      else resolve(zip);
    });
  });
}

/** The files that a zip lists. @throws UnreadableArticle */
export function entriesOf(zip: ZipFile): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      // With `decodeStrings: false` names are bytes.
      entries.push({ entry, name: nameOf(entry.fileName as unknown as Uint8Array) });
      if (entries.length > MAX_ZIP_FILES) {
        reject(
          new UnreadableArticle(
            'too-large',
            `The zip has more than ${MAX_ZIP_FILES} files: split it and drop the parts.`,
          ),
        );
      } else {
        zip.readEntry();
      }
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error) => reject(broken('zip', error)));
    zip.readEntry();
  });
}

/** The bytes of a file in a zip, as a stream. @throws UnreadableArticle */
export async function* entryBytes(
  zip: ZipFile,
  entry: Entry,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new UnreadableArticle(
      'encrypted',
      'The zip is protected by a password: unpack it and drop what is in it.',
    );
  }
  let stream: Readable;
  try {
    stream = await new Promise((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
  } catch (error) {
    throw broken('zip', error);
  }
  let written = 0;
  let checksum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      written += chunk.length;
      count(chunk.length);
      if (written > UNSUSPECTED_BYTES && written > entry.compressedSize * MAX_COMPRESSION_RATIO)
        throw tooDense('zip');
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32) throw new Error('a checksum is wrong');
  } catch (error) {
    throw error instanceof UnreadableArticle ? error : broken('zip', error);
  } finally {
    stream.destroy();
  }
}

/**
 * The text of a file in a zip that is a document.
 *
 * @param most bytes that it may have, unpacked
 * @param what the document, as the beginning of a sentence
 * @throws UnreadableArticle
 */
export async function entryText(zip: ZipFile, entry: Entry, most: number, what: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let left = most;
  const count = (length: number) => {
    left -= length;
    if (left < 0) {
      throw new UnreadableArticle(
        'too-large',
        `${what} unpacks to more than one article may have: split it and drop the parts.`,
      );
    }
  };
  for await (const chunk of entryBytes(zip, entry, count)) chunks.push(chunk);
  return decodeText(Buffer.concat(chunks));
}

function nameOf(bytes: Uint8Array): string {
  return oneLine(new TextDecoder('utf-8').decode(bytes), LONGEST_NAME) || 'unnamed';
}
