import type { Span } from '../../model/attribution.ts';
import {
  BRAND,
  FIRST_NAMES,
  HONORIFICS,
  INITIAL_BEFORE,
  isRole,
  KEPT_BEFORE,
  NAME_BEGINNING,
  OWNS_NOTHING,
  SUFFIX_BEHIND,
} from '../language/index.ts';
import type { MarkedName, NameType } from '../tagging/reader.ts';

const INSIDE = /^(?:[.&-]?[\p{L}\p{N}])+/u;
const NICKNAME_END = /[”"’'] $/u;
const NICKNAME_MARKS = '“"‘\'';
const FIRST_NAME = /^\p{Lu}[\p{L}\p{M}.-]+ $/u;
const NICKNAME = /^\p{Lu}[\p{L}\p{M} -]+$/u;
/** A mark's last words, and what stands behind it, if it ends before the end of a nickname. */
const NICKNAME_OPEN = /\s["“‘'][\p{L}\p{M} -]+$/u;
const NICKNAME_REST = /^["”’'] \p{Lu}[\p{L}\p{M}-]+/u;
const TITLE_AND_INITIAL = /(?<![\p{L}-])([\p{L}-]+) ((?:\p{Lu}\.){1,3} )$/u;
/** Where a name's sentence ends without a blank before the next one: `Ada Finch.The`. */
const GLUED = /(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll}*(?:\s|$))/u;
/** In UTF-16 code units. */
export const LONGEST_PART = 24;

/**
 * Where the name in a mark begins and ends, in whole words, with what the mark left out.
 *
 * @returns `brandEnd` if a possessive at its end is part of it: `Macy’s said`
 */
export function nameSpan(text: string, mark: MarkedName): Span & { brandEnd: number | undefined } {
  const { type } = mark;
  const span = withSuffix(text, unglued(text, wholeWords(text, withGiven(text, mark))), type);
  const brandEnd = endOfBrand(text, type, span);
  return { start: span.start, end: Math.max(span.end, brandEnd ?? 0), brandEnd };
}

/** A mark that ends inside a word is extended to its end: `Harbour.info`, `al-Assad`. */
function wholeWords(text: string, { start, end }: Span): Span {
  const rest = NICKNAME_OPEN.test(text.slice(start, end)) ? NICKNAME_REST : INSIDE;
  const ahead = rest.exec(text.slice(end, end + LONGEST_PART))?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - LONGEST_PART), start);
  const part = before.slice(1 + Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')));
  const isPossessive = /['’]$/u.test(part) && /^s\b/u.test(text.slice(start, start + 2));
  const behind = isPossessive || NAME_BEGINNING.test(part) ? part.length : 0;
  return { start: start - behind, end: end + ahead };
}

function withGiven(text: string, mark: MarkedName): Span {
  const { type, start, end } = mark;
  if (type !== 'person') return mark;
  const line = text.slice(Math.max(0, start - 2 * LONGEST_PART), start);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  const kept = text.slice(start, end).includes(' ') ? '' : (KEPT_BEFORE.exec(before)?.[0] ?? '');
  const given = INITIAL_BEFORE.exec(before)?.[1] ?? initialed(before) ?? (nicknamed(before) || kept);
  return { start: start - given.length, end };
}

/** The initial at the end of a text behind a title: `columnist E. ` */
function initialed(text: string): string | undefined {
  const [, word, initial] = TITLE_AND_INITIAL.exec(text) ?? [];
  const lower = word?.toLowerCase() ?? '';
  return HONORIFICS.has(lower) || isRole(lower) ? initial : undefined;
}

/** The first name and nickname at the end of a text: `Edwin “Ned” `. */
function nicknamed(text: string): string {
  if (!NICKNAME_END.test(text)) return '';
  const close = text.length - 2;
  const open = Math.max(...[...NICKNAME_MARKS].map((mark) => text.lastIndexOf(mark, close - 1)));
  const from = text.lastIndexOf(' ', open - 2) + 1;
  const [given, called] = [text.slice(from, open), text.slice(open + 1, close)];
  // `On “Harbour News Sunday” Ada Low said`
  const isGiven = !called.includes(' ') || FIRST_NAMES.has(given.trimEnd().toLowerCase());
  const isOne = FIRST_NAME.test(given) && NICKNAME.test(called) && isGiven;
  return open > 0 && isOne ? text.slice(from) : '';
}

function unglued(text: string, { start, end }: Span): Span {
  const glue = GLUED.exec(text.slice(start, end));
  return { start, end: glue ? start + glue.index : end };
}

/** A suffix that the mark left out: `, Jr.` */
function withSuffix(text: string, { start, end }: Span, type: NameType): Span {
  const more = type === 'person' ? SUFFIX_BEHIND.exec(text.slice(end, end + LONGEST_PART)) : null;
  return { start, end: end + (more?.[0].length ?? 0) };
}

/**
 * The end of a company's name that looks like a possessive, `Macy’s said`: it owns nothing here.
 *
 * @returns undefined for any other name
 */
function endOfBrand(text: string, type: NameType, { start, end }: Span): number | undefined {
  if (type !== 'organisation') return undefined;
  const isIn = BRAND.test(text.slice(start, end));
  const last = isIn ? end : end + 2;
  if (!isIn && !BRAND.test(text.slice(end - 1, last))) return undefined;
  return OWNS_NOTHING.test(text.slice(last, last + LONGEST_PART)) ? last : undefined;
}
