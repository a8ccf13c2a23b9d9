import type { Entity } from './entities.ts';
import { FIRST_NAMES, isRole, sameFirstName } from './lexicon.ts';
import type { NameMention } from './names.ts';
import type { Roles } from './roles.ts';

/** Two full names with one surname: `Vladimir V. Putin`, `Vladimir Putin`; not Donald Trump and Donald Trump Jr. */
export function maybeSame(entity: Entity, { keys, suffix, kind }: NameMention): boolean {
  if (suffix !== entity.suffix && suffix === 'jr') return false;
  if (kind !== 'person' && entity.kind !== 'person' && entity.keys[0] !== keys[0])
    return isTail(entity.keys, keys);
  const [a, b] = [entity.keys[0]!, keys[0]!];
  if (sameFirstName(a, b)) return true;
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return true;
  return isTail(entity.keys, keys);
}

/** `Wasserman Schultz` and `Debbie Wasserman Schultz`, whichever came first. */
function isTail(a: string[], b: string[]): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (short.length < 2 || long.length === short.length || FIRST_NAMES.has(short[0]!)) return false;
  return short.every((key, i) => key === long[long.length - short.length + i]);
}

/** Nouns by which the less known of two namesakes is introduced. */
const RELATIVES = new Set('wife husband son daughter brother sister father mother lady'.split(' '));

function isRelative({ heads }: Entity): boolean {
  for (const head of heads) if (RELATIVES.has(head)) return true;
  return false;
}

export function fits(entity: Entity, name: NameMention, roles: Roles): boolean {
  // `President Kowal` is not Ada Kowal, the first lady
  const office = name.titles.find((title) => isRole(title));
  if (office !== undefined && !entity.heads.has(office) && isRelative(entity)) return false;
  const gender = name.gender ?? roles.gender;
  if (gender === 'male') return entity.female <= entity.male || entity.female < 2;
  if (gender === 'female') return entity.male <= entity.female || entity.male < 2;
  return true;
}

const RECENCY = 0.5;
/** In names. */
const RECENT = 3;
const UNSEEN = 10;
const FIRST_NAMED = 3;

/**
 * Of several bearers of a name the one named most often, if none was named much more recently. Who goes by a first
 * name alone, as the wives and children of the famous do, hardly goes by the surname alone.
 */
export function mostLikely(
  entities: Entity[],
  index: number,
  recent: ReadonlyMap<Entity, number>,
  single: ReadonlyMap<string, number>,
): Entity {
  let best = entities[0]!;
  let highest = -Infinity;
  for (const entity of entities) {
    const last = recent.get(entity);
    const alone = single.get(entity.keys[0]!) ?? 0;
    const firstNamed = (FIRST_NAMED * alone) / (alone + entity.mentions.length);
    const score =
      last === undefined
        ? -UNSEEN - entity.start / 1e6 - Number(isRelative(entity))
        : Math.log(1 + entity.mentions.length) + RECENCY / (1 + (index - last) / RECENT) - firstNamed;
    if (score > highest) [best, highest] = [entity, score];
  }
  return best;
}
