import { kindOf, mayBePerson, type NameKind } from './kinds.ts';
import {
  ADJECTIVES,
  BELONGINGS,
  FIRST_NAMES,
  type Gender,
  GROUPS,
  HONORIFICS,
  isPluralRole,
  isRole,
  ORGANISATION_MARKS,
  PARTICLES,
  PLACES,
  ROLES,
  SUFFIXES,
  titleNoun,
} from './lexicon.ts';
import { isAcronym, isCapital, isInitial, type NameWord, wordKey } from './words.ts';

/** A name taken apart. */
export interface Name {
  /** The name without honorifics and titles. */
  words: NameWord[];
  /** Compared forms of its words, without suffix and particles. */
  keys: string[];
  suffix: string;
  /** Title nouns before the name, as descriptions use them: `Sen.` is `senator`. */
  titles: string[];
  /** Other words between: `Vermont` in `Vermont Sen. Bernie Sanders`. */
  modifiers: string[];
  gender: Gender | undefined;
  kind: NameKind;
  /** Whatever comes before it is no part of it: `CEO of` before a company. */
  apart: boolean;
  /** Nothing but a role noun: a surname where the text has someone called so. */
  bareTitle: boolean;
}

/** Titles that stay with a single name: `Pope Francis`, `Queen Mary`, `Lord Baker`. */
const KEPT_TITLES = new Set('pope king queen prince princess saint st st. lord lady'.split(' '));
const RANKS = new Set('home foreign prime vice chief deputy first public attorney assistant'.split(' '));
/** `the Utah Republican` is a description. */
const PARTISANS = new Set(
  'republican democrat conservative liberal libertarian independent native'.split(' '),
);
/** `the super PAC` is a description. */
const COMMITTEES = new Set(['super', 'pac', 'pacs']);
const GOVERNS = new Set(['of', 'for']);
const GATHERS = new Set(['for', 'without', 'against']);
const OFFICES = new Set(
  'state defense defence energy education labor commerce transportation agriculture finance health interior treasury justice'.split(
    ' ',
  ),
);

/** Splits titles off a run of capitalised words; undefined when nothing but titles is left. */
export function nameFrom(run: NameWord[]): Name | undefined {
  const start = nameStart(run);
  let words = run.slice(start);
  const apart = GOVERNS.has(run[start - 1]?.lower ?? '') || /^of the$|^for the$/.test(lastTwo(run, start));
  const before = apart ? [] : run.slice(0, start);
  let suffix = '';
  const end = words.at(-1);
  if (words.length > 1 && end && SUFFIXES.has(end.lower)) suffix = wordKey(end.text);
  const dangles = ({ capital, lower, text }: NameWord) =>
    !capital && !SUFFIXES.has(lower) && !isCapital(text);
  while (words.length > 0 && dangles(words.at(-1)!)) words.pop();
  if (words.length === 0) return undefined;
  const titles = before
    .map(({ lower }) => lower)
    .filter((lower) => HONORIFICS.has(lower) || isRole(lower) || isPluralRole(lower));
  const modifiers = before.map(({ lower }) => lower).filter((lower) => !titles.includes(lower));
  if (words.length > 1 && PARTISANS.has(words.at(-1)!.lower) && words.slice(0, -1).every(isOrigin))
    return undefined;
  const honoured = before.some(({ lower }) => HONORIFICS.has(lower) && !ROLES.has(lower));
  const bareTitle = !honoured && words.every(isBareTitle);
  if (bareTitle && words.length > 1) return undefined;
  if (words.every(({ lower }) => COMMITTEES.has(lower))) return undefined;
  if (
    words.length > 1 &&
    isBareTitle(words.at(-1)!) &&
    words.slice(0, -1).every((word) => isOrigin(word) || isTitle(word))
  )
    return undefined;

  const kept = before.at(-1);
  if (words.length === 1 && kept && KEPT_TITLES.has(kept.lower)) words = [kept, ...words];
  const gender = genderOf(titles) ?? genderOfFirst(words);
  const keys = words
    .filter(({ lower }, i) => !SUFFIXES.has(lower) && !isParticle(words, i) && !isKeptTitle(words, i))
    .map(({ text }) => wordKey(text.replace(/^(?:al|el|ul)[-‐]/i, '')))
    .filter((key) => key !== '');
  if (keys.length === 0) return undefined;
  const kind = kindOf(words, titles, suffix);
  return {
    words,
    keys,
    suffix,
    titles: titles.map(titleNoun),
    modifiers,
    gender: kind === 'person' ? gender : undefined,
    kind,
    apart,
    bareTitle,
  };
}

function lastTwo(run: readonly NameWord[], end: number): string {
  return run
    .slice(Math.max(0, end - 2), end)
    .map(({ lower }) => lower)
    .join(' ');
}

