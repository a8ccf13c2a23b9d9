import type { Span } from '../../model/attribution.ts';
import {
  FIRST_NAMES,
  HONORIFICS,
  isRole,
  KINSHIP,
  LINK_BEFORE,
  LINK_BEHIND,
  NAME_PARTICLE,
  OFFICE_BEFORE,
  OFFICE_OBJECTS,
} from '../language/index.ts';
import { LONGEST_PART } from './name-span.ts';

export interface Word {
  word: string;
  from: number;
  to: number;
}

/** Before a surname: words that somebody has added to a quotation. */
const ADDED = /[[(](?:[\p{L}.]+,? ){0,5}(\p{Lu}\p{Ll}+)[\])] $/u;
const SHOUTED = /^\p{Lu}{3,}$/u;
const INITIAL = /^(?:\p{Lu}\.)+$/u;
/** Unlike `McHall` and `FitzHall`. */
const RUN_TOGETHER = /^[^@]\p{L}{3,23}?\p{Ll}(?=\p{Lu}|\p{N})/u;
/** In UTF-16 code units. */
const LONGEST_EXPANSION = 60;
const LONGEST_OFFICE = 72;
const SURNAME = /^\p{Lu}[\p{Ll}\p{M}’'-]{2,}$/u;
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}.’'-]*|\(\p{Lu}\p{L}+\))$/u;
/** On one line, without the end of a sentence: only an initial or a short form has a dot. */
const IN_NAME = /^(?:\p{Lu}(?:\p{L}?\.|[\p{L}\p{M}.’'-]*[\p{L}\p{M}’'-])?[ \t]|\(\p{Lu}\p{L}+\)[ \t]){1,5}$/u;

/**
 * The words of one person's name, if a page has run it together with what follows: `Ada FinchFinch wins`, `Ada Finch
 * Ada B. Finch`.
 */
export function onePerson(text: string, all: readonly Word[], isBeforeHandle: boolean): readonly Word[] {
  const link = all.findIndex(
    ({ from }, i) => i > 0 && LINK_BEHIND.test(text.slice(from, from + LONGEST_PART)),
  );
  const words = untilExpansion(text, link > 0 ? all.slice(0, link) : all);
  const again = words.findIndex(
    ({ word }, i) => word === words[i - 1]?.word || (i > 1 && word === words[0]!.word),
  );
  const alone = again > 0 ? words.slice(0, again) : words;
  // `Low of the Harbour Union`
  const body = alone.findIndex(({ word }, i) => i > 0 && word === 'of' && alone[i + 1]?.word === 'the');
  const own = body > 0 ? alone.slice(0, body) : alone;
  const glued = own.findIndex(({ word }) => RUN_TOGETHER.test(word));
  if (glued < 0 || isBeforeHandle || text[own[0]!.from - 1] === '@') return own;
  const { word, from } = own[glued]!;
  const end = RUN_TOGETHER.exec(word)![0].length;
  return [...own.slice(0, glued), { word: word.slice(0, end), from, to: from + end }];
}

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

/**
 * Whether a mark stands in the longer form of a name that a page prints behind it, from a link: `Ned Low Edwin (Ned)
 * Arthur Low`. Behind a surname alone it is the full name.
 */
export function isExpansion(text: string, { start, end }: Span): boolean {
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

/**
 * Where a person's name begins among the words marked as one: after a role with another's words before it (`Harbour
 * Comedienne Ada`) or words of the page (`Facebook Twitter Ada Finch`), or after a lead-in in capitals (`CALM ADA Ada Finch`).
 */
export function behindOthersWords(words: readonly string[]): number {
  const link = words.slice(0, -1).findLastIndex((word) => LINK_BEFORE.test(word));
  if (link >= 0) return link + 1;
  const role = words.findLastIndex(
    (word, i) =>
      i > 0 &&
      i < words.length - 1 &&
      isRole(word.toLowerCase()) &&
      !(i === words.length - 2 && FIRST_NAMES.has(word.toLowerCase())) &&
      !FIRST_NAMES.has(words[i - 1]!.toLowerCase()),
  );
  if (role > 0) return role + 1;
  const spoken = words.findIndex(
    (word) => !SHOUTED.test(word) && !INITIAL.test(word) && !NAME_PARTICLE.test(word.toLowerCase()),
  );
  const isLead = spoken > 0 && SHOUTED.test(words[0]!) && words.length - spoken > 1;
  return isLead ? spoken : 0;
}

/**
 * Where a person's name begins among the words marked as one, if the mark begins with the end of an office: `Secretary of
 * State Low`, `Archbishop of Eastmark Ada Low`.
 */
export function behindOffice(text: string, words: readonly Word[]): number {
  const [first] = words;
  if (!first || words.length < 2) return 0;
  const { role, more } =
    OFFICE_BEFORE.exec(text.slice(Math.max(0, first.from - LONGEST_OFFICE), first.from))?.groups ?? {};
  if (role === undefined || !(isRole(role.toLowerCase()) || HONORIFICS.has(role.toLowerCase()))) return 0;
  const lower = words.map(({ word }) => word.toLowerCase());
  if (OFFICE_OBJECTS.has(lower[0]!)) return 1;
  if (KINSHIP.has(role.toLowerCase()) || FIRST_NAMES.has(lower[0]!)) return 0;
  const given = lower.findIndex((word, i) => i < lower.length - 1 && FIRST_NAMES.has(word));
  // `VP of Harbour Growth Xul Low`
  return given > 0 ? given : more !== '' && words.length > 2 ? 1 : 0;
}

/** The first name of somebody whose last name stands behind `[the mayor, Ned] `. */
export function addedBefore(text: string, { from }: Word): string | undefined {
  const [, first] = ADDED.exec(text.slice(Math.max(0, from - 3 * LONGEST_PART), from)) ?? [];
  return first !== undefined && FIRST_NAMES.has(first.toLowerCase()) ? first : undefined;
}
