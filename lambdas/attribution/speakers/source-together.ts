import type { Span } from '../../model/attribution.ts';
import { FAMILY, HE_AND, isRole } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { Context } from './context.ts';
import { allAlone, type Named, namedTogether } from './together.ts';

/** In words, before the name of the other one. */
const MOST_TITLES = 8;
/** Who may be of a family, so that hostile texts take linear time. */
const MOST_NAMED = 200;

/**
 * The persons or bodies that speak together in an attribution's source, if the network chose one of them; fewer than two
 * if one speaks alone.
 */
export function sourceTogether(context: Context, index: number): readonly Entity[] {
  const [source, other] = context.tagged[index]!.source;
  const chosen = context.ranked[index]![0].entity;
  if (!source || other || !chosen) return [];
  const { text } = context.document;
  // `Ada Finch and Ed Hall Jr` ends before a dot that is the name's
  const whole = { start: source.start, end: text[source.end] === '.' ? source.end + 1 : source.end };
  const names = context.namesIn(whole);
  const run = namedTogether(text, whole, names);
  const named = (run.length > 0 ? run : allAlone(text, source, names)).map(({ entity }) => entity);
  const him = togetherWithHim(context, index, whole, names);
  const entities = [...new Set(him.length > 0 ? him : named)];
  if (entities.includes(chosen)) return entities;
  return names[0]?.entity === chosen ? familyOf(context, source, names) : [];
}

/** `he and Ed Hall`: the person whom the network would choose if it were not Hall, then Hall. */
function togetherWithHim(
  { document: { text }, ranked }: Context,
  index: number,
  source: Span,
  names: readonly Named[],
): readonly Entity[] {
  const him = HE_AND.exec(text.slice(source.start, source.end));
  if (!him) return [];
  const rest = { start: source.start + him[0].length, end: source.end };
  const first = names.find(({ entity }) => entity.type === 'person');
  if (!first) return [];
  const title = text.slice(rest.start, first.mention.start).trimEnd().replace(/,$/u, '').split(/\s+/u);
  const isTitled = title.length <= MOST_TITLES && isRole(title.at(-1)!.toLowerCase());
  if (first.mention.from !== rest.start && !isTitled) return [];
  const run = namedTogether(text, rest, names);
  const others = [...new Set((run.length > 0 ? run : [first]).map(({ entity }) => entity))];
  const gender = him.groups?.she ? 'male' : 'female';
  const himself = ranked[index]!.find(
    ({ entity }) => entity?.type === 'person' && entity.gender !== gender && !others.includes(entity),
  )?.entity;
  return himself ? [himself, ...others] : [];
}

/** `the Halls`, if the text names two persons of that name. */
function familyOf({ document: { text }, clusters }: Context, { start, end }: Span, names: readonly Named[]) {
  const surname = FAMILY.exec(text.slice(start, end))?.groups?.surname?.toLowerCase();
  if (surname === undefined || names.length !== 1) return [];
  const family = clusters.entities
    .slice(0, MOST_NAMED)
    .filter(({ type, keys }) => type === 'person' && keys.length > 1 && keys.at(-1) === surname);
  return family.length === 2 ? family.toSorted((a, b) => a.mentions[0]! - b.mentions[0]!) : [];
}
