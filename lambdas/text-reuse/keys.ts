import { hashOf } from '../model/hash.ts';
import type { Passage } from './passages.ts';
import { CONTENT, LIGHT, type Term } from './words.ts';

/** A passage with fewer content words also uses light ones. */
const FEWEST_CHOSEN = 4;
/** How far apart the words of a pair may be: one word may come between. */
const REACH = 2;
/**
 * The number of keys of a passage. Later passages of a long quote have one: an article that reprints the quote reprints
 * several passages, or one of them as a quote by itself.
 */
const KEYS = 2;
const PASSAGES_WITH_ALL_KEYS = 2;

/** The words that form pairs: content words, and light ones if there are too few. */
function chosenOf({ terms }: Passage): Term[] {
  const content = terms.filter(({ weight }) => weight >= CONTENT);
  return content.length >= FEWEST_CHOSEN ? content : terms.filter(({ weight }) => weight >= LIGHT);
}

/** Smaller for pairs that are more likely to be chosen: an exponential deviate with the pair's weight as its rate. */
const deviateOf = (pair: string, weight: number) => -Math.log((hashOf(pair) + 1) / 2 ** 32) / weight;

/**
 * The keys of a passage: two passages are compared if they share one. The features of a passage are the
 * pairs of its distinctive words that stand near each other, in any order. The keys are the first in a
 * weighted MinHash (Chum, Philbin and Zisserman 2008), so the probability that two passages share a key
 * rises with what they have in common. None if a passage has fewer than two distinctive words: "Thank you very much."
 *
 * @param place of the passage among those of its quote that have keys, from 0
 * @example
 * keysOf(passage, 0); // ['bridg inspect', 'harbor master']
 */
export function keysOf(passage: Passage, place: number): string[] {
  const pairs = new Map<string, number>();
  const words = chosenOf(passage);
  for (const [index, { stem, weight }] of words.entries()) {
    for (const other of words.slice(index + 1, index + 1 + REACH)) {
      if (other.stem === stem) continue;
      const pair = [stem, other.stem].sort().join(' ');
      pairs.set(pair, deviateOf(pair, weight * other.weight));
    }
  }
  return [...pairs]
    .sort(([, a], [, b]) => a - b)
    .slice(0, place < PASSAGES_WITH_ALL_KEYS ? KEYS : 1)
    .map(([pair]) => pair);
}
