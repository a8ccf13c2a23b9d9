import { TextDecoder } from 'node:util';
import { type FileFacts, MAX_ARTICLE_BYTES } from './article.ts';
import type { ByteSource } from './byte-source.ts';
import { type Decoded, decodeBytes } from './charset.ts';
import { decodeText, encodingOfPage, encodingOfType, utf16Of } from './encoding.ts';

/** A whole file's bytes as text, in the encoding that they show or that is declared. */
export function textOfBytes(bytes: Uint8Array, facts: FileFacts): string {
  return decodeText(bytes, declaredIn(bytes, facts));
}

/** The same, with the encoding's name; what is not certain is an error. @throws UnreadableArticle `unknown-encoding` */
export function decodedBytes(bytes: Uint8Array, facts: FileFacts): Promise<Decoded> {
  return decodeBytes(bytes, declaredIn(bytes, facts));
}

/**
 * A file's text as its bytes come. Up to the size of one article the whole file tells the encoding, beyond it the
 * beginning alone.
 */
export async function* textsOf(source: ByteSource, facts: FileFacts): AsyncGenerator<string> {
  const start = await source.peek(MAX_ARTICLE_BYTES + 1);
  if (start.length <= MAX_ARTICLE_BYTES) {
    yield textOfBytes(start, facts);
    return;
  }
  const decoder = decoderFor(start, facts);
  for await (const chunk of source.read()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function declaredIn(bytes: Uint8Array, facts: FileFacts): string | undefined {
  return encodingOfType(facts.contentType) ?? encodingOfPage(bytes);
}

function decoderFor(start: Uint8Array, facts: FileFacts): TextDecoder {
  const wide = utf16Of(start);
  if (wide !== undefined) return new TextDecoder(wide);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return declaredDecoder(declaredIn(start, facts)) ?? new TextDecoder('windows-1252');
  }
}

function declaredDecoder(label: string | undefined): TextDecoder | undefined {
  if (label === undefined || /^utf-?8$/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
