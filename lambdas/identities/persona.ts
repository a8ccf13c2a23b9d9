import type { Evidence, SeenSpeaker } from './evidence.ts';
import { companionKey } from './evidence.ts';
import { areKin, areNear } from './fields.ts';
import { GENERAL_ROLES } from './lexicon.ts';
import { fieldIn, nameIdOf } from './persona-id.ts';

/** The person whom articles mention under one name in one field. */
export interface Persona {
  id: string;
  evidence: Evidence;
  /** floor(log2(quotes)) */
  log2Quotes: number;
  /** A person said that it is a speaker of its own. */
  neverMerge?: boolean;
}

/** What is known about several personas that are one. */
export interface Profile {
  personas: Persona[];
  nameIds: Set<string>;
  names: Set<string>;
  types: Set<SeenSpeaker['type']>;
  fields: Set<string>;
  roles: Set<string>;
  coMentions: Set<string>;
  genders: Set<string>;
  quotes: number;
}

export function profileOf(personas: readonly Persona[]): Profile {
  const of = <Value>(values: (persona: Persona) => Iterable<Value>) =>
    new Set(personas.flatMap((one) => [...values(one)]));
  return {
    personas: [...personas],
    nameIds: of(({ id }) => [nameIdOf(id)]),
    names: of(({ evidence }) => evidence.names),
    types: of(({ evidence }) => [evidence.type]),
    fields: of(({ id }) => [fieldIn(id) ?? []].flat()),
    roles: of(({ evidence }) => evidence.roles),
    coMentions: of(({ evidence }) => evidence.coMentions),
    genders: of(({ evidence }) => evidence.genders),
    quotes: personas.reduce((sum, { log2Quotes }) => sum + 2 ** log2Quotes, 0),
  };
}

/** The level of all quotes together. */
export const log2QuotesOfProfile = ({ quotes }: Profile): number => Math.floor(Math.log2(quotes || 1));

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return [...fewer].filter((one) => more.has(one));
};

/** Co-mentions that two must share to count as evidence, since one may be quoted beside anybody. */
const FEWEST_COMPANIONS = 1;
const PARTICULAR = 2;
const ENOUGH_ROLES = 2;

/** Evidence that two are one, besides their names. */
export type Sign = 'role' | 'co-mention' | 'field';

export function signsOf(a: Profile, b: Profile): Sign[] {
  const signs: Sign[] = [];
  const weight = common(a.roles, b.roles).reduce(
    (sum, role) => sum + (GENERAL_ROLES.has(role) ? 1 : PARTICULAR),
    0,
  );
  if (weight >= ENOUGH_ROLES) signs.push('role');
  if (common(a.coMentions, b.coMentions).length >= FEWEST_COMPANIONS) signs.push('co-mention');
  if (common(a.fields, b.fields).length > 0) signs.push('field');
  return signs;
}

/** Whether both are quoted in the same article, which treats them as two. */
export const areSideBySide = (a: Profile, b: Profile): boolean =>
  [...a.nameIds].some((id) => b.coMentions.has(companionKey(id))) ||
  [...b.nameIds].some((id) => a.coMentions.has(companionKey(id)));

/** Whether they have the same gender, as far as articles agree on it. */
export const gendersAgree = (a: Profile, b: Profile): boolean =>
  a.genders.size !== 1 || b.genders.size !== 1 || common(a.genders, b.genders).length === 1;

/** Whether a field of one is compatible with a field of the other, or one has none. */
export const fieldsAgree = (a: Profile, b: Profile): boolean =>
  a.fields.size === 0 ||
  b.fields.size === 0 ||
  [...a.fields].some((field) => [...b.fields].some((other) => areNear(field, other)));

/** Whether all fields of both are hardly distinguished. */
export const fieldsAreKin = (a: Profile, b: Profile): boolean =>
  [...a.fields].every((field) => [...b.fields].every((other) => areKin(field, other)));
