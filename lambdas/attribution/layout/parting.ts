import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { around, firstEndingAfter } from '../spans.ts';
import type { MarkedDocument } from './construct.ts';
import { startBehindDateline } from './datelines.ts';
import { reportedIn } from './unclaimed.ts';

/** What a network reads as one attribution, by the paragraphs it stands in. */
export interface Parted {
  /** What stands with its cue; without one, the first part. */
  main: TaggedAttribution;
  /** Paragraphs of quoted words behind that, each by itself. */
  after: Span[][];
}

/**
 * An attribution for each paragraph, without the dateline before its words: one without a cue of its own that is quoted from its beginning goes on with the one
 * before. A quotation that was closed in a paragraph before the cue's, or stands behind other words in one after it, is
 * left to what is said around it.
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
