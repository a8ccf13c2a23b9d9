import type { Entity } from './entities.ts';
import { GROUPS } from './lexicon.ts';
import { type Event, WEIGHTS } from './salience.ts';

/** Whether `he` or `she` may be this entity, and how well: undefined where it can't, else a weight. */
export function suitsPerson(entity: Entity, gender: 'male' | 'female', source = false): number | undefined {
  if (entity.kind !== 'person' && (entity.kind !== 'unknown' || entity.things > 0)) return undefined;
  const other = gender === 'male' ? entity.female : entity.male;
  if (other > entity[gender]) return undefined;
  return (entity[gender] > other ? WEIGHTS.gender : 0) + likePerson(entity, source);
}

/** Nothing for a person; below that, how little a name of unknown kind is like one's. */
function likePerson({ kind, keys }: Entity, source: boolean): number {
  if (kind === 'person') return 0;
  return WEIGHTS.unknownKind + (keys.length > 1 || source ? 0 : WEIGHTS.singleName);
}

/** Whether a name is a person's, as far as can be told. */
export function isSomeone({ kind, keys, things }: Entity): boolean {
  return kind === 'person' || (kind === 'unknown' && keys.length > 1 && things === 0);
}

/** Groups in the plural, that do something: `Democrats`, `two officials`, not `American`. */
export function suitsPlural({ kind, keys, parts }: Entity, { subject, source }: Event): number | undefined {
  const together = parts?.every(isSomeone);
  const many = kind === 'group' || GROUPS.has(keys.at(-1) ?? '');
  if (!many || !(subject || source || together)) return undefined;
  return parts || keys.length === 0 || keys.at(-1)!.endsWith('s') ? 1 : undefined;
}

/** `it` */
export function suitsThing(entity: Entity): number | undefined {
  if (entity.kind === 'person' || entity.kind === 'group') return undefined;
  return entity.kind === 'organisation' ? WEIGHTS.gender : 0;
}
