import {
  ADJECTIVES,
  COMMON,
  FIRST_NAMES,
  GROUPS,
  ORGANISATION_MARKS,
  PARTICLES,
  PLACES,
  ROLES,
  STATES,
  SUFFIXES,
  SURNAMES,
} from './lexicon.ts';
import { isAcronym, isInitial, type NameWord } from './words.ts';

export type NameKind = 'person' | 'organisation' | 'group' | 'place' | 'unknown';

const DIRECTIONS = new Set(
  'new north south west east northern southern western eastern central los san rhode'.split(' '),
);
const LONGEST_PERSON = 6;
/** Small words that no person's name holds. */
const JOINS = new Set('of for and on to against without'.split(' '));
const SAINTS = new Set(['st', 'st.', 'saint']);

/** What a name names, as far as its own words tell; titles before it make a person of it. */
export function kindOf(words: NameWord[], titles: string[], suffix: string): NameKind {
  const last = words.at(-1)!;
  const first = words[0]!;
  const plain = words.length === 1;
  const place = plain && (PLACES.has(last.lower) || STATES.has(last.lower));
  // a saint's name is a church's, a hospital's or a town's
  if (SAINTS.has(first.lower)) return 'place';
  if (titles.length > 0 && mayBePerson(words) && !(place && titles.every((title) => ROLES.has(title))))
    return 'person';
  if (suffix !== '' && /^(?:jr|sr|ii|iii|iv|esq)$/.test(suffix)) return 'person';
  if (plain && (GROUPS.has(last.lower) || ADJECTIVES.has(last.lower))) return 'group';
  if (STATES.has(last.lower)) return 'place';
  if (PLACES.has(last.lower) && (plain || PLACES.has(first.lower) || DIRECTIONS.has(first.lower)))
    return 'place';
  if (plain && SURNAMES.has(last.lower)) return 'unknown';
  if (COMMON.has(first.lower) && !FIRST_NAMES.has(first.lower)) return 'organisation';
  if (words.some(({ lower, text }) => JOINS.has(lower) || text === '/' || text === '&'))
    return 'organisation';
  if (FIRST_NAMES.has(first.lower) && !plain && !ORGANISATION_MARKS.has(last.lower)) return 'person';
  if (
    ORGANISATION_MARKS.has(last.lower) ||
    words.some(({ lower }) => /^(?:inc|corp|ltd|llc|plc)\.?$/.test(lower))
  )
    return 'organisation';
  if (isInitial(first.text) && !plain) return 'person';
  if (plain && isAcronym(last.text) && last.text.length < 5) return 'organisation';
  if (!plain && GROUPS.has(last.lower)) return 'group';
  if (!plain && words.some(({ lower }) => ADJECTIVES.has(lower) || ORGANISATION_MARKS.has(lower)))
    return 'organisation';
  if (PLACES.has(last.lower)) return 'place';
  return 'unknown';
}

/** Whether the words may be a person's name: not too many, none of an organisation. */
export function mayBePerson(rest: NameWord[]): boolean {
  if (
    rest.length === 0 ||
    rest.length > LONGEST_PERSON ||
    !(rest[0]!.capital || PARTICLES.has(rest[0]!.lower))
  )
    return false;
  const last = rest.at(-1)!;
  if (SUFFIXES.has(rest[0]!.lower)) return false;
  return (
    !rest.some(({ lower, text }) => lower === 'of' || lower === 'for' || text === '&') &&
    !(ORGANISATION_MARKS.has(last.lower) && !FIRST_NAMES.has(rest[0]!.lower))
  );
}
