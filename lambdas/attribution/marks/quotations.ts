import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import { type MarkCandidate, markCandidates } from './candidates.ts';
import { type MarkPair, pairMarks } from './pairing.ts';

/** A stretch in quotation marks, marks included; `inner` is what stands between them. */
export interface Quotation extends Span {
  inner: Span;
  double: boolean;
  /** 0 outermost; 1 inside one other; ... */
  depth: number;
  closed: boolean;
  /** It goes on with the quotation that the paragraph before left open. */
  continues: boolean;
  paragraph: number;
}

/** An unclosed quotation in a longer paragraph than this ends with its sentence: the rest is hardly all quoted. */
const LONGEST_UNCLOSED = 700;

/** Pass 2: the quotations of a text in order of their start, outer before inner. */
export function findQuotations(document: Document): Quotation[] {
  const { text, paragraphs } = document;
  const candidates = paragraphs.map((paragraph) => markCandidates(text, paragraph));
  const quotations: Quotation[] = [];
  const carried = { double: false, single: false };
  paragraphs.forEach((paragraph, index) => {
    const next = candidates[index + 1];
    const pair = (family: 'double' | 'single'): Quotation[] => {
      const marks = candidates[index]![family];
      const reopensNext = opensWithMark(paragraphs[index + 1], next?.[family]);
      const pairs = pairMarks(marks, paragraph, carried[family], reopensNext, sentenceEndsBefore(text));
      const continues = carried[family] && opensWithMark(paragraph, marks);
      const open = pairs.findLast(({ closed, close }) => !closed && close.start === paragraph.end);
      carried[family] = open !== undefined && reopensNext;
      const found = pairs.map((one, i) =>
        quotation(document, one, family === 'double', index, continues && i === 0),
      );
      if (open && !reopensNext && open === pairs.at(-1)) shorten(document, found.at(-1)!);
      return found;
    };
    const found = pair('double');
    // A single mark that nothing closes is an apostrophe, unless the next paragraph takes it up.
    const singles = pair('single').filter(
      ({ closed, inner, start }) =>
        inner.end > inner.start && (closed || (carried.single && start === paragraph.start)),
    );
    for (const quotation of nest(found, singles)) quotations.push(quotation);
  });
  return quotations;
}

function opensWithMark(paragraph: Span | undefined, marks: readonly MarkCandidate[] | undefined): boolean {
  const first = marks?.[0];
  return (
    paragraph !== undefined &&
    first !== undefined &&
    first.start === paragraph.start &&
    first.open < first.close
  );
}

function sentenceEndsBefore(text: string): (at: number) => boolean {
  return (at) => /[.!?…]\s*$/.test(text.slice(Math.max(0, at - 4), at));
}

function quotation(
  document: Document,
  { open, close, closed, ...pair }: MarkPair,
  double: boolean,
  paragraph: number,
  continues: boolean,
): Quotation {
  const end = trimEnd(document.text, close.end, open.end);
  return {
    start: open.start,
    end,
    inner: { start: open.end, end: Math.min(close.start, end) },
    double,
    depth: 0,
    closed,
    continues: continues || pair.continues,
    paragraph,
  };
}

function trimEnd(text: string, end: number, least: number): number {
  while (end > least && /\s/.test(text[end - 1]!)) end--;
  return end;
}

function shorten(document: Document, unclosed: Quotation): void {
  if (unclosed.end - unclosed.start <= LONGEST_UNCLOSED) return;
  const { sentences } = document;
  const sentence = sentences[firstEndingAfter(sentences, unclosed.inner.start)] ?? sentences.at(-1)!;
  unclosed.end = Math.max(unclosed.inner.start, Math.min(unclosed.end, sentence.end));
  unclosed.inner.end = unclosed.end;
}

/** Merges both families in order and sets depths. Singles that cross a double pair are apostrophes, no quotations. */
function nest(doubles: readonly Quotation[], singles: readonly Quotation[]): Quotation[] {
  const around = innermost(
    doubles,
    singles.flatMap(({ start, end }) => [start, end]),
  );
  const whole = singles.filter(({ start, end }) => around.get(start) === around.get(end));
  const all = [...doubles, ...whole].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Quotation[] = [];
  for (const next of all) {
    while (open.length > 0 && open.at(-1)!.end <= next.start) open.pop();
    next.depth = open.length;
    open.push(next);
  }
  return all;
}

/** The innermost of properly nested quotations around each position (its edges count as outside). */
function innermost(
  quotations: readonly Quotation[],
  positions: number[],
): Map<number, Quotation | undefined> {
  const around = new Map<number, Quotation | undefined>();
  const open: Quotation[] = [];
  let next = 0;
  for (const position of positions.sort((a, b) => a - b)) {
    for (; next < quotations.length && quotations[next]!.start < position; next++) {
      while (open.length > 0 && open.at(-1)!.end <= quotations[next]!.start) open.pop();
      open.push(quotations[next]!);
    }
    while (open.length > 0 && open.at(-1)!.end <= position) open.pop();
    around.set(position, open.at(-1));
  }
  return around;
}
