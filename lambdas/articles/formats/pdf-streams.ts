import { createInflate } from 'node:zlib';
import { MAX_PDF_STREAM_BYTES } from '../limits.ts';

/** Deflate can't pack more than that. */
const MOST_RATIO = 1032;
/** A stream's dictionary, which gives its length, is above it. */
const DICTIONARY = 1000;
/** Fed to the decompressor at once. */
const PIECE = 65_536;

/**
 * Whether a PDF has a compressed stream that unpacks to more than the limit: the parser would hold all of it. Streams too
 * short for that are not unpacked.
 */
export async function hasBurstingStream(bytes: Buffer): Promise<boolean> {
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 1)) {
    const start = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    // The two bytes that begin every zlib stream.
    if (start + 2 > bytes.length || (bytes[start]! & 15) !== 8 || bytes.readUInt16BE(start) % 31 !== 0)
      continue;
    const end = bytes.indexOf('endstream', start);
    const dictionary = bytes.subarray(Math.max(0, at - DICTIONARY), at).toString('latin1');
    const told = Number([...dictionary.matchAll(/\/Length (\d{1,10})/g)].at(-1)?.[1] ?? 0);
    const length = Math.max(told, (end === -1 ? bytes.length : end) - start);
    if (length * MOST_RATIO <= MAX_PDF_STREAM_BYTES) continue;
    if (await unpacksBeyond(bytes.subarray(start, start + length), MAX_PDF_STREAM_BYTES)) return true;
  }
  return false;
}

async function unpacksBeyond(packed: Buffer, most: number): Promise<boolean> {
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
    return unpacked > most;
  } finally {
    inflate.destroy();
  }
}
