import { TextDecoder } from 'node:util';
import { shareInAlphabet } from './alphabets.ts';
import { UnreadableArticle } from './article.ts';
import { decodeText, utf16Of } from './encoding.ts';
import { likeliestLanguage } from './language.ts';

/** A file's text, its encoding by its WHATWG name, and notes on what was repaired or lost. */
export interface Decoded {
  text: string;
  encoding: string;
  notes: string[];
}

/** Single-byte encodings of news, the most frequent first: of equal candidates the first is chosen. */
const SINGLE_BYTE = [
  'windows-1252',
  'macintosh',
  'windows-1251',
  'koi8-u',
  'iso-8859-2',
  'windows-1250',
  'iso-8859-5',
  'windows-1253',
  'iso-8859-7',
  'windows-1254',
  'windows-1257',
  'iso-8859-4',
  'iso-8859-10',
  'iso-8859-15',
  'iso-8859-16',
  'windows-1255',
  'windows-1256',
  'iso-8859-6',
  'windows-1258',
  'x-mac-cyrillic',
  'ibm866',
];

/** How many bytes around non-ASCII characters are examined. */
const SAMPLE_BYTES = 16_384;
/** Largest share of non-ASCII characters that may be in implausible places. */
const MOST_ODD = 0.03;
/** If the scores of two encodings differ by less, both are possible. */
const LEAST_LEAD = 0.02;
const DETECTOR_WEIGHT = 0.3;
/** An encoding with a lower score is rejected. */
const LEAST_SCORE = 0.9;
/** Bonus of the encoding that most files without a declaration have. */
const USUAL = 0.04;
const BACKSLASH = 0x5c;
const ESCAPED = 'nrt"';
const MULTI_BYTE = /^(?:shift_jis|euc-|gb|big5|iso-2022)/;

/**
 * Decodes a file's bytes: by the byte order mark or NULs; as UTF-8 if valid; in the declared encoding if the text is
 * plausible in it; else in the encoding that statistics are sure of.
 *
 * @param declared an encoding label; ignored if it is unknown or the text is implausible in it
 * @throws UnreadableArticle `unknown-encoding` if several encodings, or none, are plausible
 */
export async function decodeBytes(bytes: Uint8Array, declared?: string): Promise<Decoded> {
  const utf32 = utf32Of(bytes);
  if (utf32 !== undefined) return { text: decodeUtf32(bytes, utf32), encoding: utf32, notes: [] };
  const wide = utf16Of(bytes);
  if (wide !== undefined) return { text: decodeText(bytes), encoding: wide, notes: [] };
  const escaped = decodedStrictly(bytes, 'iso-2022-jp');
  if (bytes.includes(0x1b) && escaped !== undefined && /\p{Script=Hiragana}/u.test(escaped)) {
    return { text: escaped, encoding: 'iso-2022-jp', notes: [] };
  }
  const utf8 = decodedStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', notes: [] };
  const sample = sampleOf(bytes);
  const label = labelOf(declared);
  if (label !== undefined && label !== 'utf-8' && oddShare(sample, label) <= MOST_ODD) {
    return { text: new TextDecoder(label).decode(bytes), encoding: label, notes: [] };
  }
  const broken = brokenUtf8(bytes);
  if (broken !== undefined) return broken;
  const encoding = await guessed(sample);
  if (encoding === undefined) throw unknownEncoding();
  const notes =
    label === undefined || label === encoding
      ? []
      : [`The file says that it is ${label}, which makes no sense of it: it was read as ${encoding}.`];
  return { text: new TextDecoder(encoding).decode(bytes), encoding, notes };
}

function unknownEncoding(): UnreadableArticle {
  return new UnreadableArticle(
    'unknown-encoding',
    'The encoding of the text can’t be told: save it as UTF-8 and drop it again, or declare the encoding in its content type.',
  );
}

/** UTF-8 with some invalid bytes, as in a truncated file; undefined if most are invalid. */
function brokenUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (whole < 4 * broken) return undefined;
  return { text, encoding: 'utf-8', notes: [`${broken} broken characters of the file are shown as \ufffd.`] };
}

/** The encoding in which a sample is plausible; if there are several, the one that gives the likeliest language. */
async function guessed(sample: Uint8Array): Promise<string | undefined> {
  const { analyse } = await import('chardet');
  const told = new Map(
    analyse(sample).map(({ name, confidence }) => [labelOf(name) ?? '', confidence / 100]),
  );
  const readings = new Map<string, { encoding: string; odd: number; told: number }>();
  for (const encoding of new Set([...SINGLE_BYTE, ...told.keys()])) {
    const text = encoding === '' || encoding === 'utf-8' ? undefined : decodedStrictly(sample, encoding);
    if (text === undefined) continue;
    const odd = oddities(text);
    const known = readings.get(text);
    const confidence = told.get(encoding) ?? 0;
    if (odd > MOST_ODD) continue;
    if (known === undefined) readings.set(text, { encoding, odd, told: confidence });
    else known.told = Math.max(known.told, confidence);
  }
  const scored: { encoding: string; score: number }[] = [];
  for (const [text, { encoding, odd, told: confidence }] of readings) {
    scored.push({ encoding, score: (await likelihood(text, encoding, confidence)) - odd });
  }
  scored.sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined) return undefined;
  const isSure =
    best.score >= LEAST_SCORE && (second === undefined || best.score - second.score >= LEAST_LEAD);
  return isSure ? best.encoding : undefined;
}

