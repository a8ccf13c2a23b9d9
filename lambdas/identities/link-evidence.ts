import type { NamesakeCluster } from './namesake-clusters.ts';
import {
  isCommonGiven,
  isRare,
  isRareSurname,
  isSingular,
  likenessOf,
  type PersonName,
  personName,
  type Relation,
} from './person-names.ts';
import { areSideBySide, fieldsAgree, gendersAgree, type Profile, type Sign, signsOf } from './persona.ts';
import { soundsLike } from './surnames.ts';

/** One cluster of one person's name. */
export interface Bearer {
  nameId: string;
  name: PersonName;
  cluster: NamesakeCluster;
}

/** Why two names are one person's: `by` the relation of the names, `and` the supporting evidence. */
export interface Reason {
  by: Relation | 'name';
  and: string[];
}

/** Bearers who are one person. */
export interface Person {
  bearers: Bearer[];
  profile: Profile;
  links: ({ a: string; b: string } & Reason)[];
}

export function bearerOf(nameId: string, spelling: string, cluster: NamesakeCluster): Bearer {
  return { nameId, name: personName(nameId, spelling), cluster };
}

/** The id of its most quoted persona. */
export const idOf = ({ nameId, cluster }: Bearer) => cluster.profile.personas[0]?.id ?? nameId;

/** Whether more than a field supports that two are one. */
export const isTold = (signs: readonly Sign[]) => signs.includes('role') || signs.includes('co-mention');

/**
 * Two spellings of a given name that say little: there is another middle name, or both spellings are
 * common and so is the surname (`Mark` and `Marc`).
 */
function areMixedUp({ name: a }: Bearer, { name: b }: Bearer): boolean {
  const [some = '', other = ''] = [a.given[0], b.given[0]];
  if (likenessOf(some, other) !== 'spelling') return false;
  return (
    a.given.length !== b.given.length || (isCommonGiven(some) && isCommonGiven(other) && !isRareSurname(a))
  );
}

/** The evidence that two bearers whose names have this relation are one; undefined if it isn't enough. */
export function linkEvidence(relation: Relation, a: Bearer, person: Person): string[] | undefined {
  const { profile } = a.cluster;
  if (!gendersAgree(profile, person.profile)) return undefined;
  const signs = signsOf(profile, person.profile);
  const rare = isRare(a.name) && person.bearers.every(({ name }) => isRare(name));
  const and = rare ? [...signs, 'rare'] : signs;
  if (!rare && areSideBySide(profile, person.profile)) return undefined;
  if (!fieldsAgree(profile, person.profile) && !signs.includes('co-mention')) {
    if (!rare || relation === 'initial' || relation === 'nickname') return undefined;
  }
  const isOtherSurname = person.bearers.every(({ name }) => name.surname !== a.name.surname);
  const isOtherGiven = person.bearers.every(({ name }) => name.given[0] !== a.name.given[0]);
  if (isOtherSurname && isOtherGiven && !isTold(signs)) return undefined;
  const goesBy = relation === 'middle' && isOtherGiven;
  const singular =
    // of two forms of a name, the rarer is the evidence: `Patrick Vorsic`, not `Pat Vorsic`
    [a, ...person.bearers].some(({ name }) => isSingular(name)) &&
    !person.bearers.some((one) => areMixedUp(a, one));
  const isSpelling =
    !isOtherGiven &&
    [a, ...person.bearers].every(({ name }) => isRareSurname(name)) &&
    person.bearers.some(({ name }) => soundsLike(name.surname, a.name.surname));
  if (relation === 'initial' || goesBy || (isOtherSurname && !(isSpelling && singular))) {
    return signs.length > 0 && rare ? and : undefined;
  }
  if (singular) return [...signs, 'rare'];
  return (rare && signs.length > 0) || isTold(signs) ? and : undefined;
}
