import type { TextBlock } from '../markup-text.ts';
import { wordsOf } from './structured-text.ts';

/** Shorter blocks are labels. */
const FEWEST_WORDS = 8;
/** Longer blocks are paragraphs of the story that the page uses as its description. */
const MOST_WORDS = 80;
/** The share of words that block and description must have in common. */
const SAME = 0.85;

/**
 * The summary between a page's heading and text: a block that matches the page's description. Extractors drop it with
 * the heading. Undefined if the page has none, or if the story already contains it.
 *
 * @param story the blocks of the story
 * @param all all blocks of the page
 */
export function standfirstOf(
  descriptions: readonly string[],
  story: readonly TextBlock[],
  all: () => readonly TextBlock[],
): TextBlock | undefined {
  const wanted = descriptions
    .map(wordsOf)
    .filter(({ length }) => length >= FEWEST_WORDS && length <= MOST_WORDS);
  const isWanted = ({ text }: TextBlock) => {
    const words = wordsOf(text.slice(0, 2000));
    return wanted.some((one) => isSame(one, words));
  };
  if (wanted.length === 0 || story.length === 0 || story.some(isWanted)) return undefined;
  const blocks = all();
  const first = blocks.findIndex(({ text }) => text === story[0]?.text);
  const found = blocks.slice(0, Math.max(first, 0)).findLast(isWanted);
  // Descriptions are often the first sentences of the story.
  const opening = wordsOf(story[0]!.text.slice(0, 2000));
  return found !== undefined && !isWithin(wordsOf(found.text), opening) ? found : undefined;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  const left = new Set(one);
  const common = new Set(other.filter((word) => left.has(word))).size;
  return 2 * common >= SAME * (left.size + new Set(other).size);
}

function isWithin(words: readonly string[], text: readonly string[]): boolean {
  const known = new Set(text);
  return words.filter((word) => known.has(word)).length >= SAME * words.length;
}
