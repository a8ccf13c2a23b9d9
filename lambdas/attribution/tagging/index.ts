import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { around, holds, merged } from '../spans.ts';
import { confidenceOf, LEAST_CONFIDENCE } from './confidence.ts';
import type { Relation } from './relations.ts';

/** Contents with at least this overlap, by intersection over union, are the same. */
const SAME = 0.6;

/**
 * The least confidence in a relation of quoted words with a source, if nobody else is given them. Somebody mostly said
 * them, so that a doubtful source is right more often than none.
 */
const LEAST_FOR_QUOTED = 0.2;

/**
 * The network's relations with at least this confidence, each once, in order of content, and less certain ones of
 * quoted words that no other relation has.
 */
export function attributionsOf(
  relations: readonly Relation[],
  least = LEAST_CONFIDENCE,
): TaggedAttribution[] {
  const read: TaggedAttribution[] = [];
  const doubtful: TaggedAttribution[] = [];
  for (const relation of relations) {
    const { kind, type, source, cue, content, anchor } = relation;
    const confidence = confidenceOf(relation);
    // If quoted words have neither a source nor a cue, the layout decides whose they are.
    if (kind === 'direct' && source.length + cue.length === 0) continue;
    const one = { kind, type, source, cue, content, anchor, confidence };
    if (confidence >= least) read.push(one);
    else if (kind !== 'indirect' && source.length > 0 && confidence >= LEAST_FOR_QUOTED) doubtful.push(one);
  }
  const sure = withoutRepeats(read);
  return [...sure, ...unclaimed(doubtful, sure)].sort((a, b) => startOf(a) - startOf(b));
}

/** Those attributions that share nothing with the others; of several that share something, the most confident one. */
function unclaimed(
  doubtful: readonly TaggedAttribution[],
  sure: readonly TaggedAttribution[],
): TaggedAttribution[] {
  const claimed = merged(sure.flatMap(({ content }) => content));
  const free = doubtful.filter(({ content }) =>
    content.every(({ start, end }) => around(claimed, start, end).length === 0),
  );
  return strongest(free, (one, other) => overlap(one.content, other.content) > 0);
}

/** Of relations with about the same content, the most confident one: each word of a cue may propose it. */
const withoutRepeats = (all: readonly TaggedAttribution[]) => strongest(all, isRepeat);

/** Of attributions that rule one another out, the most confident one. */
function strongest(
  all: readonly TaggedAttribution[],
  isRival: (one: TaggedAttribution, other: TaggedAttribution) => boolean,
): TaggedAttribution[] {
  const kept: TaggedAttribution[] = [];
  for (const one of all.toSorted((a, b) => startOf(a) - startOf(b))) {
    // Those that share words begin shortly before it, so a few are enough to compare.
    const rival = kept.slice(-8).find((other) => isRival(one, other));
    if (!rival) kept.push(one);
    else if (one.confidence > rival.confidence) kept[kept.indexOf(rival)] = one;
  }
  return kept;
}

/** Not if one reports the other: `“I think it is over,” she said`. */
function isRepeat(one: TaggedAttribution, other: TaggedAttribution): boolean {
  const reports = (outer: TaggedAttribution, inner: TaggedAttribution) =>
    inner.cue.some((cue) => outer.content.some((span) => holds(span, cue)));
  return overlap(one.content, other.content) >= SAME && !reports(one, other) && !reports(other, one);
}

const startOf = ({ content }: TaggedAttribution): number => content[0]!.start;

/** Intersection over union, in code units. */
function overlap(some: readonly Span[], others: readonly Span[]): number {
  let shared = 0;
  for (const a of some)
    for (const b of others) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return shared / (lengthOf(some) + lengthOf(others) - shared);
}
