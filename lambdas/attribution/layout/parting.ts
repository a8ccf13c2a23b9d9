import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { around, firstEndingAfter } from '../spans.ts';
import type { MarkedDocument } from './construct.ts';
import { startBehindDateline } from './datelines.ts';
import { reportedIn } from './unclaimed.ts';

/** One of the network's attributions, divided by paragraphs. */
export interface Parted {
  /** The part with its cue; without a cue, the first part. */
  main: TaggedAttribution;
  /** The quoted paragraphs after it, each by itself. */
  after: Span[][];
}

/**
 * Divides an attribution into one for each paragraph, without the dateline at its beginning. A part without a cue that
 * is quoted from its beginning continues the part before it. A quotation that is closed in a paragraph before the
 * cue's, or that follows other words in a paragraph after it, is left to the text around it.
 */
export function partedByParagraph(
  { document: { text, paragraphs }, quotations }: MarkedDocument,
  one: TaggedAttribution,
): Parted {
  const parts = new Map<number, Span[]>();
  for (const span of one.content) {
    for (let i = firstEndingAfter(paragraphs, span.start); i < paragraphs.length; i++) {
      const paragraph = paragraphs[i]!;
      if (paragraph.start >= span.end) break;
      const start = Math.max(span.start, startBehindDateline(text, paragraph));
      const part = { start, end: Math.min(span.end, paragraph.end) };
      if (part.end > part.start) parts.set(i, [...(parts.get(i) ?? []), part]);
    }
  }
  if (parts.size === 0) return { main: one, after: [] };
  const place = one.cue[0] ?? one.source[0] ?? one.content[0]!;
  const own = firstEndingAfter(paragraphs, place.start);
  const indexes = [...parts.keys()];
  const home = parts.has(own) ? own : (indexes.find((index) => index > own) ?? indexes.at(-1)!);
  const at = (place: number) => around(quotations, place, place + 1)[0];
  // What is reported inside a quotation ends with its paragraph: the next one is the outer speaker's.
  const nested = reportedIn(quotations, one) !== undefined;
  const content: Span[] = [];
  const after: Span[][] = [];
  for (const [index, spans] of parts) {
    const quotation = at(spans[0]!.start);
    if (index === home || !quotation) content.push(...spans);
    else if (index > home && at(paragraphs[index]!.start) && !nested) after.push(spans);
    else if (index < home && !quotation.closed) content.push(...spans);
  }
  return { main: { ...one, content }, after };
}
