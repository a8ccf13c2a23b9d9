import type { Span } from '../../model/attribution.ts';
import { type MarkedName, NAME_TYPES, type NameType } from '../tagging/reader.ts';

export { type MarkedName, NAME_TYPES, type NameType };

import {
  FIRST_NAMES,
  HONORIFICS,
  isPluralRole,
  isRole,
  KINSHIP,
  type NameGender,
  NO_NAMES,
  ROLES,
  SUFFIXES,
} from '../language/index.ts';

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
  /** It stands in a line that capitalises all words, where the end of a name is uncertain. */
  heading: boolean;
  /** It is introduced as a relative of somebody who may have the same surname: `her husband, Ed Hall`. */
  relative: boolean;
  /** A handle follows it, so that its bearer wrote it so: `Ada B. Finch (@finch)`. */
  displayed: boolean;
  /** `’s` ends it or follows it. */
  possessive: boolean;
}

const WORD = /[\p{L}\p{N}@#][\p{L}\p{M}\p{N}.&'’_-]*|&/gu;
const LEADING =
  /^(?:the|a|an|this|that|his|her|its|their|our|then|former|ex|late|acting|today|yesterday|[DRI]-\p{Lu}[\p{L}.]+)$/iu;
/** After a name: not part of it. */
const POSSESSIVE = /(?:['’]s|(?<=s)['’])$/iu;
const INSIDE = /^(?:[.&-]?[\p{L}\p{N}])+/u;
/** Beginnings of a word that the mark left out: `al-`, `O’`, `S.` of `S.V.` */
const BEGINNING = /^(?:\p{Lu}[\p{L}\p{N}]*-|al-|el-|\p{Lu}['’]|(?:\p{Lu}\.)+)$/u;
/** Before a person's name, as part of it: `R. `, `Edwin “Ned” `. */
const INITIAL = /(?:^|[(“"]|\p{L}\.\s|\b(?:and|by|from|of|said|says|to|told|with)\s)(\p{Lu}\.\s)$/u;
const NICKNAME_END = /[”"’'] $/u;
const NICKNAME_MARKS = '“"‘\'';
const FIRST_NAME = /^\p{Lu}[\p{L}\p{M}.-]+ $/u;
const NICKNAME = /^\p{Lu}[\p{L}\p{M}-]+$/u;
/** Before the end of a person's name: the first name, what he is called, and middle names. */
const CALLED = /(\p{Lu}\p{Ll}+) \((\p{Lu}\p{Ll}+)\) (?:\p{Lu}[\p{L}.]* ){0,2}$/u;
/** Text around a name that tells whether capitals are used, in UTF-16 code units. */
const AROUND = 200;
/** After an organisation's or place's name: `Norland-led`. */
const COMPOUND =
  /-(?:led|based|backed|owned|run|style|sponsored|funded|linked|controlled|area|represented|affiliated|born|occupied)$/u;
/** Where a name's sentence ends without a blank before the next one: `Ada Finch.The`. */
const GLUED = /(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll}*(?:\s|$))/u;
/** In UTF-16 code units. */
const LONGEST_PART = 24;
const PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|la|le|el|al|bin|ibn|ben|du|dos|das|ter|ten|zu|af)(?:$|-)/u;
/** Titles that stay with a single name: `Pope Francis`, `Queen Mary`, `Lord Baker`. */
const KEPT = new Set('pope king queen prince princess saint st st. lord lady'.split(' '));
const MOST_TITLES = 4;
/** Titles that alone are no names, unlike `King` and `Judge`. */
const ADDRESS = /\.$|^(?:mr|mrs|ms|miss|dr|sir|madam|prof|sen|rep|gov|president|minister|senator)$/iu;
/** `Team Hall` is not Hall. */
const TEAM = /^(?:Team|Camp)$/u;
/** Abbreviations, whose dot doesn't end a sentence. */
const DOTTED = new Set('inc corp co ltd jr sr bros mr mrs ms dr st gen sen rep gov'.split(' '));
const BLANK = /[ \t]/;
const WORD_LETTER = /[\p{L}\p{M}.'’-]/u;

/**
 * The names in a mark: one for each of several persons joined by `and`. None if it contains only titles or punctuation.
 */
export function readMentions(text: string, mark: MarkedName): NameMention[] {
  if (mark.type === 'person' && isExpansion(text, mark)) return [];
  const ends = mark.type === 'person' ? [...text.slice(mark.start, mark.end).matchAll(JOINED)] : [];
  const starts = [0, ...ends.map(({ 0: words, index }) => index + words.length)];
  return starts.flatMap((from, i) => {
    const end = ends[i] ? mark.start + ends[i].index : mark.end;
    return readMention(text, { ...mark, start: mark.start + from, end }) ?? [];
  });
}

/**
 * Whether a mark stands in the longer form of a name that a page prints behind it, from a link: `Ned Low Edwin (Ned)
 * Arthur Low`. Behind a surname alone it is the full name.
 */
function isExpansion(text: string, { start, end }: Span): boolean {
  const words = text.slice(Math.max(0, start - LONGEST_EXPANSION), start).split(' ');
  if (words.pop() !== '') return false;
  const rest = text.slice(start, start + LONGEST_EXPANSION);
  let between = '';
  for (let word = words.pop(); word !== undefined && NAME_WORD.test(word); word = words.pop()) {
    const isSurname = SURNAME.test(word) && NAME_WORD.test(words.at(-1) ?? '');
    const again = isSurname ? rest.indexOf(word) : -1;
    if (again > 0 && again < end - start + LONGEST_PART && IN_NAME.test(between + rest.slice(0, again)))
      return true;
    between = `${word} ${between}`;
  }
  return false;
}

/** In UTF-16 code units. */
const LONGEST_EXPANSION = 60;
const SURNAME = /^\p{Lu}[\p{Ll}\p{M}’'-]{2,}$/u;
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}.’'-]*|\(\p{Lu}\p{L}+\))$/u;
const IN_NAME = /^(?:\p{Lu}[\p{L}\p{M}.’'-]*\s|\(\p{Lu}\p{L}+\)\s){1,5}$/u;

/** Takes a marked name apart; undefined if only titles or punctuation are left. */
function readMention(text: string, mark: MarkedName): NameMention | undefined {
  const { type } = mark;
  const marked = withSuffix(text, unglued(text, wholeWords(text, withGiven(text, mark))), type);
  const { start } = marked;
  const brandEnd = endOfBrand(text, type, marked);
  const end = Math.max(marked.end, brandEnd ?? 0);
  const words = [...text.slice(start, end).matchAll(WORD)].map((match) => {
    const from = start + match.index;
    const own = from + match[0].length === brandEnd ? match[0] : match[0].replace(POSSESSIVE, '');
    const raw = type === 'person' ? own : own.replace(COMPOUND, '');
    // a dot belongs to an initial, an acronym or an abbreviation, not to the sentence
    const word = /\.$/.test(raw) && !isAbbreviation(raw) ? withoutDots(raw) : raw;
    return { word, from, to: from + word.length };
  });
  let first = 0;
  let gender: NameGender | undefined;
  let titled = false;
  const isCased = words.some(({ word }) => /\p{Lu}/u.test(word));
  const isSmall = ({ word }: { word: string }) => isCased && !/[\p{Lu}\p{N}]/u.test(word);
  while (
    first < words.length &&
    (LEADING.test(words[first]!.word) || (isSmall(words[first]!) && !PARTICLE.test(words[first]!.word)))
  )
    first++;
  if (type === 'person') first = Math.max(first, behindOthersWords(words.map(({ word }) => word)));
  const titlesFrom = first;
  if (type === 'person') {
    while (first < words.length - 1 && isTitle(words[first]!.word)) {
      const title = words[first]!.word.toLowerCase();
      if (words.length - first === 2 && (KEPT.has(title) || FIRST_NAMES.has(title))) break;
      gender ??= genderOf(words[first]!.word);
      titled = true;
      first++;
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
  if (type === 'person' && own.length > 1 && TEAM.test(own[0]!.word)) return undefined;
  if (type === 'person' && own.length === 1 && ADDRESS.test(own[0]!.word)) return undefined;
  if (type !== 'person' && isCommon(text, own)) return undefined;
  const span = { start: own[0]!.from, end: own.at(-1)!.to };
  const surname = own.findLast(({ word }) => !SUFFIXES.has(word.toLowerCase())) ?? own[0]!;
  const nickname = type === 'person' ? nicknameBefore(text, surname) : undefined;
  const parts = nickname === undefined ? own : [{ word: nickname }, ...own.slice(own.indexOf(surname))];
  let suffix = '';
  let keys = parts.map(({ word }) => wordKey(word)).filter((key) => key !== '' && key !== '&');
  if (keys.length > 1 && SUFFIXES.has(own.at(-1)!.word.toLowerCase())) suffix = keys.pop()!;
  if (keys.length > 1 && keys[0] === 'the') keys = keys.slice(1);
  if (keys.length === 0 || NO_NAMES.has(keys.join(' '))) return undefined;
  const before = type === 'person' && !titled ? titlesBefore(text, start) : undefined;
  return {
    ...span,
    type,
    printed:
      nickname === undefined
        ? text.slice(span.start, span.end).replace(/\s+/g, ' ')
        : parts.map(({ word }) => word).join(' '),
    keys,
    suffix,
    from: before?.from ?? (titled ? words[titlesFrom]!.from : span.start),
    gender: gender ?? before?.gender,
    titled: titled || before !== undefined,
    heading: isInHeading(text, span) && !(type === 'person' && isPresented(text, span)),
    displayed: isBeforeHandle,
    possessive: /^['’]s/u.test(text.slice(span.end, span.end + 2)) || BRAND.test(own.at(-1)!.word),
    relative: type === 'person' && keys.length > 1 && isRelative(text, before?.from ?? span.start, span),
  };
}

interface Word {
  word: string;
  from: number;
  to: number;
}

/**
 * The words of one person's name, if a page has run it together with what follows: `Ada FinchFinch wins`, `Ada Finch
 * Ada B. Finch`.
 */
function onePerson(text: string, all: readonly Word[], isBeforeHandle: boolean): readonly Word[] {
  // `Ada Finch/Harbour Press`
  const credit = all.findIndex(({ from }, i) => i > 0 && text[from - 1] === '/');
  const words = untilExpansion(text, credit > 0 ? all.slice(0, credit) : all);
  const again = words.findIndex(
    ({ word }, i) => word === words[i - 1]?.word || (i > 1 && word === words[0]!.word),
  );
  const alone = again > 0 ? words.slice(0, again) : words;
  // `Low of the Harbour Union`
  const body = alone.findIndex(({ word }, i) => i > 0 && word === 'of' && alone[i + 1]?.word === 'the');
  const own = body > 0 ? alone.slice(0, body) : alone;
  const glued = own.findIndex(({ word }) => RUN_TOGETHER.test(word));
  if (glued < 0 || isBeforeHandle) return own;
  const { word, from } = own[glued]!;
  const end = RUN_TOGETHER.exec(word)![0].length;
  return [...own.slice(0, glued), { word: word.slice(0, end), from, to: from + end }];
}

/** `Inc. FB`, `Acme ACM 1.81%`: a stock symbol behind a company's name. */
function isTicker(text: string, before: Word, { word, to }: Word): boolean {
  if (!/^\p{Lu}{1,5}$/u.test(word) || !/\p{Ll}/u.test(before.word)) return false;
  return INCORPORATED.test(before.word) || /^,?\s[-+−]?\d+\.\d/u.test(text.slice(to, to + LONGEST_PART));
}

const INCORPORATED = /^(?:inc|corp|co|ltd|plc)\.?$/iu;

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

/** `Macy’s` */
export const BRAND = /\p{Ll}['’]s$/u;
const OWNS_NOTHING =
  /^(?:[.,;:)]|\s(?:said|says|has|had|is|was|will|would|and|to|told|announced|plans|reported|did|does|can|could|in|on|of|at|for|which|that)\b)/u;

/** The words before the longer form of the same name: `Ned Low` of `Ned Low Edwin (Ned) Arthur Low`. */
function untilExpansion(text: string, words: readonly Word[]): readonly Word[] {
  const last = words.findLastIndex(({ word }, i) => {
    const next = words[i + 1];
    if (!next || word.length < 3) return false;
    const rest = text.slice(next.from, next.from + LONGEST_EXPANSION);
    const again = rest.indexOf(word);
    return again > 0 && IN_NAME.test(rest.slice(0, again));
  });
  // behind a surname alone it is the full name
  if (last === 0) return words.slice(1);
  return last < 0 ? words : words.slice(0, last + 1);
}

/** Unlike `McHall` and `FitzHall`. */
const RUN_TOGETHER = /^[^@]\p{L}{3,23}?\p{Ll}(?=\p{Lu}|\p{N})/u;
const JOINED = /\s(?:and|&)\s/gu;
/** The longest heading, in UTF-16 code units. */
const LONGEST_HEADING = 160;
const LONG_WORD = /[\p{L}’']{4,}/gu;
/** The share of a heading's long words that are capitalised. */
const CAPITALISED = 0.7;

function isInHeading(text: string, { start, end }: Span): boolean {
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
function isPresented(text: string, { start, end }: Span): boolean {
  return (
    text[end] === ',' &&
    /(?:^|\n)[^\p{L}\p{N}\n]*$/u.test(text.slice(Math.max(0, start - LONGEST_PART), start))
  );
}

/** Whether the text beside a name calls its bearer somebody's relative: `his wife, Ada Hall`, `Ada Hall, Ed’s sister,`. */
function isRelative(text: string, from: number, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, from - LONGEST_PART), start).toLowerCase();
  const lead = before.slice(1 + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')));
  const nouns = lead.replace('first lady', 'first-lady').match(LEAD_WORD) ?? [];
  if (nouns.slice(-MOST_TITLES).some((word) => KINSHIP.has(word))) return true;
  const after = APPOSITION.exec(text.slice(end, end + 2 * LONGEST_PART))?.groups?.words;
  return after?.split(' ').some((word) => KINSHIP.has(word)) ?? false;
}

const LEAD_WORD = /[\p{L}-]+/gu;
/** `, his wife of ten years`, `, the mayor’s eldest daughter,` */
const APPOSITION =
  /^,\s(?:(?:his|her|their|the|whose)\s)?(?:[\p{L}.]+(?:\s\p{Lu}\p{L}+)?['’]s?\s)?(?<words>(?:\p{Ll}[\p{Ll}-]*\s){0,2}\p{Ll}[\p{Ll}-]*)/u;

/**
 * Where a person's name begins among the words marked as one: after a role with another's words before it (`Harbour
 * Comedienne Ada`), or after a lead-in in capitals (`CALM ADA Ada Finch`).
 */
function behindOthersWords(words: readonly string[]): number {
  const role = words.findLastIndex(
    (word, i) =>
      i > 0 &&
      i < words.length - 1 &&
      isRole(word.toLowerCase()) &&
      !(i === words.length - 2 && FIRST_NAMES.has(word.toLowerCase())) &&
      !FIRST_NAMES.has(words[i - 1]!.toLowerCase()),
  );
  if (role > 0) return role + 1;
  const spoken = words.findIndex((word) => !SHOUTED.test(word));
  return spoken > 0 && words.length - spoken > 1 ? spoken : 0;
}

const SHOUTED = /^\p{Lu}{3,}$/u;

/** A mark that ends inside a word is extended to its end: `Harbour.info`, `al-Assad`. */
function wholeWords(text: string, { start, end }: Span): Span {
  const ahead = INSIDE.exec(text.slice(end, end + LONGEST_PART))?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - LONGEST_PART), start);
  const part = before.slice(1 + Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')));
  const isPossessive = /['’]$/u.test(part) && /^s\b/u.test(text.slice(start, start + 2));
  const behind = isPossessive || BEGINNING.test(part) ? part.length : 0;
  return { start: start - behind, end: end + ahead };
}

function withGiven(text: string, mark: MarkedName): Span {
  const { type, start, end } = mark;
  if (type !== 'person') return mark;
  const line = text.slice(Math.max(0, start - 2 * LONGEST_PART), start);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  const given = INITIAL.exec(before)?.[1] ?? nicknamed(before);
  return { start: start - given.length, end };
}

/** The first name and nickname at the end of a text: `Edwin “Ned” `. */
function nicknamed(text: string): string {
  if (!NICKNAME_END.test(text)) return '';
  const close = text.length - 2;
  const open = Math.max(...[...NICKNAME_MARKS].map((mark) => text.lastIndexOf(mark, close - 1)));
  const from = text.lastIndexOf(' ', open - 2) + 1;
  const isOne = FIRST_NAME.test(text.slice(from, open)) && NICKNAME.test(text.slice(open + 1, close));
  return open > 0 && isOne ? text.slice(from) : '';
}

/** What somebody is called whose last name stands behind `Edwin (Ned) Arthur `: `Ned`. */
function nicknameBefore(text: string, { from }: Word): string | undefined {
  const before = text.slice(Math.max(0, from - 3 * LONGEST_PART), from);
  const [, first, nickname] = CALLED.exec(before) ?? [];
  if (first === undefined || nickname === undefined || !FIRST_NAMES.has(nickname.toLowerCase()))
    return undefined;
  const isFirst = FIRST_NAMES.has(first.toLowerCase()) || first.slice(0, 2) === nickname.slice(0, 2);
  return isFirst ? nickname : undefined;
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

function unglued(text: string, { start, end }: Span): Span {
  const glue = GLUED.exec(text.slice(start, end));
  return { start, end: glue ? start + glue.index : end };
}

/** A suffix that the mark left out: `, Jr.` */
function withSuffix(text: string, { start, end }: Span, type: NameType): Span {
  const more = type === 'person' ? SUFFIX.exec(text.slice(end, end + LONGEST_PART)) : null;
  return { start, end: end + (more?.[0].length ?? 0) };
}

const SUFFIX = /^,?\s(?:Jr|Sr|II|III|IV)\b\.?/u;

const isAbbreviation = (word: string): boolean =>
  /^(?:\p{L}\.)+$/u.test(word) ||
  DOTTED.has(word.toLowerCase().replace(/\.$/, '')) ||
  HONORIFICS.has(word.toLowerCase());

const isRoleWord = (word: string): boolean => isRole(word.toLowerCase()) || isPluralRole(word.toLowerCase());

const isTitle = (word: string): boolean => HONORIFICS.has(word.toLowerCase()) || isRoleWord(word);

function genderOf(word: string): NameGender | undefined {
  const gender = HONORIFICS.get(word.toLowerCase()) ?? ROLES.get(word.toLowerCase());
  return gender === 'male' || gender === 'female' ? gender : undefined;
}

/** Titles right before a name that its mark left out: `Maj. Gen. `, `French President `. */
function titlesBefore(
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

function withoutDots(word: string): string {
  let end = word.length;
  while (end > 0 && word[end - 1] === '.') end--;
  return word.slice(0, end);
}

/** The normalised form by which names are compared: without case, marks, dots and apostrophes. */
function wordKey(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/['’]s$/, '')
    .replace(/[\p{M}.'’`]/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i');
}
