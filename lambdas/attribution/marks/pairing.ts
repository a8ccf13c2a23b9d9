import type { Span } from '../../model/attribution.ts';
import type { MarkCandidate } from './candidates.ts';

/** A pair of marks; a missing one is an empty span where the quotation begins or ends. */
export interface MarkPair {
  open: Span;
  close: Span;
  /** False if no mark closes it in its paragraph. */
  closed: boolean;
  /** True if the paragraph before left a quotation open and this one continues it. */
  continues: boolean;
}

/** How deep quotations of one family of marks may be nested. */
const MAX_DEPTH = 2;
/**
 * A mark that opens while another is open, after the end of a sentence: a reopened paragraph whose line break was lost.
 */
const REOPEN = 1.2;
/** The one before was never closed. */
const FORGOTTEN_CLOSER = 3.5;
/** Nothing closes it before the paragraph ends. */
const UNCLOSED = 3;
/** At most this much more, by the length of what it would contain. */
const LONG_UNCLOSED = 0.8;
/** Nothing closes it, but the next paragraph reopens it. */
const CARRIED = 0.2;
/** A closer without an opener. */
const UNOPENED = 5;
/** Cost of each character inside a quotation: a wrong parity of marks shows in very long quotations. */
const PER_CHARACTER_INSIDE = 1 / 900;
/** Nested in marks of the same shape: rare. */
const NEST = 0.8;

type Action = 'open' | 'close' | 'ignore' | 'reopen' | 'renew';

interface Step {
  cost: number;
  action: Action;
  from: number;
}

/**
 * Pairs one paragraph's candidates of one family. Finds the cheapest reading of all marks together by dynamic
 * programming over the number of open quotations (Viterbi; linear in the number of marks).
 *
 * `carried` means that the paragraph before left a quotation open. `reopensNext` means that the next paragraph begins
 * with an opener, so that an unclosed quotation costs nothing.
 */
export function pairMarks(
  candidates: readonly MarkCandidate[],
  paragraph: Span,
  carried: boolean,
  reopensNext: boolean,
  endsSentence: (at: number) => boolean,
): MarkPair[] {
  const steps: Step[][] = [];
  let costs = [0, ...Array<number>(MAX_DEPTH).fill(Number.POSITIVE_INFINITY)];
  let at = paragraph.start;
  for (const mark of candidates) {
    const isFirst = mark.start === paragraph.start;
    const inside = (mark.start - at) * PER_CHARACTER_INSIDE;
    const next: Step[] = Array.from({ length: MAX_DEPTH + 1 }, () => ({
      cost: Number.POSITIVE_INFINITY,
      action: 'ignore',
      from: 0,
    }));
    const offer = (to: number, cost: number, action: Action, from: number) => {
      if (cost < next[to]!.cost) next[to] = { cost, action, from };
    };
    costs.forEach((before, depth) => {
      if (before === Number.POSITIVE_INFINITY) return;
      const base = before + (depth > 0 ? inside : 0);
      offer(depth, base + mark.ignore, 'ignore', depth);
      if (depth < MAX_DEPTH) offer(depth + 1, base + mark.open + depth * NEST, 'open', depth);
      if (depth > 0) {
        offer(depth - 1, base + mark.close, 'close', depth);
        if (endsSentence(mark.start)) offer(depth, base + mark.open + REOPEN, 'reopen', depth);
        offer(depth, base + mark.open + FORGOTTEN_CLOSER, 'renew', depth);
      } else if (!isFirst) {
        offer(0, base + mark.close + (carried ? UNOPENED / 2 : UNOPENED), 'close', 0);
      }
    });
    steps.push(next);
    costs = next.map((step) => step.cost);
    at = mark.end;
  }
  const left = Math.min(LONG_UNCLOSED, (paragraph.end - at) * PER_CHARACTER_INSIDE);
  const unclosed = reopensNext ? CARRIED : UNCLOSED + left;
  const ends = costs.map((cost, open) => cost + open * unclosed);
  let depth = ends.indexOf(Math.min(...ends));
  const actions: Action[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]![depth]!;
    actions[i] = step.action;
    depth = step.from;
  }
  return pairsOf(candidates, actions, paragraph);
}

function pairsOf(
  candidates: readonly MarkCandidate[],
  actions: readonly Action[],
  paragraph: Span,
): MarkPair[] {
  const pairs: MarkPair[] = [];
  const open: Span[] = [];
  const end = (close: Span, closed: boolean) => {
    const opener = open.pop();
    if (opener) pairs.push({ open: opener, close, closed, continues: false });
  };
  candidates.forEach((mark, i) => {
    const span = { start: mark.start, end: mark.end };
    switch (actions[i]) {
      case 'open':
        open.push(span);
        break;
      case 'close':
        if (open.length > 0) end(span, true);
        else
          pairs.push({
            open: { start: paragraph.start, end: paragraph.start },
            close: span,
            closed: true,
            continues: true,
          });
        break;
      case 'renew':
        end({ start: mark.start, end: mark.start }, false);
        open.push(span);
        break;
    }
  });
  while (open.length > 0) end({ start: paragraph.end, end: paragraph.end }, false);
  return pairs.sort((a, b) => a.open.start - b.open.start || b.close.end - a.close.end);
}
