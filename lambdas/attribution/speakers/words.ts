import type { Document, Token } from '../document.ts';

/** A word of a name: one token, or several that hyphens join (`Jean-Claude`, `al-Assad`). */
export interface NameWord {
  text: string;
  /** In lower case, apostrophes straight: what lexicons are asked for. */
  lower: string;
  /** Token range. */
  first: number;
  last: number;
  capital: boolean;
}

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
/** Most words are ASCII, and a regular expression a token is what this room's time goes to. */
export function isCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(text);
}

export function isSmall(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(text);
}

const HANDLE = /^@\w/;
const HYPHEN = /^[-‐‑]$/;
const LONGEST_COMPOUND = 9;

/** What names are compared by: no case, marks, dots or apostrophes. */
export function wordKey(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/['’]s$/, '')
    .replace(/[\p{M}.'’`]/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i');
}

/** The word that begins at a token, with what hyphens join to it. */
export function readWord({ text, tokens }: Document, first: number): NameWord {
  const token = tokens[first]!;
  let last = first + 1;
  let part = first;
  while (last < tokens.length && last - first < LONGEST_COMPOUND) {
    if (!isHyphened(tokens, last)) break;
    part = last + 1;
    last += 2;
  }
  if (last === first + 1) {
    const capital = isCapital(token.text) || HANDLE.test(token.text);
    return { text: token.text, lower: token.lower, first, last, capital };
  }
  const words = text.slice(token.start, tokens[last - 1]!.end);
  const lower = words.toLowerCase().replaceAll('’', "'");
  // `al-Assad` and `Holtz-Eakin` are names, `Koch-backed` is not
  return { text: words, lower, first, last, capital: isCapital(tokens[part]!.text) };
}

function isHyphened(tokens: readonly Token[], at: number): boolean {
  const hyphen = tokens[at]!;
  const next = tokens[at + 1];
  if (!HYPHEN.test(hyphen.text) || !next || hyphen.start !== tokens[at - 1]!.end) return false;
  return next.start === hyphen.end && /^[\p{L}\p{N}]/u.test(next.text);
}

export function isAcronym(word: string): boolean {
  if (word.length < 2 || word.length > 6 || !/^[\p{Lu}\p{N}.&]+$/u.test(word)) return false;
  return (word.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** Acronyms that are ordinary words in small letters. */
export const LIKE_WORDS = new Set(['US', 'WHO', 'IT']);

export function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.){1,2}$|^\p{Lu}$/u.test(word);
}

/** `'s` after a name, or the bare apostrophe after its last s; tokenized texts have a blank before `'s`. */
export function isPossessive({ tokens }: Document, after: number): boolean {
  const mark = tokens[after];
  const word = tokens[after - 1];
  if (!mark || !word) return false;
  if (mark.start !== word.end)
    return mark.start === word.end + 1 && mark.lower === "'s" && mark.pos === 'PART';
  return mark.lower === "'s" || word.lower.endsWith("'s") || (mark.lower === "'" && word.lower.endsWith('s'));
}

const OPENING = /^(?:["“”„‟«»:;•*–—]|--|``|''|['‘’]|\[)$/;
/** What closes a quotation that the sentence goes on after: `..., ” Hall said`. */
const CLOSING = /^(?:["”’']|'')$/;

/** Whether a word here would have a capital anyway: it opens a sentence, a quotation or a line. */
export function opensSentence({ tokens, sentences }: Document, index: number): boolean {
  const token = tokens[index]!;
  if (sentences[token.sentence]?.first === index) return true;
  const before = tokens[index - 1];
  if (before === undefined) return true;
  const closes = CLOSING.test(before.text) && tokens[index - 2]?.text === ',' && before.end < token.start;
  return !closes && OPENING.test(before.text);
}
