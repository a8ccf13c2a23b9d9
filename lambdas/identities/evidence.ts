import { hashOf } from '../model/hash.ts';
import { EVERYWHERE, GENERAL_ROLES } from './lexicon.ts';
import { inOrder, wordsOf } from './words.ts';

/** A named speaker according to an article. */
export interface SeenSpeaker {
  name: string;
  type: 'person' | 'organisation' | 'group';
  /** As printed: `Russian Foreign Minister`, `mayor of Easton`. */
  roles: readonly string[];
  gender: 'male' | 'female' | null;
}

/** An article in which a persona was seen. */
export interface Sighting {
  day: string;
  article: string;
  publication?: string;
}

/**
 * What all articles together say about one persona, bounded to 700 bytes as JSON. Two pieces of evidence can be joined
 * into one that says what both do, in any order and any number of times.
 */
export interface Evidence {
  /** The best spellings, best first: mixed case before capitals, more diacritics before fewer. */
  names: string[];
  type: 'person' | 'organisation' | 'group';
  /** Words of roles: a sample by hash, those that few people share first. */
  roles: string[];
  genders: ('male' | 'female')[];
  /** Who is quoted in the same articles, as hashes: a sample by hash, without people who are quoted everywhere. */
  coMentions: string[];
  /** The first day and the last, `YYYY-MM-DD`. */
  first: string;
  last: string;
  /** The earliest articles. */
  seen: Sighting[];
}

/** The most of each, and the bytes that one takes as JSON: together they stay below 700. */
const MOST_NAMES = 3;
const BEST_NAME_BYTES = 70;
const OTHER_NAME_BYTES = 32;
const MOST_ROLES = 6;
const ROLE_BYTES = 16;
const MOST_COMPANIONS = 8;
const MOST_SEEN = 3;
const SEEN_BYTES = 84;
const ARTICLE_BYTES = 42;
const DAY_BYTES = 12;
const MOST_WORDS = 40;

const STOP_WORDS = new Set(
  'a an and as at by for from his her in its of on or our the their to who with'.split(' '),
);
/** Persons first: an article that calls the name a person's knows more than others that don't. */
export const NAMED_TYPES: readonly Evidence['type'][] = ['person', 'organisation', 'group'];

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** The longest prefix of a text, in code points, that takes at most so many bytes as JSON. */
function clipped(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let kept = '';
  for (const character of text) {
    if (bytesOf(kept + character) > bytes) break;
    kept += character;
  }
  return kept.trimEnd();
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const isMixedCase = (name: string) => /\p{Ll}/u.test(name);
const marksIn = (name: string) => name.normalize('NFD').match(/\p{M}|[ıøłđðþßæœ]/giu)?.length ?? 0;

/** The better spelling first. */
export const bySpelling = (a: string, b: string): number =>
  Number(isMixedCase(b)) - Number(isMixedCase(a)) || marksIn(b) - marksIn(a) || inOrder(a, b);

/** The best, whatever its length, and short ones: a longer one that is not the best never becomes it. */
function bestNames(names: readonly string[]): string[] {
  const sorted = unique(names).sort(bySpelling);
  return sorted
    .filter((name, index) => index === 0 || bytesOf(name) <= OTHER_NAME_BYTES)
    .slice(0, MOST_NAMES);
}

const byHash = (a: string, b: string) => hashOf(a) - hashOf(b) || inOrder(a, b);

const sampledRoles = (roles: readonly string[]) =>
  unique(roles)
    .sort((a, b) => Number(GENERAL_ROLES.has(a)) - Number(GENERAL_ROLES.has(b)) || byHash(a, b))
    .slice(0, MOST_ROLES);

const sampledCoMentions = (coMentions: readonly string[]) =>
  unique(coMentions).sort().slice(0, MOST_COMPANIONS);

/** The key of a name among co-mentions. */
export const companionKey = (nameId: string): string =>
  hashOf(nameId).toString(36).padStart(7, '0').slice(-5);

const bySighting = (a: Sighting, b: Sighting) =>
  inOrder(a.day, b.day) || inOrder(a.article, b.article) || inOrder(a.publication ?? '', b.publication ?? '');

function earliest(seen: readonly Sighting[]): Sighting[] {
  const sorted = [...seen].sort(bySighting);
  const distinct = sorted.filter(
    (one, index) => index === 0 || bySighting(one, sorted[index - 1] as Sighting) !== 0,
  );
  return distinct.slice(0, MOST_SEEN);
}

const roleWords = (roles: readonly string[]): string[] =>
  roles
    .flatMap(wordsOf)
    .map((word) => word.replaceAll('.', ''))
    .filter((word) => word.length > 1 && bytesOf(word) <= ROLE_BYTES && !STOP_WORDS.has(word))
    .slice(0, MOST_WORDS);

/** A sighting that is small enough; its publication is cut if necessary. */
function sightingOf({ day, article, publication }: Sighting): Sighting {
  const seen: Sighting = { day: clipped(day, DAY_BYTES), article: clipped(article, ARTICLE_BYTES) };
  if (publication === undefined) return seen;
  const left = SEEN_BYTES - bytesOf({ ...seen, publication: '' }) + 2;
  const kept = left > 2 ? clipped(publication, left) : '';
  return kept === '' ? seen : { ...seen, publication: kept };
}

/**
 * The evidence of one article about a persona.
 *
 * @param where `others` are the ids of the names of the article's other speakers
 */
export function evidenceOf(
  { name, type, roles, gender }: SeenSpeaker,
  where: Sighting & { others: readonly string[] },
): Evidence {
  const { others } = where;
  const seen = sightingOf(where);
  return {
    names: bestNames([clipped(name, BEST_NAME_BYTES)]),
    type,
    roles: sampledRoles(roleWords(roles)),
    genders: gender === null ? [] : [gender],
    coMentions: sampledCoMentions(others.filter((other) => !EVERYWHERE.has(other)).map(companionKey)),
    first: seen.day,
    last: seen.day,
    seen: earliest([seen]),
  };
}

/**
 * Joins two pieces of evidence about one persona. Commutative, associative and idempotent, so articles may
 * come in any order, concurrently and repeatedly.
 */
export function join(a: Evidence, b: Evidence): Evidence {
  return {
    names: bestNames([...a.names, ...b.names]),
    type: NAMED_TYPES.find((type) => a.type === type || b.type === type) ?? a.type,
    roles: sampledRoles([...a.roles, ...b.roles]),
    genders: (['female', 'male'] as const).filter(
      (gender) => a.genders.includes(gender) || b.genders.includes(gender),
    ),
    coMentions: sampledCoMentions([...a.coMentions, ...b.coMentions]),
    first: a.first < b.first ? a.first : b.first,
    last: a.last > b.last ? a.last : b.last,
    seen: earliest([...a.seen, ...b.seen]),
  };
}
