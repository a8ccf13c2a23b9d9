import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { STRAY_CLOSER, TAG, TAG_BEFORE } from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import { type MarkCandidate, markCandidates } from './candidates.ts';
import { findDialogue } from './dialogue.ts';
import { type MarkPair, pairMarks } from './pairing.ts';

/** A span in quotation marks, including the marks; `inner` is the part between them. */
export interface Quotation extends Span {
  inner: Span;
  double: boolean;
  /** 0 outermost; 1 inside one other; ... */
  depth: number;
  closed: boolean;
  /** It continues the quotation that the paragraph before left open. */
  continues: boolean;
  paragraph: number;
  /** Speech between dashes, without marks. */
  dashed: boolean;
}

/** An unclosed quotation in a longer paragraph ends with its sentence, because hardly all the rest is quoted. */
const LONGEST_UNCLOSED = 700;

/** In UTF-16 code units, including the word before it. */
const LONGEST_TAG = 80;

/** Step 2: the quotations of a text in order of their start, outer before inner. */
export function findQuotations(document: Document): Quotation[] {
  const { text, paragraphs } = document;
  const candidates = paragraphs.map((paragraph) => markCandidates(text, paragraph));
  const quotations: Quotation[] = [];
  const carried = { double: false, single: false };
  const dialogue = findDialogue(text, paragraphs);
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
      pairs.forEach((one, i) => {
        if (!one.closed && !(one === open && reopensNext)) shorten(document, found[i]!);
      });
      return nested(found);
    };
    const found = withLines(pair('double'), dialogue.get(index) ?? [], index);
    // A single mark that nothing closes is an apostrophe, unless the next paragraph continues the quotation.
    const singles = pair('single').filter(
      ({ closed, inner, end }) =>
        inner.end > inner.start &&
        (closed || (carried.single && end === trimEnd(text, paragraph.end, inner.end))),
    );
    for (const quotation of nest(found, singles)) quotations.push(quotation);
  });
  return quotations;
}

/** Ends those that begin in a shortened quotation where it ends. */
function nested(quotations: readonly Quotation[]): Quotation[] {
  const open: Quotation[] = [];
  return quotations.filter((one) => {
    while (open.length > 0 && open.at(-1)!.end <= one.start) open.pop();
    const end = Math.min(one.end, open.at(-1)?.end ?? one.end);
    if (end < one.inner.start) return false;
    one.end = end;
    one.inner.end = Math.min(one.inner.end, end);
    open.push(one);
    return true;
  });
}

/** Adds the dialogue between dashes, unless marks and dashes cross. */
function withLines(quotations: Quotation[], lines: readonly Span[], paragraph: number): Quotation[] {
  const crosses = ({ start, end }: Span) =>
    quotations.some(
      (other) => other.start < end && start < other.end && !(start <= other.start && other.end <= end),
    );
  if (lines.some(crosses)) return quotations;
  const said = lines.map(({ start, end }) => ({
    start,
    end,
    inner: { start, end },
    double: true,
    depth: 0,
    closed: true,
    continues: false,
    paragraph,
    dashed: true,
  }));
  return [...said, ...quotations].sort((a, b) => a.start - b.start || b.end - a.end);
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

/** Whether a sentence other than a tag ends there: after `“…, he said.` a mark opens a new quotation. */
function sentenceEndsBefore(text: string): (at: number) => boolean {
  return (at) => {
    const before = text.slice(Math.max(0, at - LONGEST_TAG), at);
    return /[.!?…]\s*$/.test(before) && !TAG_BEFORE.test(before);
  };
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
    dashed: false,
  };
}

function trimEnd(text: string, end: number, least: number): number {
  while (end > least && /\s/.test(text[end - 1]!)) end--;
  return end;
}

/**
 * An unclosed quotation ends where its words indicate it: at another closing mark, at a tag, or in a long paragraph
 * with its sentence.
 */
function shorten({ text, sentences }: Document, unclosed: Quotation): void {
  const { start } = unclosed.inner;
  const words = text.slice(start, Math.min(unclosed.end, start + LONGEST_UNCLOSED));
  const sign = STRAY_CLOSER.exec(words) ?? TAG.exec(words);
  if (sign) unclosed.end = start + sign[1]!.length;
  else if (unclosed.end - unclosed.start > LONGEST_UNCLOSED) {
    const sentence = sentences[firstEndingAfter(sentences, start)] ?? sentences.at(-1)!;
    unclosed.end = Math.max(start, Math.min(unclosed.end, sentence.end));
  }
  unclosed.inner.end = unclosed.end;
}

/**
 * Merges both families in order and sets depths. Single pairs that cross a double pair are apostrophes, not quotations.
 */
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

/** The innermost of properly nested quotations around each offset; its edges count as outside. */
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
