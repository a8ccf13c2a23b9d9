import { type MarkedName, NAME_TYPES, type NameType } from '../tagging/reader.ts';

export { type MarkedName, NAME_TYPES, type NameType };

import {
  ABBREVIATIONS,
  ADDRESS_ALONE,
  ARABIC_ARTICLE,
  BEFORE_NAME,
  BRAND,
  FIRST_NAMES,
  HONORIFICS,
  INCORPORATED,
  JOINED_NAMES,
  KEPT_BEFORE,
  KEPT_TITLES,
  NAME_COMPOUND,
  NAME_PARTICLE,
  type NameGender,
  NO_NAMES,
  POSSESSIVE_ENDING,
  SUFFIXES,
} from '../language/index.ts';
import {
  addedBefore,
  behindOffice,
  behindOthersWords,
  isExpansion,
  onePerson,
  type Word,
} from './name-persons.ts';
import { LONGEST_PART, nameSpan } from './name-span.ts';
import {
  genderOf,
  isInHeading,
  isPresented,
  isRelative,
  isTitle,
  titleNouns,
  titlesBefore,
} from './name-surroundings.ts';

/** A mention of a name: its span contains the name alone, without titles, determiners and possessives. */
export interface NameMention extends MarkedName {
  /** As printed, with single blanks. */
  printed: string;
  /** Its words normalised (no case, accents or dots), without a suffix. */
  keys: string[];
  /** `jr`, `iii`, `inc`. */
  suffix: string;
  /** Where the titles before it begin; `start` if there are none. */
  from: number;
  /** Of an honorific or title before the name: `Mr.`, `Queen`. */
  gender: NameGender | undefined;
  /** A title stands before it, so it is a person's. */
  titled: boolean;
  /** The titles' nouns that many don't have, in lower case: `judge`, `senator` for `Sen.`; not `mr`. */
  titles: readonly string[];
  /** It stands in a line that capitalises all words, where the end of a name is uncertain. */
  heading: boolean;
  /** It is introduced as a relative of somebody who may have the same surname: `her husband, Ed Hall`. */
  relative: boolean;
  /** `@` stands before it. */
  handle: boolean;
  /** `’s` ends it or follows it. */
  possessive: boolean;
}

