import { COMMON_GIVEN, COMMON_SURNAMES, NICKNAMES, SPELLINGS, WORDS_OF_FIELDS } from './lexicon.ts';
import { areSpellings, isSuffix, lastWordOf, soundOf, soundsLike } from './surnames.ts';
import { folded } from './words.ts';

/** A person's name, split into parts. */
export interface PersonName {
  /** The words before the surname; empty if there are none. */
  given: string[];
  surname: string;
  suffix: string;
}

/** Particles that belong to the following surname. */
const PARTICLES = new Set(
  'abu al ap av ben bin bint da das de del della den der des di do dos du el ibn la le ten ter ul van von zu zum'.split(
    ' ',
  ),
);
/** Particles that at the start of a name are given names: `Ben`, `Van`, `Al`. */
const GIVEN_TOO = new Set(['al', 'ben', 'van', 'abu', 'do', 'da', 'av']);
/** `O'Brien`, `d'Arc`: here the letter is no initial. */
const ELIDED = /\b([a-z])['’](?=\p{L})/giu;

/** Words that papers print before a name in capitals, and that are mistaken for part of it. */
const BEFORE_NAMES = new Set(
  (
    'then ex former acting minority majority mr mrs ms miss dr sen sens rep reps gov atty hon sir dame lord lady president ' +
    'secretary general monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

const isTitle = (word: string): boolean =>
  !isGivenName(word) && word.length > 1 && (BEFORE_NAMES.has(word) || WORDS_OF_FIELDS.has(word));

/** Given names without a leading `then Sen.` or similar. */
function untitled(words: readonly string[]): string[] {
  if (words.every((word) => BEFORE_NAMES.has(word))) return [];
  const first = words.findIndex((word) => !isTitle(word));
  return first > 0 && isGivenName(words[first] as string) ? words.slice(first) : [...words];
}

/**
 * Splits a name into its parts.
 *
 * @param spelling as printed: distinguishes `Ocasio-Cortez`, a surname, from `Ocasio Cortez`
 * @example
 * personName('vladimir-v-putin', 'Vladimir V. Putin'); // { given: ['vladimir', 'v'], surname: 'putin', suffix: '' }
 */
export function personName(nameId: string, spelling: string): PersonName {
  const all = nameId.split('-').filter(Boolean);
  const surname = lastWordOf(nameId);
  const at = all.lastIndexOf(surname);
  const words = all.slice(0, Math.max(at, 0));
  const suffix = all.slice(at + 1).find(isSuffix) ?? '';
  const printed = spelling.split(/\s+/u).filter((word) => !isSuffix(folded(word).replace(/[^\p{L}]/gu, '')));
  if (printed.length === 1 && /\p{L}[-'’]\p{L}/u.test(spelling)) return { given: [], surname, suffix };
  const elided = new Set([...spelling.matchAll(ELIDED)].map(([, letter]) => letter?.toLowerCase()));
  while (words.length > 0) {
    const last = words.at(-1) as string;
    const opens = words.length === 1 && GIVEN_TOO.has(last);
    if (!elided.has(last) && (!PARTICLES.has(last) || opens)) break;
    words.pop();
  }
  return { given: untitled(words), surname, suffix };
}

const isInitial = (word: string) => word.length === 1;

/** How two given names can be one person's; undefined if they can't. */
export type Likeness = 'same' | 'spelling' | 'nickname' | 'initial';

const share = (groups: ReadonlyMap<string, number[]>, a: string, b: string): boolean =>
  groups.get(a)?.some((group) => groups.get(b)?.includes(group)) ?? false;

/** How two folded given names can be one person's. */
export function likenessOf(a: string, b: string): Likeness | undefined {
  if (a === b) return 'same';
  if (isInitial(a) || isInitial(b)) return a.charAt(0) === b.charAt(0) ? 'initial' : undefined;
  if (share(SPELLINGS, a, b)) return 'spelling';
  if (share(NICKNAMES, a, b)) return 'nickname';
  const areOthers = COMMON_GIVEN.has(a) && COMMON_GIVEN.has(b);
  return !areOthers && areSpellings(a, b) ? 'spelling' : undefined;
}

/** Keys of a given name: compatible names share one, except initials. */
export const givenKeys = (name: string): string[] => [
  `=${soundOf(name)}`,
  ...(SPELLINGS.get(name) ?? []).map((group) => `s${group}`),
  ...(NICKNAMES.get(name) ?? []).map((group) => `n${group}`),
];

/** Whether the words between the first name and the surname may be one person's. */
function middlesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (fewer.length === 0) return true;
  if (fewer.length === more.length) {
    return fewer.every((word, index) => likenessOf(word, more[index] as string) !== undefined);
  }
  // `Mary Ann` and `Mary A. B.`: only whole words may match one of several.
  return fewer.every((word) => !isInitial(word) && more.includes(word));
}

/** How two names are one person's, by the names alone. */
export type Relation = 'spelling' | 'initial' | 'nickname' | 'middle' | 'surname';

/** Similar surnames that are both common are two surnames: `Clark` and `Clarke`. */
const surnamesAgree = (a: string, b: string): boolean =>
  a === b || (!(isKnown(a) && isKnown(b)) && (share(SPELLINGS, a, b) || areSpellings(a, b)));

const isKnown = (surname: string) => COMMON_SURNAMES.has(surname);

/**
 * How two names that share a surname's key may be one person's; undefined if they can't. Symmetric.
 *
 * @example
 * relationOf(personName('bill-clinton', 'Bill Clinton'), personName('william-clinton', 'William Clinton')); // 'nickname'
 */
export function relationOf(a: PersonName, b: PersonName): Relation | undefined {
  if (a.suffix !== b.suffix || !surnamesAgree(a.surname, b.surname)) return undefined;
  if (a.given.length === 0 || b.given.length === 0) {
    return soundsLike(a.surname, b.surname) ? 'surname' : undefined;
  }
  const [firstA, ...middleA] = a.given as [string, ...string[]];
  const [firstB, ...middleB] = b.given as [string, ...string[]];
  const likeness = likenessOf(firstA, firstB);
  if (likeness !== undefined) {
    if (!middlesAgree(middleA, middleB)) return undefined;
    if (a.surname !== b.surname) return likeness === 'initial' ? undefined : 'spelling';
    if (likeness === 'same') {
      return middleA.length === middleB.length &&
        middleA.every((word, at) => word.length > 1 === (middleB[at] as string).length > 1)
        ? 'spelling'
        : 'middle';
    }
    return likeness;
  }
  // `Tayyip Erdogan`: somebody may use a given name that is not the first.
  const [shorter, longer] = a.given.length < b.given.length ? [a, b] : [b, a];
  const rest = longer.given.slice(longer.given.length - shorter.given.length);
  const goesBy =
    shorter.given.length < longer.given.length &&
    !isInitial(shorter.given[0] as string) &&
    rest.every((word, at) => likenessOf(word, shorter.given[at] as string) === 'same');
  return goesBy && a.surname === b.surname ? 'middle' : undefined;
}

/** Whether a given name is common. */
export const isCommonGiven = (word: string): boolean => COMMON_GIVEN.has(word);

/** Whether a word is a known given name. */
export const isGivenName = (word: string): boolean =>
  COMMON_GIVEN.has(word) || NICKNAMES.has(word) || SPELLINGS.has(word);

/** The names of each group of short forms. */
const GROUPED = new Map<number, string[]>();
for (const [name, groups] of NICKNAMES) {
  for (const group of groups) GROUPED.set(group, [...(GROUPED.get(group) ?? []), name]);
}

/** The rank of a given name that no list has: after all of them. */
const UNLISTED_GIVEN = 2000;
/** How much rarer a middle name, or a suffix, makes a name. */
const NARROWING = 20;
/** How many given names an initial stands for. */
const INITIAL = 2;
const RARE = 4500;
const SINGULAR = 10_000;

/** The rank of a given name; a short form ranks like the name itself. */
function givenRank(name: string): number {
  if (isInitial(name)) return INITIAL;
  const forms = (NICKNAMES.get(name) ?? []).flatMap((group) => GROUPED.get(group) ?? []);
  return Math.min(
    UNLISTED_GIVEN,
    ...[name, ...forms].map((form) => COMMON_GIVEN.get(form) ?? UNLISTED_GIVEN),
  );
}

/** The product of both parts' ranks: the higher, the rarer the name. A name with a surname on no list is very rare. */
function rarityOf({ given: [first, ...middle], surname, suffix }: PersonName): number {
  const narrowed = (middle.length > 0 ? NARROWING : 1) * (suffix === '' ? 1 : NARROWING);
  return (
    (first === undefined ? 1 : givenRank(first)) *
    (COMMON_SURNAMES.get(surname) ?? Number.POSITIVE_INFINITY) *
    narrowed
  );
}

/** Whether a name is rare. */
export const isRare = (name: PersonName): boolean =>
  name.given.length === 0 ? isRareSurname(name) && !isGivenName(name.surname) : rarityOf(name) >= RARE;

/** Whether hardly two people in the news share a first name and surname, whatever is between. */
export const isSingular = ({ given, surname, suffix }: PersonName): boolean =>
  rarityOf({ given: given.slice(0, 1), surname, suffix }) >= SINGULAR;

/** Whether a surname is rare. */
export const isRareSurname = ({ surname }: Pick<PersonName, 'surname'>): boolean => !isKnown(surname);
