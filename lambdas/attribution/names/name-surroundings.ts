import type { Span } from '../../model/attribution.ts';
import {
  COMMON_TITLES,
  HONORIFICS,
  isPluralRole,
  isRole,
  KIN_APPOSITION,
  KINSHIP,
  type NameGender,
  ROLES,
  THE_ALONE,
  titleNoun,
} from '../language/index.ts';
import { LONGEST_PART } from './name-span.ts';

/** The longest heading, in UTF-16 code units. */
const LONGEST_HEADING = 160;
const LONG_WORD = /[\p{L}’']{4,}/gu;
/** The share of a heading's long words that are capitalised. */
const CAPITALISED = 0.7;
const LEAD_WORD = /[\p{L}-]+/gu;
const MOST_TITLES = 4;
const BLANK = /[ \t]/;
const WORD_LETTER = /[\p{L}\p{M}.'’-]/u;

export function isInHeading(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_HEADING), start);
  const after = text.slice(end, end + LONGEST_HEADING);
  const left = before.slice(before.lastIndexOf('\n') + 1);
  const right = after.slice(0, after.includes('\n') ? after.indexOf('\n') : after.length);
  if (left.length + right.length > LONGEST_HEADING || /[.!?]["”’)]*\s*$/u.test(right)) return false;
  const words = `${left} ${right}`.match(LONG_WORD) ?? [];
  const large = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 2 && large >= CAPITALISED * words.length;
}

/** A line that begins with a name and a comma says who that is: `— Ada Finch, Senior Fellow, Harbour Institute`. */
export function isPresented(text: string, { start, end }: Span): boolean {
  return (
    text[end] === ',' &&
    /(?:^|\n)[^\p{L}\p{N}\n]*$/u.test(text.slice(Math.max(0, start - LONGEST_PART), start))
  );
}

/** Whether the text beside a name calls its bearer somebody's relative: `his wife, Ada Hall`, `Ada Hall, Ed’s sister,`. */
export function isRelative(text: string, from: number, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, from - LONGEST_PART), start).toLowerCase();
  const lead = before.slice(1 + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')));
  const nouns = lead.replace('first lady', 'first-lady').match(LEAD_WORD) ?? [];
  if (nouns.slice(-MOST_TITLES).some((word) => KINSHIP.has(word))) return true;
  const after = KIN_APPOSITION.exec(text.slice(end, end + 2 * LONGEST_PART))?.groups?.words;
  return after?.split(' ').some((word) => KINSHIP.has(word)) ?? false;
}

const isRoleWord = (word: string): boolean => isRole(word.toLowerCase()) || isPluralRole(word.toLowerCase());

export const isTitle = (word: string): boolean => HONORIFICS.has(word.toLowerCase()) || isRoleWord(word);

export function genderOf(word: string): NameGender | undefined {
  const gender = HONORIFICS.get(word.toLowerCase()) ?? ROLES.get(word.toLowerCase());
  return gender === 'male' || gender === 'female' ? gender : undefined;
}

/** Titles right before a name that its mark left out: `Maj. Gen. `, `French President `. */
export function titlesBefore(
  text: string,
  start: number,
): { from: number; gender: NameGender | undefined } | undefined {
  let from: number | undefined;
  let gender: NameGender | undefined;
  let end = start;
  for (let count = 0; count < MOST_TITLES; count++) {
    let last = end;
    while (last > 0 && BLANK.test(text[last - 1]!)) last--;
    let first = last;
    while (first > 0 && last - first < LONGEST_PART && WORD_LETTER.test(text[first - 1]!)) first--;
    const word = text.slice(first, last);
    if (last === end || !isTitle(word)) break;
    from = first;
    gender ??= genderOf(word);
    end = first;
  }
  return from === undefined ? undefined : { from, gender };
}

/** The nouns of titles that many people don't have: `judge` and `senator` of `Mr. Judge Sen.` */
export function titleNouns(titles: string): string[] {
  const nouns = (titles.toLowerCase().match(LEAD_WORD) ?? []).map(titleNoun);
  return nouns.filter((noun) => !COMMON_TITLES.has(noun));
}

/** Whether a source begins with a name, apart from its titles, which begin at `from`, and a determiner. */
export function begins(text: string, { start }: Span, { from }: { from: number }): boolean {
  return from === start || THE_ALONE.test(text.slice(start, from));
}