/** `FindFacts.org` and `WQXZ-TV` may be called `FindFacts` and `WQXZ`. */
const PARTED = /(?<=\p{L}{3})(?=-TV$|\.org$)/u;
const WORD = /[\p{L}\p{N}@#][\p{L}\p{M}\p{N}.&'’_-]*|&/gu;
/** Text around a name that tells whether capitals are used, in UTF-16 code units. */
const AROUND = 200;

/**
 * The names in a mark: one for each of several persons joined by `and`. None if it contains only titles or punctuation.
 */
export function readMentions(text: string, mark: MarkedName): NameMention[] {
  if (mark.type === 'person' && isExpansion(text, mark)) return [];
  const ends = mark.type === 'person' ? [...text.slice(mark.start, mark.end).matchAll(JOINED_NAMES)] : [];
  const starts = [0, ...ends.map(({ 0: words, index }) => index + words.length)];
  return starts.flatMap((from, i) => {
    const end = ends[i] ? mark.start + ends[i].index : mark.end;
    return readMention(text, { ...mark, start: mark.start + from, end }) ?? [];
  });
}

/** Takes a marked name apart; undefined if only titles or punctuation are left. */
function readMention(text: string, mark: MarkedName): NameMention | undefined {
  const { type } = mark;
  const { start, end, brandEnd } = nameSpan(text, mark);
  const words = [...text.slice(start, end).matchAll(WORD)].map((match) => {
    const from = start + match.index;
    const own = from + match[0].length === brandEnd ? match[0] : match[0].replace(POSSESSIVE_ENDING, '');
    const raw = type === 'person' ? own : own.replace(NAME_COMPOUND, '');
    // a dot belongs to an initial, an acronym or an abbreviation, not to the sentence
    const word = /\.$/.test(raw) && !isAbbreviation(raw) ? withoutDots(raw) : raw;
    return { word, from, to: from + word.length };
  });
  let first = 0;
  let gender: NameGender | undefined;
  let titled = false;
  let kept = '';
  const isCased = words.some(({ word }) => /\p{Lu}/u.test(word));
  const isSmall = ({ word }: { word: string }) => isCased && !/[\p{Lu}\p{N}]/u.test(word);
  while (
    first < words.length &&
    (BEFORE_NAME.test(words[first]!.word) ||
      (isSmall(words[first]!) && !NAME_PARTICLE.test(words[first]!.word)))
  )
    first++;
  if (type === 'person')
    first = Math.max(first, behindOthersWords(words.map(({ word }) => word)), behindOffice(text, words));
  const titlesFrom = first;
  if (type === 'person') {
    while (first < words.length - 1 && isTitle(words[first]!.word)) {
      const title = words[first]!.word.toLowerCase();
      const isShort = words.length - first === 2;
      // `Lord Low`, `Lord Low of Harbour`
      const isKept = (isShort || words[first + 2]?.word === 'of') && KEPT_TITLES.has(title);
      if (isKept) kept = title;
      if (isKept || (isShort && isGivenName(text, words[first]!))) break;
      gender ??= genderOf(title);
      titled = true;
      // `SECRETARY OF STATE ADA LOW`
      const isOffice = words[first + 1]!.word === 'OF' && words.length - first >= OFFICE + 2;
      first += isOffice ? OFFICE : 1;
    }
  }
  let last = words.length;
  // `Harbour Post report` belongs to the Harbour Post
  while (last > first && (!/[\p{L}\p{N}]/u.test(words[last - 1]!.word) || isSmall(words[last - 1]!))) last--;
  if (type === 'organisation' && last - first > 1 && isTicker(text, words[last - 2]!, words[last - 1]!))
    last--;
  if (first >= last) return undefined;
  const isBeforeHandle = /^\s\(@/u.test(text.slice(end, end + LONGEST_PART));
  const own =
    type === 'person' ? onePerson(text, words.slice(first, last), isBeforeHandle) : words.slice(first, last);
  if (type === 'person' && own.length === 1 && ADDRESS_ALONE.test(own[0]!.word)) return undefined;
  if (type !== 'person' && isCommon(text, own)) return undefined;
  const span = { start: own[0]!.from, end: own.at(-1)!.to };
  const surname = own.findLast(({ word }) => !SUFFIXES.has(word.toLowerCase())) ?? own[0]!;
  const given = type === 'person' && own.length === 1 ? addedBefore(text, surname) : undefined;
  const parts = given === undefined ? own : [{ word: given }, ...own];
  let suffix = '';
  let keys = parts
    .flatMap(({ word }) => word.split(PARTED).map(wordKey))
    .filter((key) => key !== '' && key !== '&');
  if (keys.length > 1 && SUFFIXES.has(own.at(-1)!.word.toLowerCase())) suffix = keys.pop()!;
  if (keys.length > 1 && keys[0] === 'the') keys = keys.slice(1);
  if (keys.length === 0 || NO_NAMES.has(keys.join(' '))) return undefined;
  const before = type === 'person' && !titled ? titlesBefore(text, start) : undefined;
  const from = before?.from ?? (titled ? words[titlesFrom]!.from : span.start);
  return {
    ...span,
    type,
    printed:
      given === undefined
        ? text.slice(span.start, span.end).replace(/\s+/g, ' ')
        : parts.map(({ word }) => word).join(' '),
    keys,
    suffix,
    from,
    gender: gender ?? before?.gender ?? genderOf(kept),
    titled: titled || before !== undefined,
    titles: titleNouns(`${kept} ${text.slice(from, span.start)}`),
    heading: isInHeading(text, span) && !(type === 'person' && isPresented(text, span)),
    handle: text[span.start - 1] === '@' || text[span.start] === '@',
    possessive: /^['’]s/u.test(text.slice(span.end, span.end + 2)) || BRAND.test(own.at(-1)!.word),
    relative: type === 'person' && keys.length > 1 && isRelative(text, before?.from ?? span.start, span),
  };
}

/** In words: `SECRETARY OF STATE`. */
const OFFICE = 3;

/** `Dean Low`; `WQXZ’s Major Low`. */
const isGivenName = (text: string, { word, from, to }: Word): boolean =>
  FIRST_NAMES.has(word.toLowerCase()) ||
  KEPT_BEFORE.test(`${text.slice(Math.max(0, from - LONGEST_PART), to)} `);

/** `Inc. FB`, `Acme ACM 1.81%`: a stock symbol behind a company's name. */
function isTicker(text: string, before: Word, { word, to }: Word): boolean {
  if (!/^\p{Lu}{1,5}$/u.test(word) || !/\p{Ll}/u.test(before.word)) return false;
  return INCORPORATED.test(before.word) || /^,?\s[-+−]?\d+\.\d/u.test(text.slice(to, to + LONGEST_PART));
}

/**
 * Words without a capital are no name of a body (`the appeals court`), unless it is somebody's (`the mayor’s office`) or
 * all is written so.
 */
function isCommon(text: string, words: readonly Word[]): boolean {
  const { from } = words[0]!;
  if (/[\p{Lu}@#]|['’]s\s/u.test(text.slice(from, words.at(-1)!.to))) return false;
  return /\p{Lu}/u.test(text.slice(Math.max(0, from - AROUND), from + AROUND));
}

const isAbbreviation = (word: string): boolean =>
  /^(?:\p{L}\.)+$/u.test(word) ||
  ABBREVIATIONS.has(word.toLowerCase().replace(/\.$/, '')) ||
  HONORIFICS.has(word.toLowerCase());

function withoutDots(word: string): string {
  let end = word.length;
  while (end > 0 && word[end - 1] === '.') end--;
  return word.slice(0, end);
}

/** Letters that consist of no other letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ð: 'd',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};

/** The normalised form by which names are compared: without case, marks, dots, apostrophes and the Arabic article. */
function wordKey(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/['’]s$/, '')
    .replace(/[\p{M}.'’`]/gu, '')
    .toLowerCase()
    .replace(/[ıðþøłđæœß]/g, (letter) => PLAIN_LETTERS[letter]!)
    .replace(ARABIC_ARTICLE, '');
}
