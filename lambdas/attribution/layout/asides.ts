import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { firstEndingAfter, holds } from '../spans.ts';

/** `It was announced that …`, `Low is asked whether …`: nobody's words, with which no quotation goes on. */
export const isNobodys = ({ kind, source, cue }: TaggedAttribution): boolean =>
  kind !== 'direct' && source.length === 0 && cue.length > 0;

/**
 * Whether an attribution only adds something to one before it, whose speaker goes on: who passed quoted words on
 * (`“…,” Low said, according to …`), what a source is said to say (`the clerk, who asked not to be named, said`), a
 * report inside a report, or a report in the sentence that quotes (`“…,” Low said after Hall told them that …`).
 */
export function isAside(document: Document, one: TaggedAttribution, before: TaggedAttribution): boolean {
  const [cue] = one.cue;
  const [cueBefore] = before.cue;
  if (!cue || !cueBefore) return false;
  const quotes = before.kind !== 'indirect';
  if (quotes && contains(one.content, cueBefore)) return true;
  if (one.kind !== 'indirect') return false;
  if (contains(before.source, cue)) return true;
  if (cueBefore.start >= cue.start) return false;
  return contains(before.content, cue) || (quotes && inOneSentence(document, cueBefore, cue));
}

const contains = (spans: readonly Span[], own: Span): boolean => spans.some((span) => holds(span, own));

const inOneSentence = ({ sentences }: Document, one: Span, other: Span): boolean =>
  firstEndingAfter(sentences, one.start) === firstEndingAfter(sentences, other.start);
