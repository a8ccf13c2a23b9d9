import { TextDecoder } from 'node:util';

/** How many of the first bytes are examined for UTF-16. */
const SAMPLE_BYTES = 4096;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes bytes: by the byte order mark; as UTF-16 if every other byte is NUL; as UTF-8 if valid; in the declared
 * encoding; as UTF-8 with replacement characters (U+FFFD) if most characters are valid, as in a truncated file; else as
 * Windows-1252, which accepts any bytes. The byte order mark is not part of the text.
 *
 * @param declared an encoding label (`iso-8859-2`) from a content type or a page; ignored if unknown
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return new TextDecoder('utf-8').decode(bytes);
  const wide = utf16Of(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return decoderFor(declared)?.decode(bytes) ?? decodeBrokenUtf8(bytes);
  }
}

/** The encoding that a content type declares: `text/html; charset=iso-8859-2`. */
export function encodingOfType(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType?.slice(0, 200) ?? '')?.[1];
}

/** The encoding that a page or an XML declaration gives in its first bytes: `<meta charset="iso-8859-2">`. */
export function encodingOfPage(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const tag = /<(?:meta\s|\?xml\s)[^<>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i.exec(start);
  return tag?.[1];
}

/** The byte order of UTF-16, by the byte order mark or the positions of NULs; undefined if the bytes are not UTF-16. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 2);
  let firstNul = 0;
  let secondNul = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) firstNul++;
    if (bytes[2 * pair + 1] === 0) secondNul++;
  }
  if (secondNul > pairs / 2 && firstNul * 50 < pairs) return 'utf-16le';
  if (firstNul > pairs / 2 && secondNul * 50 < pairs) return 'utf-16be';
  return undefined;
}

/** Windows-1252 text rarely contains valid UTF-8 sequences, so valid non-ASCII characters indicate UTF-8. */
function decodeBrokenUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > broken ? text : new TextDecoder('windows-1252').decode(bytes);
}

function decoderFor(label: string | undefined): TextDecoder | undefined {
  if (label === undefined || /^utf-?8$/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
