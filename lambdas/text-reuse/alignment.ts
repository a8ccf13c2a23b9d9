import type { Term } from './words.ts';

/** What two passages have in common. */
export interface Alignment {
  /** The weight of the words that both share in the alignment, minus its gap costs. */
  score: number;
  /** The score as a share of the weight of the lighter passage: 1 if it is contained in the other. */
  ofLighter: number;
  /** The score as a share of both weights (Dice). */
  ofBoth: number;
  /** The words that both have in the same order, unweighted, as a share of both (Dice). */
  ofWords: number;
  /** The same words as a share of the passage with fewer words. */
  ofFewer: number;
  /** How many words that passage has. */
  fewer: number;
}

/** The cost of each word that only one passage has: a constant, plus a share of its weight. */
const GAP = 0.15;
const GAP_WEIGHT = 0.25;

const gapOf = ({ weight }: Term) => GAP + GAP_WEIGHT * weight;
const weightOf = (terms: Term[]) => terms.reduce((sum, { weight }) => sum + weight, 0);

/**
 * How much of two passages is the same in the same order: their best local alignment (Smith and Waterman 1981) by the
 * weights of words, and their longest common subsequence. Time is the product of their lengths.
 */
export function align(some: Term[], others: Term[]): Alignment {
  let score = 0;
  let above = new Float64Array(others.length + 1);
  let wordsAbove = new Uint16Array(others.length + 1);
  for (const term of some) {
    const row = new Float64Array(others.length + 1);
    const words = new Uint16Array(others.length + 1);
    const gap = gapOf(term);
    for (let column = 1; column <= others.length; column++) {
      const other = others[column - 1] as Term;
      const [up = 0, left = 0, corner = 0] = [above[column], row[column - 1], above[column - 1]];
      const isSame = term.stem === other.stem;
      const together = corner + (isSame ? term.weight : -Math.max(gap, gapOf(other)));
      const best = Math.max(0, together, up - gap, left - gapOf(other));
      row[column] = best;
      score = Math.max(score, best);
      words[column] = isSame
        ? (wordsAbove[column - 1] ?? 0) + 1
        : Math.max(wordsAbove[column] ?? 0, words[column - 1] ?? 0);
    }
    above = row;
    wordsAbove = words;
  }
  const [lighter = 0, heavier = 0] = [weightOf(some), weightOf(others)].sort((a, b) => a - b);
  const common = wordsAbove[others.length] ?? 0;
  const fewer = Math.min(some.length, others.length);
  return {
    score,
    ofLighter: score / (lighter || 1),
    ofBoth: (2 * score) / (lighter + heavier || 1),
    ofWords: (2 * common) / (some.length + others.length || 1),
    ofFewer: common / (fewer || 1),
    fewer,
  };
}
