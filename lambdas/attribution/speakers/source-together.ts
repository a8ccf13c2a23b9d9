import type { Span } from '../../model/attribution.ts';
import { APART, BOTH_OF, HE_AND, isRole } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { Context } from './context.ts';
import { allAlone, type Named, namedTogether, speaksFor } from './together.ts';

/** The least probability of the second one of two who speak together. */
const DIVIDED = 0.05;
/** In words, before the name of the other one. */
const MOST_TITLES = 8;

/**
 * The persons or bodies that speak together in an attribution's source, if the network chose one of them; fewer than two
 * if one speaks alone.
 */
export function sourceTogether(context: Context, index: number): readonly Entity[] {
  const [source, other] = context.tagged[index]!.source;
  const chosen = context.ranked[index]![0].entity;
  if (!source || other || !chosen) return [];
  const { text } = context.document;
  const names = context.namesIn(source);
  const run = namedTogether(text, source, names);
  const named = (run.length > 0 ? run : allAlone(text, source, names)).map(({ entity }) => entity);
  const him = togetherWithHim(context, index, source, names);
  const entities = [...new Set(him.length > 0 ? him : named)];
  return entities.includes(chosen) ? entities : bothOf(context, index, names);
}

/** The two between whom the network is divided, if the source joins them: `celebrities such as Finch and the actor Hall`. */
function bothOf({ document: { text }, ranked, tagged }: Context, index: number, names: readonly Named[]) {
  const [one, other] = ranked[index]!.slice(0, 2).map(({ entity }) =>
    names.find((named) => named.entity === entity),
  );
  if (!one || !other || ranked[index]![1]!.share < DIVIDED) return [];
  if ((one.entity.type === 'person') !== (other.entity.type === 'person')) return [];
  const both = [one, other].toSorted((a, b) => a.mention.start - b.mention.start);
  const gap = text.slice(both[0]!.mention.end, both[1]!.mention.start);
  const lead = text.slice(tagged[index]!.source[0]!.start, both[0]!.mention.from);
  const isAnothers = speaksFor(lead) || gap.split(' ').some((word) => APART.has(word));
  return BOTH_OF.test(gap) && !isAnothers ? both.map(({ entity }) => entity) : [];
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
