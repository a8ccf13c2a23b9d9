import { TextDecoder } from 'node:util';

/** An encoded word of RFC 2047, with the whitespace before the next one, which is not part of the text. */
const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]*)\?=(\s+(?==\?))?/gi;

/**
 * Decodes the encoded words of RFC 2047 in header text; S3 returns non-ASCII user metadata in this form. Words in an
 * unknown encoding and all other text stay as they are.
 *
 * @example decodeHeader('=?UTF-8?Q?Erdo=C4=9Fan?= speaks') // 'Erdoğan speaks'
 */
export function decodeHeader(value: string): string {
  const words: string[] = [];
  let end = 0;
  let open: OpenDecoder | undefined;
  for (const found of value.matchAll(ENCODED_WORD)) {
    const charset = found[1]!.toLowerCase();
    if (found.index > end || open?.charset !== charset) {
      words.push(open?.decoder.decode() ?? '', value.slice(end, found.index));
      open = openDecoder(charset);
    }
    words.push(open?.decoder.decode(bytesOf(found[2]!, found[3]!), { stream: true }) ?? found[0]);
    end = found.index + found[0].length;
  }
  return words.join('') + (open?.decoder.decode() ?? '') + value.slice(end);
}

/** Shared by adjacent words in the same encoding, because some writers split inside a character. */
interface OpenDecoder {
  charset: string;
  decoder: TextDecoder;
}

function openDecoder(charset: string): OpenDecoder | undefined {
  try {
    return { charset, decoder: new TextDecoder(charset) };
  } catch {
    return undefined;
  }
}

function bytesOf(encoding: string, text: string): Uint8Array {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const latin1 = text
    .replaceAll('_', ' ')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin1, 'latin1');
}
