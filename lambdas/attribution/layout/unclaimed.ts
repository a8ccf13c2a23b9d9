import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Quotation } from '../marks/quotations.ts';
import { around, firstEndingAfter, merged } from '../spans.ts';
import { wordsBetween } from '../wording.ts';
import type { MarkedDocument } from './construct.ts';
import type { Draft } from './draft.ts';

/** A part of a quotation that is claimed decides for all of it. */
const PART = 0.5;

/**
 * The outermost quotations that no attribution gives to anybody. What is reported inside one (`“He told me that it was
 * over,” she said`) doesn't say who says the quotation itself.
 */
export function unclaimed(
  { document: { text }, quotations }: MarkedDocument,
  drafts: readonly Draft[],
): Quotation[] {
  const claims: Span[] = [];
  for (const { tagged } of drafts) {
    const inside = reportedIn(quotations, tagged);
    for (const span of tagged.content) {
      if (!inside || span.end <= inside.start || span.start >= inside.end) claims.push(span);
    }
  }
  const claimed = merged(claims);
  return quotations.filter(({ start, end }) => {
    const words = around(claimed, start, end).reduce(
      (sum, other) => sum + wordsBetween(text, Math.max(start, other.start), Math.min(end, other.end)),
      0,
    );
    return words < PART * wordsBetween(text, start, end);
  });
}

/** The quotation that contains an attribution's own source or cue: somebody else reports it. */
export function reportedIn(
  quotations: readonly Quotation[],
  { cue, source }: TaggedAttribution,
): Quotation | undefined {
  const place = cue[0] ?? source[0];
  const holder = place && quotations[firstEndingAfter(quotations, place.start)];
  return holder && holder.start <= place.start ? holder : undefined;
}
