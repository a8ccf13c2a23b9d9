import { TextDecoder } from 'node:util';
import { type FileFacts, UnreadableArticle } from './article.ts';
import type { ByteSource } from './byte-source.ts';
import { type Decoded, decodeBytes } from './charset.ts';
import { decodeText, encodingOfPage, encodingOfType, utf16Of } from './encoding.ts';
import { MAX_ARTICLE_BYTES } from './limits.ts';

/** Decodes a whole file in its detected or declared encoding. */
export function textOfBytes(bytes: Uint8Array, facts: FileFacts): string {
  return decodeText(bytes, declaredIn(bytes, facts));
}

/**
 * The same, with the encoding's name. An uncertain encoding is an error. @throws UnreadableArticle `unknown-encoding`
 */
export function decodedBytes(bytes: Uint8Array, facts: FileFacts): Promise<Decoded> {
  return decodeBytes(bytes, declaredIn(bytes, facts));
}

/** A file's text as a stream, its encoding, and what was repaired. */
export interface TextStream extends Omit<Decoded, 'text'> {
  texts: AsyncIterable<string>;
}

/**
 * Decodes a file as a stream. The encoding is detected from the whole file up to the size of one article, and from the
 * beginning of a larger one.
 *
 * @throws UnreadableArticle `unknown-encoding`
 */
export async function textStreamOf(source: ByteSource, facts: FileFacts): Promise<TextStream> {
  const start = await source.peek(MAX_ARTICLE_BYTES + 1);
  if (start.length <= MAX_ARTICLE_BYTES) {
    const { text, encoding, notes } = await decodedBytes(start, facts);
    return { texts: whole(text, source), encoding, notes };
  }
  if (isUtf8(start)) return { texts: decoded(source, 'utf-8'), encoding: 'utf-8', notes: [] };
  const { encoding, notes } = await decodedBytes(wholeLines(start), facts);
  if (encoding.startsWith('utf-32')) {
    throw new UnreadableArticle(
      'unknown-encoding',
      'A file of this size can’t be read in UTF-32: save it as UTF-8.',
    );
  }
  return { texts: decoded(source, encoding), encoding, notes };
}

async function* whole(text: string, source: ByteSource): AsyncGenerator<string> {
  yield text;
  source.assertWhole();
}

/** Up to the last line end, because the last character may be cut. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end === -1 || utf16Of(bytes) !== undefined ? bytes : bytes.subarray(0, end + 1);
}

function isUtf8(start: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function* decoded(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.read()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function declaredIn(bytes: Uint8Array, facts: FileFacts): string | undefined {
  return encodingOfType(facts.contentType) ?? encodingOfPage(bytes);
}