/** `de` in `Bill de Blasio`; not the press agency `AP`. */
function isParticle(words: NameWord[], i: number): boolean {
  return words.length > 1 && PARTICLES.has(words[i]!.lower);
}

/** `King Charles`, but not `Charlie King`, nor `Mr. King`. */
function isKeptTitle(words: NameWord[], i: number): boolean {
  return i < words.length - 1 && KEPT_TITLES.has(words[i]!.lower);
}

function isBareTitle({ lower }: NameWord): boolean {
  if (ORGANISATION_MARKS.has(lower)) return false;
  return (
    (HONORIFICS.has(lower) || isRole(lower) || isPluralRole(lower)) &&
    !FIRST_NAMES.has(lower) &&
    !GROUPS.has(lower)
  );
}

/** After a first name a role noun is a surname: `Duncan Hunter`. */
function isGivenName({ lower, text }: NameWord): boolean {
  return (
    (FIRST_NAMES.has(lower) && !PLACES.has(lower) && !ADJECTIVES.has(lower)) ||
    (isInitial(text) && !BELONGINGS.has(lower))
  );
}

function isTitle({ lower }: NameWord): boolean {
  return HONORIFICS.has(lower) || isRole(lower) || isPluralRole(lower);
}

/** Where the name begins behind its titles, its bearer's country, party and organisation. */
function nameStart(run: NameWord[]): number {
  let start = 0;
  for (let i = 0; i < run.length - 1; i++) {
    const word = run[i]!;
    if (!isTitle(word)) continue;
    if (FIRST_NAMES.has(word.lower) && i === start && run[i + 1]!.capital) continue;
    if (i > start && isGivenName(run[i - 1]!) && !word.lower.endsWith('.')) continue;
    const next = run[i + 1]!;
    // `Doctors for Peace`, `Reporters Without Borders`, `Harbour Workers of America`
    const gathers = GATHERS.has(next.lower) || (next.lower === 'of' && i > start);
    if (isPluralRole(word.lower) && gathers) break;
    if (next.lower === 'of' || next.lower === 'for') {
      start = nameAfterOffice(run, i + 2);
      i = start - 1;
    } else if (mayBePerson(run.slice(i + 1))) start = i + 1;
  }
  for (let i = start + 1; i < run.length - 1; i++) {
    if (!FIRST_NAMES.has(run[i]!.lower) || !mayBePerson(run.slice(i))) continue;
    if (
      run.slice(start, i).some(isBelonging) &&
      !run.slice(start, i).some(({ lower }) => FIRST_NAMES.has(lower))
    )
      return i;
    break;
  }
  while (start < run.length - 2 && ADJECTIVES.has(run[start]!.lower) && mayBeTwoNames(run.slice(start + 1)))
    start++;
  return start;
}

/** `Secretary of State John Kerry`: behind the office's words. `Governor of Texas` leaves the place. */
function nameAfterOffice(run: NameWord[], from: number): number {
  for (let i = from + 1; i < run.length - 1; i++) {
    if (FIRST_NAMES.has(run[i]!.lower) || FIRST_NAMES.has(run[i]!.lower.split('-')[0]!)) return i;
  }
  const start = run[from]?.lower === 'the' ? from + 1 : from;
  return OFFICES.has(run[start]?.lower ?? '') ? start + 1 : start;
}

function mayBeTwoNames(rest: NameWord[]): boolean {
  return rest.length >= 2 && FIRST_NAMES.has(rest[0]!.lower) && mayBePerson(rest);
}

function isOrigin({ lower, text }: NameWord): boolean {
  return (
    isAcronym(text) ||
    OFFICES.has(lower) ||
    RANKS.has(lower) ||
    ADJECTIVES.has(lower) ||
    BELONGINGS.has(lower) ||
    PLACES.has(lower)
  );
}

/** What names a person's country, party or house before the name itself. */
function isBelonging({ lower, text }: NameWord): boolean {
  return (
    ADJECTIVES.has(lower) ||
    BELONGINGS.has(lower) ||
    GROUPS.has(lower) ||
    PLACES.has(lower) ||
    ORGANISATION_MARKS.has(lower) ||
    /^\p{Lu}{2,}$/u.test(text)
  );
}

function genderOf(titles: string[]): Gender | undefined {
  let found: Gender | undefined;
  for (const title of titles) {
    const gender = HONORIFICS.get(title) ?? ROLES.get(title);
    if (gender === 'male' || gender === 'female') return gender;
    found ??= gender;
  }
  return found === 'either' ? undefined : found;
}

function genderOfFirst(words: NameWord[]): Gender | undefined {
  if (words.length < 2) return undefined;
  return FIRST_NAMES.get(words[0]!.lower) ?? FIRST_NAMES.get(words[0]!.lower.split('-')[0]!);
}
