import type { Span } from '../model/attribution.ts';

/**
 * The index of the first of spans in order, none over another, that ends after a place: the one that holds it, where
 * one does. Their number when none ends after it. By bisection, as there may be very many.
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

/** Those of spans in order that share something with a stretch of text. */
export function around<T extends Span>(spans: readonly T[], start: number, end: number): T[] {
  const found: T[] = [];
  for (let i = firstEndingAfter(spans, start); i < spans.length && spans[i]!.start < end; i++)
    found.push(spans[i]!);
  return found;
}
