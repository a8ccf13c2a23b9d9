import type { Attribution, Span } from '../../lambdas/attribution/index.ts';
import type { GoldAttribution } from './gold.ts';

/** How the engine's attributions of an article compare with gold. */
export interface MatchCounts {
  gold: number;
  /** Gold attributions whose content the engine found. */
  found: number;
  /** Of these, those with the right speaker. */
  right: number;
  /** All attributions that the engine found. */
  predicted: number;
}

/** A gold attribution, and the engine's attribution that matches it. */
export interface GoldMatch {
  gold: GoldAttribution;
  predicted: Attribution | undefined;
  /** Whether the speaker is right. */
  right: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const LEAST_OVERLAP = 0.5;

/**
 * Matches gold with the engine's attributions one to one, the best overlap first. A content counts as found if the words
 * that both have are at least half of the words that either has; an unnamed speaker is right if the sources share a word.
 */
export function matchGold(
  text: string,
  gold: readonly GoldAttribution[],
  predicted: readonly Attribution[],
): GoldMatch[] {
  const words = wordStarts(text);
  const inPredicted = predicted.map(({ content }) => wordsIn(words, content));
  const pairs = gold.flatMap((one, g) => {
    const inGold = wordsIn(words, one.content);
    return predicted.map((other, p) => ({
      g,
      p,
      overlap: overlap(inGold, inPredicted[p]!),
      right: isRight(words, one, other),
    }));
  });
  pairs.sort((a, b) => b.overlap - a.overlap || Number(b.right) - Number(a.right));
  const matches: GoldMatch[] = gold.map((one) => ({ gold: one, predicted: undefined, right: false }));
  const taken = new Set<number>();
  for (const { g, p, overlap, right } of pairs) {
    const match = matches[g]!;
    if (overlap < LEAST_OVERLAP || match.predicted || taken.has(p)) continue;
    match.predicted = predicted[p];
    match.right = right;
    taken.add(p);
  }
  return matches;
}

/** @param predicted how many attributions the engine found in the article */
export function countsOf(matches: readonly GoldMatch[], predicted: number): MatchCounts {
  return {
    gold: matches.length,
    found: matches.filter((match) => match.predicted).length,
    right: matches.filter((match) => match.right).length,
    predicted,
  };
}

export function sumOf(counts: readonly MatchCounts[]): MatchCounts {
  const sum = (of: keyof MatchCounts) => counts.reduce((total, one) => total + one[of], 0);
  return { gold: sum('gold'), found: sum('found'), right: sum('right'), predicted: sum('predicted') };
}

function isRight(words: readonly number[], { speakers, source }: GoldAttribution, predicted: Attribution) {
  const name = predicted.speaker?.name ?? null;
  if (name !== null) return speakers.some((one) => one !== null && nameKey(one) === nameKey(name));
  if (!speakers.includes(null)) return false;
  return source.length === 0 || overlap(wordsIn(words, source), wordsIn(words, predicted.source)) > 0;
}

/** Names that differ only in case, diacritics, punctuation or a leading article are equal. */
function nameKey(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

function wordStarts(text: string): number[] {
  return [...text.matchAll(WORD)].map(({ index }) => index);
}

function wordsIn(words: readonly number[], spans: readonly Span[]): Set<number> {
  return new Set(words.filter((at) => spans.some(({ start, end }) => start <= at && at < end)));
}

/** The share of the words of either that both have. */
function overlap(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - both;
  return all === 0 ? 0 : both / all;
}
