import { type Bearer, idOf, isTold, linkEvidence, type Person, type Reason } from './link-evidence.ts';
import { DOMINATES } from './namesake-clusters.ts';
import {
  givenKeys,
  isGivenName,
  isRare,
  isRareSurname,
  likenessOf,
  type Relation,
  relationOf,
} from './person-names.ts';
import { fieldsAgree, gendersAgree, log2QuotesOfProfile, profileOf, signsOf } from './persona.ts';
import { inOrder } from './words.ts';

const isShort = ({ name }: Bearer) => name.given[0]?.length === 1;

/** Sorts the most informative names first, and surnames alone last. */
const bySpecificity = (a: Bearer, b: Bearer) =>
  Number(a.name.given.length === 0) - Number(b.name.given.length === 0) ||
  Number(isShort(a)) - Number(isShort(b)) ||
  b.name.given.length - a.name.given.length ||
  b.cluster.profile.quotes - a.cluster.profile.quotes ||
  inOrder(idOf(a), idOf(b));

interface Candidate {
  person: Person;
  reason: Reason;
  /** The relation is by the first name that both share, not a later one. */
  isFirst: boolean;
}

/** The person who is meant: the only one, the one with more evidence, or the one quoted by far the most. */
function chosen(candidates: readonly Candidate[]): Candidate | undefined {
  const [only] = candidates;
  if (candidates.length <= 1) return only;
  const named = candidates.filter(({ isFirst }) => isFirst);
  if (named.length > 0 && named.length < candidates.length) return chosen(named);
  const told = candidates.filter(
    ({ reason }) => reason.and.includes('role') || reason.and.includes('co-mention'),
  );
  if (told.length === 1) return told[0];
  const [most, next] = [...candidates].sort(
    (a, b) =>
      b.person.profile.quotes - a.person.profile.quotes || inOrder(firstIdOf(a.person), firstIdOf(b.person)),
  ) as [Candidate, Candidate];
  if (log2QuotesOfProfile(most.person.profile) - log2QuotesOfProfile(next.person.profile) < DOMINATES)
    return undefined;
  return { ...most, reason: { ...most.reason, and: [...most.reason.and, 'quotes'] } };
}

const firstIdOf = ({ bearers }: Person) => (bearers[0] ? idOf(bearers[0]) : '');

/** A given name, or an initial, that fits more people than this identifies nobody. */
const MOST_OF_NAME = 1000;
const MOST_OF_INITIAL = 100;

const initialKey = (name: string) => `i${name.charAt(0)}`;
const mostOf = (key: string) => (key.startsWith('i') ? MOST_OF_INITIAL : MOST_OF_NAME);

const CLOSEST: readonly Relation[] = ['middle', 'spelling', 'nickname', 'initial'];

/** The closest of a name's relations to all names of a person; undefined if one of them rules it out. */
const closest = (relations: readonly (Relation | undefined)[]): Relation | undefined =>
  relations.includes(undefined) ? undefined : CLOSEST.find((relation) => relations.includes(relation));

/** People by the given names under which they are found. */
class People {
  readonly all: Person[] = [];
  readonly #byKey = new Map<string, Set<Person>>();

  start(bearer: Bearer): void {
    const person: Person = { bearers: [bearer], profile: bearer.cluster.profile, links: [] };
    this.all.push(person);
    this.#file(bearer, person);
  }

  add(bearer: Bearer, { person, reason }: Candidate): void {
    person.links.push({ a: idOf(bearer), b: firstIdOf(person), ...reason });
    person.bearers.push(bearer);
    person.profile = profileOf([...person.profile.personas, ...bearer.cluster.profile.personas]);
    this.#file(bearer, person);
  }

