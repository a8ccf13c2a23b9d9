import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { bind } from '../layout/bind.ts';
import type { Quotation } from '../marks/quotations.ts';
import { confidenceOf, LEAST_CONFIDENCE } from './confidence.ts';
import type { Network } from './network.ts';
import { relationsIn } from './relations.ts';

/** Contents that share so much, by intersection over union, are one content. */
const SAME = 0.6;

/**
 * The tagger: every attribution of a text but for its speaker, in order of content. This function is all that the
 * rest of the engine knows of how attributions are found.
 */
export async function tag(
  document: Document,
  quotations: readonly Quotation[],
  network: Network,
  signal?: AbortSignal,
): Promise<TaggedAttribution[]> {
  const read: TaggedAttribution[] = [];
  for (const relation of await relationsIn(document, quotations, network, signal)) {
    const { kind, type, source, cue, content } = relation;
    const confidence = confidenceOf(relation);
    if (confidence >= LEAST_CONFIDENCE) read.push({ kind, type, source, cue, content, confidence });
  }
  return bind(document, quotations, withoutRepeats(read));
}

/** Of relations with about the same content, the surest: the words of one cue may each propose it. */
function withoutRepeats(all: readonly TaggedAttribution[]): TaggedAttribution[] {
  const kept: TaggedAttribution[] = [];
  for (const one of all.toSorted((a, b) => startOf(a) - startOf(b))) {
    // Those before that could share most of it begin not much before; a few are enough to look at.
    const rival = kept.slice(-8).find((other) => isRepeat(one, other));
    if (!rival) kept.push(one);
    else if (one.confidence > rival.confidence) kept[kept.indexOf(rival)] = one;
  }
  return kept;
}

/** Not where one is what the other reports: `“I think it is over,” she said`. */
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
