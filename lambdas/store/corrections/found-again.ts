import type { StoredQuote } from '../../model/stored.ts';
import type { CorrectionItem } from '../table/correction-item.ts';
import { nameKey } from '../table/names.ts';

/** The beginning of a longer quote is enough to identify it. */
const MOST_WORDS = 300;
/** The share of a quote's words that must have been corrected, in one run, for the quote to count as corrected. */
const MOST_OF = 2 / 3;
/** A shorter run of words may stand anywhere. */
const FEWEST_WORDS = 3;
/** Shorter quotes occur repeatedly: the words around them must identify the right one. */
const FEWEST_TELLING_WORDS = 6;
const MOST_OF_CONTEXT = 0.4;

/** The words of a quote, and those around it, in the form in which they are compared. */
interface Anchor {
  words: string[];
  before: string[];
  after: string[];
  start: number;
}

const wordsOf = (text: string) => nameKey(text).split(' ').slice(0, MOST_WORDS);

const anchorOf = (exact: string, prefix: string, suffix: string, start: number): Anchor => ({
  words: wordsOf(exact),
  before: wordsOf(prefix),
  after: wordsOf(suffix),
  start,
});

/** The longest run of words that both contain, by dynamic programming, and where it ends in `some`. */
function longestRun(some: readonly string[], others: readonly string[]): { length: number; end: number } {
  let best = { length: 0, end: 0 };
  let above = new Uint16Array(others.length + 1);
  for (const [index, word] of some.entries()) {
    const row = new Uint16Array(others.length + 1);
    for (const [column, other] of others.entries()) {
      if (word !== other) continue;
      const length = (above[column] ?? 0) + 1;
      row[column + 1] = length;
      if (length > best.length) best = { length, end: index + 1 };
    }
    above = row;
  }
  return best;
}

/** The share of the words of the shorter list that the other list contains. */
function shareIn(some: readonly string[], others: readonly string[]): number {
  const left = Map.groupBy(others, (word) => word);
  const common = some.filter((word) => left.get(word)?.pop() !== undefined).length;
  return common / Math.min(some.length, others.length);
}

/** How well a quote matches a correction, and which of the corrected words it has; undefined if it is another quote. */
function fitOf(corrected: Anchor, quote: Anchor) {
  const run = longestRun(corrected.words, quote.words);
  const isWhole = run.length === quote.words.length && run.length === corrected.words.length;
  if (!isWhole && (run.length < FEWEST_WORDS || run.length < MOST_OF * quote.words.length)) return undefined;
  const around = Math.max(shareIn(corrected.before, quote.before), shareIn(corrected.after, quote.after));
  const distance = Math.abs(corrected.start - quote.start);
  if (run.length < FEWEST_TELLING_WORDS && around < MOST_OF_CONTEXT && distance > 0) return undefined;
  return {
    words: (2 * run.length) / (corrected.words.length + quote.words.length),
    around,
    distance,
    from: run.end - run.length,
    to: run.end,
  };
}

type Fit = NonNullable<ReturnType<typeof fitOf>>;

const byFit = (a: { fit: Fit }, b: { fit: Fit }) =>
  b.fit.words - a.fit.words || b.fit.around - a.fit.around || a.fit.distance - b.fit.distance;

/**
 * Matches an article's corrections to its quotes, by the quotes' ids: a correction applies to each quote that has most
 * of the corrected words, whether its spans are the same or not. If a quote was divided, it applies to each part. If
 * the same words occur in several places, it applies to those in the corrected position. A quote has at most one
 * correction.
 */
export function foundAgain(
  quotes: readonly StoredQuote[],
  corrections: readonly CorrectionItem[],
): Map<string, CorrectionItem> {
  const anchors = quotes.map(({ id, text, before, after, spans }) => ({
    id,
    anchor: anchorOf(text, before, after, spans.content[0]?.start ?? 0),
  }));
  const fits = corrections
    .filter(({ said }) => said !== undefined)
    .flatMap((correction) => {
      const corrected = anchorOf(correction.exact, correction.prefix, correction.suffix, correction.start);
      return anchors.flatMap(({ id, anchor }) => {
        const fit = fitOf(corrected, anchor);
        return fit ? [{ id, correction, fit }] : [];
      });
    });
  const found = new Map<string, CorrectionItem>();
  const taken = new Map<CorrectionItem, Fit[]>();
  for (const { id, correction, fit } of fits.sort(byFit)) {
    const parts = taken.get(correction) ?? [];
    if (found.has(id) || parts.some(({ from, to }) => fit.from < to && from < fit.to)) continue;
    found.set(id, correction);
    taken.set(correction, [...parts, fit]);
  }
  return found;
}