/**
 * The score of a decoded sample: by the letters and words of its language; in two-byte encodings by the frequency of
 * characters.
 */
async function likelihood(text: string, encoding: string, told: number): Promise<number> {
  if (MULTI_BYTE.test(encoding)) return /[\p{Script=Han}\p{Script=Hangul}]/u.test(text) ? 2 * told : 0;
  const { language, score } = await likeliestLanguage(text);
  const isUsual = encoding === SINGLE_BYTE[0] ? USUAL : 0;
  return shareInAlphabet(text, language) + score / 2 + DETECTOR_WEIGHT * told + isUsual;
}

function oddShare(sample: Uint8Array, encoding: string): number {
  const text = decodedStrictly(sample, encoding);
  return text === undefined ? 1 : oddities(text);
}

/** Share of the non-ASCII characters in places where no language has them. */
export function oddities(text: string): number {
  let beyond = 0;
  let odd = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    beyond++;
    const before = index === 0 ? ' ' : text.slice(Math.max(0, index - 2), index).at(-1)!;
    const after = text[index + character.length] ?? ' ';
    if (isOdd(character, before, after)) odd++;
  }
  return beyond === 0 ? 0 : odd / beyond;
}

function isOdd(character: string, before: string, after: string): boolean {
  if (/[\u0080-\u009f\ufffd\p{Co}\p{Cn}]/u.test(character)) return true;
  const isInWord = /\p{L}/u.test(before) && /\p{L}/u.test(after);
  if (/\p{L}/u.test(character)) {
    // An upper-case letter after a lower-case one, or letters of two alphabets in one word.
    if (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(before)) return true;
    if (/[ªºˆ]/.test(character)) return /\p{L}/u.test(after);
    if (UNSPACED.test(character)) return false;
    return [before, after].some(
      (other) => /\p{L}/u.test(other) && !UNSPACED.test(other) && isLatin(other) !== isLatin(character),
    );
  }
  if (/\p{M}/u.test(character)) return !/[\p{L}\p{M}]/u.test(before);
  if (/[’'‘ʼ·‐‑\u00ad]/u.test(character)) return false;
  // Which mark opens and which closes depends on the language, but none occurs inside a word.
  if (/[“”„«»‹›¿¡]/.test(character)) return isInWord;
  if (/[–—―…\u00a0\u3000-\u303f\uff00-\uffef]/.test(character)) return false;
  if (UNSPACED.test(before) || UNSPACED.test(after)) return false;
  if (/[•€£©®™°§½¼¾]/.test(character)) return isInWord;
  // Symbols are rare in news, and never next to a letter.
  return /\p{L}/u.test(before) || /\p{L}/u.test(after);
}

/** Letters that may be next to those of any alphabet. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Lm}]/u;

function isLatin(letter: string): boolean {
  return /\p{Script=Latin}/u.test(letter);
}

/** The lines with non-ASCII bytes. Line ends are the same bytes in all multi-byte encodings. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let from = 0; from < bytes.length && length < SAMPLE_BYTES; ) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1);
    from += line.length;
    if (!line.some((byte) => byte > 0x7f)) continue;
    const part = line.length > SAMPLE_BYTES ? cutAtBlank(line) : line;
    parts.push(part);
    length += part.length;
  }
  return withoutEscapes(Buffer.concat(parts));
}

/** With blanks in place of JSON's escapes, whose letters seem to belong to the words beside them (`\n“No`). */
function withoutEscapes(bytes: Buffer): Uint8Array {
  for (let at = bytes.indexOf(BACKSLASH); at !== -1; at = bytes.indexOf(BACKSLASH, at + 1)) {
    const isInCharacter = (bytes[at - 1] ?? 0) > 0x7f;
    if (!isInCharacter && ESCAPED.includes(String.fromCharCode(bytes[at + 1] ?? 0)))
      bytes.fill(0x20, at, at + 2);
  }
  return bytes;
}

function cutAtBlank(line: Uint8Array): Uint8Array {
  const first = Math.max(0, line.findIndex((byte) => byte > 0x7f) - 200);
  const from = line.indexOf(0x20, first) + 1;
  const end = line.indexOf(0x20, from + SAMPLE_BYTES);
  return line.subarray(from, end === -1 ? undefined : end);
}

function decodedStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** An encoding's WHATWG name; undefined for one that can't be decoded. */
function labelOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Whether bytes are UTF-32, by the byte order mark or the positions of NULs. */
export function isUtf32(bytes: Uint8Array): boolean {
  return utf32Of(bytes) !== undefined;
}

type Utf32 = 'utf-32le' | 'utf-32be';

/** By the byte order mark, or because three of four bytes are NUL. */
function utf32Of(bytes: Uint8Array): Utf32 | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  const groups = Math.floor(Math.min(bytes.length, 4096) / 4);
  let little = 0;
  let big = 0;
  for (let at = 0; at < groups; at++) {
    const [first, second, third, fourth] = bytes.subarray(4 * at, 4 * at + 4);
    if (first !== 0 && third === 0 && fourth === 0) little++;
    if (first === 0 && second === 0 && fourth !== 0) big++;
  }
  if (groups < 2 || bytes.length % 4 !== 0) return undefined;
  if (little === groups) return 'utf-32le';
  return big === groups ? 'utf-32be' : undefined;
}

function decodeUtf32(bytes: Uint8Array, encoding: Utf32): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le');
    pieces.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
  }
  return pieces.join('').replace(/^\ufeff/, '');
}
