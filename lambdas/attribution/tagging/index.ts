import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { confidenceOf, LEAST_CONFIDENCE } from './confidence.ts';
import type { Relation } from './relations.ts';

/** Contents with at least this overlap, by intersection over union, are the same. */
const SAME = 0.6;

/** The network's relations with at least this confidence, each once, in order of content. */
export function attributionsOf(
  relations: readonly Relation[],
  least = LEAST_CONFIDENCE,
): TaggedAttribution[] {
  const read: TaggedAttribution[] = [];
  for (const relation of relations) {
    const { kind, type, source, cue, content, anchor } = relation;
    const confidence = confidenceOf(relation);
    // If quoted words have neither a source nor a cue, the layout decides whose they are.
    if (kind === 'direct' && source.length + cue.length === 0) continue;
    if (confidence >= least) read.push({ kind, type, source, cue, content, anchor, confidence });
  }
  return withoutRepeats(read);
}

/** Of relations with about the same content, the most confident one: each word of a cue may propose it. */
function withoutRepeats(all: readonly TaggedAttribution[]): TaggedAttribution[] {
  const kept: TaggedAttribution[] = [];
  for (const one of all.toSorted((a, b) => startOf(a) - startOf(b))) {
    // Relations that may share most of it begin shortly before it, so a few are enough to compare.
    const rival = kept.slice(-8).find((other) => isRepeat(one, other));
    if (!rival) kept.push(one);
    else if (one.confidence > rival.confidence) kept[kept.indexOf(rival)] = one;
  }
  return kept;
}

/** Not if one reports the other: `“I think it is over,” she said`. */
function isRepeat(one: TaggedAttribution, other: TaggedAttribution): boolean {
  const reports = (outer: TaggedAttribution, inner: TaggedAttribution) =>
    inner.cue.some(({ start, end }) => outer.content.some((span) => span.start <= start && end <= span.end));
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
