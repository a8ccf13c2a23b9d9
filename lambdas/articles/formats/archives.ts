import { Readable, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { type FileFacts, UnreadableArticle } from '../article.ts';
import { ByteSource } from '../byte-source.ts';
import { oneLine } from '../clean-text.ts';
import {
  MAX_ARCHIVE_DEPTH,
  MAX_COMPRESSION_RATIO,
  MAX_UNPACKED_BYTES,
  MAX_ZIP_BYTES,
  UNSUSPECTED_BYTES,
} from '../limits.ts';
import type { Part } from '../part.ts';
import { broken, type Packing, tooDense } from './packing.ts';
import { entriesOf, entryBytes, openZip } from './zip.ts';

const LONGEST_NAME = 300;

/** Reads a file in an archive: `partsOf`, one level deeper. */
export type ReadInside = (source: ByteSource, facts: FileFacts, depth: number) => AsyncGenerator<Part>;

/**
 * The articles of a compressed file, read by the same rules as uncompressed ones. Nothing is written to disk, and the
 * names of entries are only labels.
 *
 * @throws UnreadableArticle if the archive is broken, encrypted, nested too deep or expands too much
 */
export async function* unpackedParts(
  packing: Packing,
  source: ByteSource,
  facts: FileFacts,
  depth: number,
  readInside: ReadInside,
): AsyncGenerator<Part> {
  if (depth >= MAX_ARCHIVE_DEPTH) {
    throw new UnreadableArticle(
      'compressed',
      'The archive holds an archive that holds another one: unpack the outer one and drop what is in it.',
    );
  }
  if (packing === 'zip') {
    yield* zipParts(source, facts, depth, readInside);
    return;
  }
  const inside = new ByteSource(unpacked(source.read(), packing));
  const key = facts.key.replace(/\.(?:gz|gzip|zst|zstd)$/i, '');
  const { contentType: _ofArchive, ...others } = facts;
  for await (const part of readInside(inside, { ...others, key }, depth + 1)) {
    yield { ...part, notes: [`Unpacked from ${packing}.`, ...(part.notes ?? [])] };
  }
}

/** Decompresses a stream. @throws UnreadableArticle */
export async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  packing: 'gzip' | 'zstd',
): AsyncGenerator<Uint8Array> {
  const transform: Transform = packing === 'gzip' ? createGunzip() : createZstdDecompress();
  let read = 0;
  const input = Readable.from(
    counted(chunks, (bytes) => {
      read += bytes;
    }),
  );
  input.on('error', (error) => transform.destroy(error));
  input.pipe(transform);
  let written = 0;
  try {
    for await (const chunk of transform as AsyncIterable<Uint8Array>) {
      written += chunk.length;
      if (written > UNSUSPECTED_BYTES && written > read * MAX_COMPRESSION_RATIO) throw tooDense(packing);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? broken(packing, error) : error;
  } finally {
    input.destroy();
    transform.destroy();
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

/** Office files are zip files too, recognisable by their entries. */
const NO_ARCHIVE: [RegExp, string][] = [
  [/^(?:xl|ppt|word)\//, 'an Office'],
  [/^META-INF\/container\.xml$/, 'an EPUB'],
  [/^content\.xml$/, 'an OpenDocument'],
  [/^Index\/.*\.iwa$|^Index\.zip$/, 'an iWork'],
];

async function* zipParts(
  source: ByteSource,
  facts: FileFacts,
  depth: number,
  readInside: ReadInside,
): AsyncGenerator<Part> {
  const bytes = await source.all(MAX_ZIP_BYTES, 'split it, or unpack it and drop what is in it');
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip);
  if (entries.some(({ name }) => name === 'word/document.xml')) {
    const { readDocx } = await import('./docx.ts');
    yield { format: 'docx', read: () => readDocx(bytes, zip, entries) };
    return;
  }
  const office = NO_ARCHIVE.find(([pattern]) => entries.some(({ name }) => pattern.test(name)))?.[1];
  if (office !== undefined) {
    throw new UnreadableArticle(
      'binary',
      `This is ${office} file: save it as plain text, HTML or DOCX and drop that.`,
    );
  }
  let left = MAX_UNPACKED_BYTES;
  const { contentType: _ofArchive, ...ofFile } = facts;
  for (const { entry, name } of entries) {
    if (isNoFile(name)) continue;
    const inside = new ByteSource(
      entryBytes(zip, entry, (length) => {
        left -= length;
        if (left < 0) throw tooDense('zip');
      }),
      entry.uncompressedSize,
    );
    try {
      yield* namedParts(readInside(inside, { ...ofFile, key: name }, depth + 1), name);
    } catch (error) {
      if (!(error instanceof UnreadableArticle)) throw error;
      yield { entry: name, isListed: true, read: () => Promise.reject(error) };
    } finally {
      await inside.close();
    }
  }
}

async function* namedParts(parts: AsyncGenerator<Part>, name: string): AsyncGenerator<Part> {
  for await (const part of parts) {
    yield {
      ...part,
      entry: part.entry === undefined ? name : oneLine(`${name}/${part.entry}`, LONGEST_NAME),
    };
  }
}

/** Folders, and files that programs add to archives. */
function isNoFile(name: string): boolean {
  return /[/\\]$|(?:^|\/)(?:__MACOSX\/|\.[^./\\])|(?:^|\/)(?:Thumbs\.db|desktop\.ini)$/i.test(name);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ZSTD_|ERR_ZLIB)/.test(String(error.code));
}
