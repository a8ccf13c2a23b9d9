import { UnreadableArticle } from '../article.ts';
import { MAX_COMPRESSION_RATIO } from '../limits.ts';
import { isTar } from './tar.ts';

/** How a file is compressed, or how files are put into one. */
export type Packing = 'gzip' | 'zstd' | 'zip' | 'tar';

/** The packing of a file, by its first bytes; 262 are enough. */
export function packingOf(head: Uint8Array): Packing | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'zip';
  if (isTar(head)) return 'tar';
  return undefined;
}

/** The reason for an archive that can't be read to its end. */
export function broken(packing: Packing, error: unknown): UnreadableArticle {
  const why = error instanceof Error ? error.message.slice(0, 100) : 'unknown';
  return new UnreadableArticle(
    'broken-file',
    `The ${packing} file is broken or cut off (${why}): pack it and drop it again.`,
  );
}

/** The reason for an archive that unpacks to more than is allowed. */
export function tooDense(packing: Packing): UnreadableArticle {
  return new UnreadableArticle(
    'too-large',
    `The ${packing} file unpacks to more than ${MAX_COMPRESSION_RATIO} times its size or a gigabyte: unpack it and drop what is in it.`,
  );
}
