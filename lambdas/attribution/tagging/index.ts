import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { firstEndingAfter } from '../spans.ts';
import { confidenceOf, LEAST_CONFIDENCE } from './confidence.ts';
import { around, wordsBetween } from './edges.ts';
import type { Network } from './network.ts';
import { relationsIn } from './relations.ts';
import { isUtterance, untagged } from './untagged.ts';

/** How sure a quotation is that only its place in the text attributes. */
const UNTAGGED_CONFIDENCE = 0.8;
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
): Promise<TaggedAttribution[]> {
  const read: TaggedAttribution[] = [];
  for (const relation of await relationsIn(document, quotations, network)) {
    const { kind, type, source, cue, content } = relation;
    const confidence = confidenceOf(relation);
    if (confidence >= LEAST_CONFIDENCE) read.push({ kind, type, source, cue, content, confidence });
  }
  const outermost = quotations.filter(({ depth }) => depth === 0);
  return withUntagged(document, outermost, withoutRepeats(read));
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

/** Adds what needs no network to be found: quotations whose speaker the layout tells. */
function withUntagged(
  document: Document,
  outermost: readonly Quotation[],
  read: readonly TaggedAttribution[],
): TaggedAttribution[] {
  const { text, paragraphs } = document;
  const taken = read.flatMap(({ content }) => content).sort((a, b) => a.start - b.start);
  const isFree = ([span]: Span[]) => {
    const { start, end } = span!;
    const covered = around(taken, start, end).reduce(
      (sum, other) => sum + wordsBetween(text, Math.max(start, other.start), Math.min(end, other.end)),
      0,
    );
    return 2 * covered < wordsBetween(text, start, end);
  };
  const free = untagged(document, outermost).filter(({ content }) => isFree(content));
  const all: { tagged: TaggedAttribution; alone: boolean }[] = [
    ...read.map((tagged) => ({ tagged, alone: false })),
    ...free.map(({ alone, ...spans }) => {
      const tagged = {
        kind: 'direct',
        type: 'communication',
        ...spans,
        confidence: UNTAGGED_CONFIDENCE,
      } as const;
      return { tagged, alone };
    }),
  ].sort((a, b) => startOf(a.tagged) - startOf(b.tagged));
  const kept: TaggedAttribution[] = [];
  /** The last relation with quoted words, and the paragraph that they end in. */
  let last: { index: number; paragraph: number } | undefined;
  for (const { tagged, alone } of all) {
    const paragraph = firstEndingAfter(paragraphs, startOf(tagged));
    const before = last && last.paragraph === paragraph - 1 ? last.index : undefined;
    if (alone && before === undefined && !isUtterance(text, tagged.content[0]!)) continue;
    kept.push(alone && before !== undefined ? { ...tagged, continues: before } : tagged);
    if (tagged.kind === 'indirect') continue;
    const lastWord = tagged.content.at(-1)!.end - 1;
    last = { index: kept.length - 1, paragraph: firstEndingAfter(paragraphs, lastWord) };
  }
  return kept;
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
