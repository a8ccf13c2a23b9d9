import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { around, firstEndingAfter } from '../spans.ts';
import type { Page } from './construct.ts';

/** What a network reads as one attribution, by the paragraphs it stands in. */
export interface Parted {
  /** What stands with its cue; without one, the first part. */
  main: TaggedAttribution;
  /** Paragraphs of quoted words behind that, each by itself. */
  after: Span[][];
}

/**
 * An attribution for each paragraph: one without a cue of its own that is quoted from its beginning goes on with the one
 * before. A quotation that was closed in a paragraph before the cue's, or stands behind other words in one after it, is
 * left to what is said around it.
 */
export function partedByParagraph(
  { document: { paragraphs }, quotations }: Page,
  one: TaggedAttribution,
): Parted {
  const parts = new Map<number, Span[]>();
  for (const span of one.content) {
    const index = firstEndingAfter(paragraphs, span.start);
    parts.set(index, [...(parts.get(index) ?? []), span]);
  }
  if (parts.size < 2 && firstEndingAfter(paragraphs, one.content.at(-1)!.end - 1) === [...parts.keys()][0])
    return { main: one, after: [] };
  const place = one.cue[0] ?? one.source[0] ?? one.content[0]!;
  const own = firstEndingAfter(paragraphs, place.start);
  const indexes = [...parts.keys()];
  const home = parts.has(own) ? own : (indexes.find((index) => index > own) ?? indexes.at(-1)!);
  const at = (place: number) => around(quotations, place, place + 1)[0];
  const content: Span[] = [];
  const after: Span[][] = [];
  for (const [index, spans] of parts) {
    const quotation = at(spans[0]!.start);
    if (index === home || !quotation) content.push(...spans);
    else if (index > home && at(paragraphs[index]!.start)) after.push(spans);
    else if (index < home && !quotation.closed) content.push(...spans);
  }
  return { main: { ...one, content }, after };
}
