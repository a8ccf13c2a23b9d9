import type { Span } from '../model/attribution.ts';

/**
 * The index of the first of some ordered, disjoint spans that ends after an offset: the one that contains the offset,
 * if one does. The number of spans if none ends after it. By bisection, because there may be many.
 */
export function firstEndingAfter(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of some ordered spans that overlap a span of text. */
export function around<T extends Span>(spans: readonly T[], start: number, end: number): T[] {
  const found: T[] = [];
  for (let i = firstEndingAfter(spans, start); i < spans.length && spans[i]!.start < end; i++)
    found.push(spans[i]!);
  return found;
}

/** Whether a span contains another one. */
export const holds = (span: Span, { start, end }: Span): boolean => span.start <= start && end <= span.end;

/** Spans of any order as ordered, disjoint ones: those that overlap or touch are joined. */
export function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}
