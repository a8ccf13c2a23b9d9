import { TextDecoder } from 'node:util';
import { shareInAlphabet } from './alphabets.ts';
import { UnreadableArticle } from './article.ts';
import { decodeText, utf16Of } from './encoding.ts';
import { likeliestLanguage } from './language.ts';

/** A file's text, the encoding that it was read in, by its WHATWG name, and what was done or lost on the way. */
export interface Decoded {
  text: string;
  encoding: string;
  notes: string[];
}

/** Encodings of one byte a character that news comes in, the most frequent first: of equal ones the first is taken. */
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

/** How many bytes around characters beyond ASCII are looked at. */
const SAMPLE_BYTES = 16_384;
/** Of the characters beyond ASCII so many may stand where none of their kind does. */
const MOST_ODD = 0.03;
/** Two readings whose scores differ by less are both possible. */
const LEAST_LEAD = 0.02;
const DETECTOR_WEIGHT = 0.3;
/** A reading that is less likely is none. */
const LEAST_SCORE = 0.9;
/** What speaks for the encoding that most files without a declaration have. */
const USUAL = 0.04;
const MULTI_BYTE = /^(?:shift_jis|euc-|gb|big5|iso-2022)/;

/**
 * A file's bytes as text: by its byte order mark or NULs, as UTF-8 where valid, in the encoding that it declares where
 * that makes sense, else in the one that statistics are sure of.
 *
 * @param declared an encoding label; ignored when unknown or when the text would make no sense in it
 * @throws UnreadableArticle `unknown-encoding` when several encodings, or none, make sense
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

/** UTF-8 with a broken byte here and there, as in a file cut short; undefined where most are broken. */
function brokenUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (whole < 4 * broken) return undefined;
  return { text, encoding: 'utf-8', notes: [`${broken} broken characters of the file are shown as \ufffd.`] };
}

/** The encoding in which a sample makes sense and, where there are several, is the likeliest language. */
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

/** How likely a reading is: by its language's letters and words; where characters take two bytes, by their frequency. */
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

/** Share of the characters beyond ASCII that stand where none of their kind does in any language. */
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
    // A capital behind a small letter, or letters of two alphabets in one word.
    if (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(before)) return true;
    if (/[ªºˆ]/.test(character)) return /\p{L}/u.test(after);
    if (UNSPACED.test(character)) return false;
    return [before, after].some(
      (other) => /\p{L}/u.test(other) && !UNSPACED.test(other) && isLatin(other) !== isLatin(character),
    );
  }
  if (/\p{M}/u.test(character)) return !/[\p{L}\p{M}]/u.test(before);
  if (/[’'‘ʼ·‐‑\u00ad]/u.test(character)) return false;
  // Which mark opens and which closes depends on the language; inside a word stands none.
  if (/[“”„«»‹›¿¡]/.test(character)) return isInWord;
  if (/[–—―…\u00a0\u3000-\u303f\uff00-\uffef]/.test(character)) return false;
  if (UNSPACED.test(before) || UNSPACED.test(after)) return false;
  if (/[•€£©®™°§½¼¾]/.test(character)) return isInWord;
  // Signs that news has seldom, at most by themselves.
  return /\p{L}/u.test(before) || /\p{L}/u.test(after);
}

/** Letters that stand beside those of any alphabet. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Lm}]/u;

function isLatin(letter: string): boolean {
  return /\p{Script=Latin}/u.test(letter);
}

/** The lines with bytes beyond ASCII; all multi-byte encodings keep line ends. */
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
  return Buffer.concat(parts);
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

/** Whether bytes are UTF-32, by their byte order mark or by where their NULs stand. */
export function isUtf32(bytes: Uint8Array): boolean {
  return utf32Of(bytes) !== undefined;
}

type Utf32 = 'utf-32le' | 'utf-32be';

/** By the byte order mark, or by the NULs that three of four bytes are. */
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
