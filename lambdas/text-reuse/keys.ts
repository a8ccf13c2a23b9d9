import { hashOf } from '../model/hash.ts';
import type { Passage } from './passages.ts';
import { CONTENT, LIGHT, type Term } from './words.ts';

/** A passage with fewer words that say anything makes do with light ones. */
const FEWEST_CHOSEN = 4;
/** How far apart the words of a pair may be: another one may come between. */
const REACH = 2;
/**
 * Keys of a passage. Of a long quote the later passages have one: whoever prints it again prints more than one of
 * them, or that one as a quote by itself.
 */
const KEYS = 2;
const PASSAGES_WITH_ALL_KEYS = 2;

/** The words that pairs are made of: those with content, and light ones where there are too few. */
function chosenOf({ terms }: Passage): Term[] {
  const content = terms.filter(({ weight }) => weight >= CONTENT);
  return content.length >= FEWEST_CHOSEN ? content : terms.filter(({ weight }) => weight >= LIGHT);
}

/** Smaller for what is more likely to be chosen: an exponential deviate with the pair's weight as its rate. */
const deviateOf = (pair: string, weight: number) => -Math.log((hashOf(pair) + 1) / 2 ** 32) / weight;

/**
 * The keys that a passage is found by: two passages are compared when they share one. The features of a passage are the
 * pairs of its telling words that stand near each other, in any order; the keys are those that come first in a
 * weighted MinHash (Chum, Philbin and Zisserman 2008), so that passages which share much share one of them by odds that
 * rise with what they share. None where a passage has not two telling words: "Thank you very much."
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
