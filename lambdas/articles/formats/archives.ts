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
import { documentParts } from './databases/index.ts';
import { broken, type Packing, tooDense } from './packing.ts';
import { isTar, TAR_HEAD_BYTES, tarEntries } from './tar.ts';
import { entriesOf, entryBytes, openZip } from './zip.ts';

const LONGEST_NAME = 300;

/** Reads a file in an archive: `partsOf`, one level deeper. */
export type ReadInside = (source: ByteSource, facts: FileFacts, depth: number) => AsyncGenerator<Part>;

/** Where a file is: what is known of the outermost one, and how many archives it is in. */
interface Place {
  facts: FileFacts;
  depth: number;
  readInside: ReadInside;
}

/**
 * The articles of a packed file, read by the same rules as others. Nothing is written to disk, and the names of entries
 * are only labels.
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
  const { contentType: _ofArchive, ...ofFile } = facts;
  const place = { facts: ofFile, depth, readInside };
  if (packing === 'zip') yield* zipParts(source, place);
  else if (packing === 'tar') yield* tarParts(source, place);
  else yield* compressedParts(packing, source, place);
}

async function* compressedParts(
  packing: 'gzip' | 'zstd',
  source: ByteSource,
  place: Place,
): AsyncGenerator<Part> {
  refuseThirdLevel(place);
  const { facts, depth, readInside } = place;
  const inside = new ByteSource(unpacked(source.read(), packing));
  // A compressed tar is one archive.
  const isTarInside = isTar(await inside.peek(TAR_HEAD_BYTES));
  const key = facts.key.replace(/\.(?:gz|gzip|zst|zstd)$/i, '');
  const parts = isTarInside ? tarParts(inside, place) : readInside(inside, { ...facts, key }, depth + 1);
  for await (const part of parts) {
    yield { ...part, notes: [`Unpacked from ${packing}.`, ...(part.notes ?? [])] };
  }
}

function refuseThirdLevel({ depth }: Place): void {
  if (depth < MAX_ARCHIVE_DEPTH) return;
  throw new UnreadableArticle(
    'compressed',
    'The archive holds an archive that holds another one: unpack the outer one and drop what is in it.',
  );
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

/** Documents that are zip files and can't be read, by their entries, and what to do. */
const NO_ARCHIVE: [RegExp, string][] = [
  [/^xl\//, 'an Excel file: save each sheet as CSV and drop that'],
  [/^ppt\//, 'a PowerPoint file: save it as PDF and drop that'],
  [/^META-INF\/container\.xml$/, 'an EPUB file: save it as HTML, DOCX or plain text and drop that'],
  [
    /^Index\/.*\.iwa$|^Index\.zip$/,
    'an iWork file (Pages, Numbers, Keynote): export it as DOCX, CSV or PDF and drop that',
  ],
];

async function* zipParts(source: ByteSource, place: Place): AsyncGenerator<Part> {
  const bytes = await source.all(MAX_ZIP_BYTES, 'split it, or unpack it and drop what is in it');
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip);
  const has = (name: string) => entries.some((entry) => entry.name === name);
  if (has('word/document.xml')) {
    const { readDocx } = await import('./docx.ts');
    yield* documentParts('docx', () => readDocx(bytes, zip, entries));
    return;
  }
  if (has('content.xml') && has('mimetype')) {
    const { readOdt } = await import('./odt.ts');
    yield* documentParts('odt', () => readOdt(zip, entries));
    return;
  }
  const office = NO_ARCHIVE.find(([pattern]) => entries.some(({ name }) => pattern.test(name)))?.[1];
  if (office !== undefined) throw new UnreadableArticle('binary', `This is ${office}.`);
  refuseThirdLevel(place);
  let left = MAX_UNPACKED_BYTES;
  for (const { entry, name } of entries) {
    if (isNoFile(name)) continue;
    const inside = new ByteSource(
      entryBytes(zip, entry, (length) => {
        left -= length;
        if (left < 0) throw tooDense('zip');
      }),
      entry.uncompressedSize,
    );
    yield* entryParts(inside, name, place);
  }
}

async function* tarParts(source: ByteSource, place: Place): AsyncGenerator<Part> {
  refuseThirdLevel(place);
  for await (const { name, source: inside } of tarEntries(source.read(), LONGEST_NAME)) {
    if (!isNoFile(name)) yield* entryParts(inside, name, place);
  }
}

/** The articles of one file in an archive; one that can't be read takes no other with it. */
async function* entryParts(inside: ByteSource, name: string, place: Place): AsyncGenerator<Part> {
  const { facts, depth, readInside } = place;
  try {
    yield* namedParts(readInside(inside, { ...facts, key: name }, depth + 1), name);
  } catch (error) {
    if (!(error instanceof UnreadableArticle)) throw error;
    yield { entry: name, isListed: true, read: () => Promise.reject(error) };
  } finally {
    await inside.close();
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