  /** People all of whose names are compatible with a bearer's. */
  candidates(bearer: Bearer): Candidate[] {
    const { given } = bearer.name;
    const keys = [...new Set(given.filter((word) => word.length > 1).flatMap(givenKeys))];
    if (isShort(bearer)) keys.push(initialKey(given[0] ?? ''));
    const filed = keys.map((key) => this.#byKey.get(key) ?? new Set<Person>());
    if (filed.some(({ size }, index) => size > mostOf(keys[index] as string))) return [];
    return [...new Set(filed.flatMap((people) => [...people]))].flatMap((person): Candidate[] => {
      const relation = closest(person.bearers.map(({ name }) => relationOf(bearer.name, name)));
      const and = relation && linkEvidence(relation, bearer, person);
      const by = person.bearers.some(({ nameId }) => nameId === bearer.nameId) ? 'name' : relation;
      const isFirst = person.bearers.some(
        ({ name }) => likenessOf(name.given[0] ?? '', given[0] ?? '') !== undefined,
      );
      return by && and ? [{ person, reason: { by, and }, isFirst }] : [];
    });
  }

  #file({ name }: Bearer, person: Person): void {
    const words = name.given.filter((word) => word.length > 1);
    const keys = new Set([
      ...words.flatMap(givenKeys),
      ...(name.given[0] ? [initialKey(name.given[0])] : []),
    ]);
    for (const key of keys) {
      const people = this.#byKey.get(key) ?? new Set();
      if (people.size <= mostOf(key)) this.#byKey.set(key, people.add(person));
    }
  }
}

/** If many bear a surname, the one who is so many levels more quoted is meant even without other evidence. */
const DOMINATES_COMMON = 5;

/** An article may take `EU Brexit` for a person's name; a given name, a pronoun or a role shows that it is one. */
const isHuman = ({ bearers, profile }: Person): boolean =>
  profile.genders.size + profile.fields.size > 0 ||
  bearers.some(({ name }) => isGivenName(name.given[0] ?? ''));

/**
 * Who is meant by a surname alone: its only bearer who fits, the one who is quoted by far the most of those who fit, or
 * the most quoted if no other has that role.
 */
function bearerOfSurname(bearer: Bearer, people: readonly Person[]): Candidate | undefined {
  const { profile } = bearer.cluster;
  const able = people.filter(
    (person) =>
      isHuman(person) &&
      person.bearers.every(({ name }) => relationOf(bearer.name, name) === 'surname') &&
      gendersAgree(profile, person.profile) &&
      fieldsAgree(profile, person.profile),
  );
  const [most, next] = able;
  if (!most) return undefined;
  const signs = signsOf(profile, most.profile);
  const hasRole = (person: Person) => {
    const all = signsOf(profile, person.profile);
    return all.includes('role') && all.includes('field');
  };
  const isOnlyInRole = hasRole(most) && able.filter(hasRole).length === 1;
  const lead = log2QuotesOfProfile(most.profile) - (next ? log2QuotesOfProfile(next.profile) : 0);
  const isSpelled = most.bearers.some(({ name }) => name.surname === bearer.name.surname);
  const isOnly = !next && isRare(bearer.name) && most.profile.genders.size > 0;
  if (next ? lead < DOMINATES && !isOnlyInRole : signs.length === 0 && !isOnly) return undefined;
  if ((!isSpelled || isGivenName(bearer.name.surname)) && !isTold(signs)) return undefined;
  // a field that the bearer doesn't have is evidence against it
  if (signs.length === 0 && profile.fields.size > 0) return undefined;
  if (signs.length === 0 && !isRareSurname(bearer.name) && lead < DOMINATES_COMMON) return undefined;
  return {
    person: most,
    reason: { by: 'surname', and: [...signs, next ? (lead < DOMINATES ? [] : 'quotes') : 'rare'].flat() },
    isFirst: false,
  };
}

/** Decides which bearers of names with one surname are one person. The same in any order. */
export function peopleOf(bearers: readonly Bearer[]): Person[] {
  const people = new People();
  const sorted = [...bearers].sort(bySpecificity);
  const full = sorted.filter(({ name }) => name.given.length > 0);
  for (const bearer of full) {
    const candidate = chosen(people.candidates(bearer));
    if (candidate) people.add(bearer, candidate);
    else people.start(bearer);
  }
  const byQuotes = [...people.all].sort(
    (a, b) => b.profile.quotes - a.profile.quotes || inOrder(firstIdOf(a), firstIdOf(b)),
  );
  const found = sorted
    .slice(full.length)
    .map((bearer) => ({ bearer, candidate: bearerOfSurname(bearer, byQuotes) }));
  for (const { bearer, candidate } of found) {
    if (candidate) people.add(bearer, candidate);
    else people.start(bearer);
  }
  return people.all;
}
