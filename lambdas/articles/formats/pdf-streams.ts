import { createInflate } from 'node:zlib';
import { MAX_PDF_STREAM_BYTES } from '../limits.ts';

/** Deflate can't pack more than that. */
const MOST_RATIO = 1032;
/** All streams together may unpack to so many times the limit of one. */
const MOST_OF_LIMIT = 16;
/** Compressed streams in a file: pages, fonts and pictures are some thousand in the largest ones. */
const MOST_STREAMS = 100_000;
/** A stream's dictionary, which gives its length, is above it. */
const DICTIONARY = 1000;
/** A stream begins after the line of its keyword, which parsers read to its end. */
const LONGEST_LINE = 1000;
/** One within another, which can unpack to a million times their size. */
const CHAINED = /\/Fl(?:ateDecode)?\s*\/Fl(?:ateDecode)?\b/;
/** Fed to the decompressor at once. */
const PIECE = 65_536;

/**
 * Whether the compressed streams of a PDF unpack to more than the limit, one of them or all together: the parser would
 * hold all of it. Streams too short for that are not unpacked. Takes linear time.
 */
export async function hasBurstingStream(bytes: Buffer): Promise<boolean> {
  let left = MOST_OF_LIMIT * MAX_PDF_STREAM_BYTES;
  let count = 0;
  let end = 0;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 1)) {
    const start = behindLine(bytes, at);
    // The two bytes that begin every zlib stream.
    if (start + 2 > bytes.length || (bytes[start]! & 15) !== 8 || bytes.readUInt16BE(start) % 31 !== 0)
      continue;
    count += 1;
    if (count > MOST_STREAMS) return true;
    if (end < start) {
      const next = bytes.indexOf('endstream', start);
      end = next === -1 ? bytes.length : next;
    }
    const dictionary = bytes.subarray(Math.max(0, at - DICTIONARY), at).toString('latin1');
    const own = dictionary.slice(dictionary.lastIndexOf('obj') + 1);
    if (CHAINED.test(own)) return true;
    const told = Number([...own.matchAll(/\/Length (\d{1,10})/g)].at(-1)?.[1] ?? 0);
    const length = Math.min(Math.max(told, end - start), bytes.length - start);
    if (length * MOST_RATIO <= MAX_PDF_STREAM_BYTES) continue;
    // What is fed counts as well, so that streams within one another take no longer.
    const most = Math.min(left, MAX_PDF_STREAM_BYTES);
    const unpacked = await unpackedOf(bytes.subarray(start, start + length), most);
    left -= Math.max(unpacked, length);
    if (unpacked > most || left < 0) return true;
  }
  return false;
}

/** Where the line ends that a keyword stands in. */
function behindLine(bytes: Buffer, at: number): number {
  for (let i = at + 6; i < Math.min(bytes.length, at + LONGEST_LINE); i++) {
    if (bytes[i] === 0x0a) return i + 1;
    if (bytes[i] === 0x0d) return bytes[i + 1] === 0x0a ? i + 2 : i + 1;
  }
  return bytes.length;
}

/** How many bytes a stream unpacks to; reads on no further than `most`. */
async function unpackedOf(packed: Buffer, most: number): Promise<number> {
  const inflate = createInflate();
  let unpacked = 0;
  let isDone = false;
  let goOn = () => {};
  inflate.on('data', (part: Buffer) => {
    unpacked += part.length;
  });
  // A stream that can't be unpacked is the parser's to judge.
  inflate.on('end', () => {
    isDone = true;
  });
  inflate.on('error', () => {
    isDone = true;
    goOn();
  });
  try {
    for (let at = 0; at < packed.length && !isDone && unpacked <= most; at += PIECE) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
        inflate.write(packed.subarray(at, at + PIECE), () => resolve());
      });
    }
    return unpacked;
  } finally {
    inflate.destroy();
  }
}
