import { cleanText } from '../clean-text.ts';
import { looksLikeMarkup, type TextBlock, textOfMarkup } from '../markup-text.ts';

/** Longer texts are more than one article. */
const MOST_LENGTH = 300_000;
/** Shorter texts are teasers. */
const FEWEST_WORDS = 40;

/** Length of the word sequences that are compared; equal ones are rarely coincidence. */
const GRAM = 4;
/** A block with this share of its sequences in the structured text is part of it. */
const SAME = 0.6;
/** A structured text with this share of the page's words is the whole story, so other blocks are not part of it. */
const WHOLE = 0.7;
/** A story with a smaller share of the structured text lacks paragraphs. */
const MOST_OF_IT = 0.9;

/** The blocks of the story, and where they come from. */
export interface Story {
  blocks: TextBlock[];
  /** Set if the page's structured text was more complete, or showed what is not part of the story. */
  by?: 'structured text alone' | 'structured text found on the page';
}

/** A publisher's structured text of the article, to compare with stretches of the page. */
class Reference {
  readonly text: string;
  readonly words: number;
  readonly #grams = new Set<string>();
  #total = 0;

  constructor(text: string) {
    this.text = text;
    const words = wordsOf(text);
    this.words = words.length;
    for (let at = 0; at < words.length; at++) {
      for (let length = 1; length <= GRAM && at + length <= words.length; length++) {
        this.#grams.add(words.slice(at, at + length).join(' '));
      }
    }
    this.#total = new Set(gramsOf(words)).size;
  }

  /** The share of a stretch's word sequences that are in the text. */
  share(words: readonly string[]): number {
    const grams = gramsOf(words);
    return grams.length === 0 ? 0 : grams.filter((gram) => this.#grams.has(gram)).length / grams.length;
  }

  /** The share of the text's word sequences that are in stretches which are part of it. */
  covered(stretches: readonly (readonly string[])[]): number {
    // Joined, because the text may be divided differently.
    const words = stretches.filter((stretch) => this.share(stretch) >= SAME).flat();
    const found = new Set(gramsOf(words).filter((gram) => this.#grams.has(gram)));
    return this.#total === 0 ? 0 : Math.min(1, found.size / this.#total);
  }
}

/**
 * Chooses the more complete and cleaner one of the story read from a page and the structured text. The page's own
 * blocks are kept if they can be found, for their paragraphs and quotation marks.
 *
 * @param read the blocks of the story as it was read from the page
 * @param all all blocks of the page
 * @param bodies texts in the page's structured data, the most reliable first
 */
export function fullerStory(
  read: readonly TextBlock[],
  all: () => readonly TextBlock[],
  bodies: readonly string[],
): Story {
  const reference = bodies
    .map(plainText)
    .filter((text) => text.length <= MOST_LENGTH)
    .map((text) => new Reference(text))
    .find(({ words }) => words >= FEWEST_WORDS);
  if (reference === undefined) return { blocks: [...read] };
  const readWords = read.map(({ text }) => wordsOf(text));
  const readTotal = sum(readWords.map(({ length }) => length));
  const covered = reference.covered(readWords);
  if (covered >= MOST_OF_IT) {
    const inIt = sum(readWords.filter((words) => reference.share(words) >= SAME).map(({ length }) => length));
    return inIt >= WHOLE * readTotal
      ? { blocks: partsOf(read, reference), by: 'structured text found on the page' }
      : { blocks: [...read] };
  }
  const missing = (1 - covered) * reference.words;
  if (missing < FEWEST_WORDS / 2 || reference.words < 0.5 * readTotal) return { blocks: [...read] };
  const found = partsOf(all(), reference);
  if (reference.covered(found.map(({ text }) => wordsOf(text))) >= MOST_OF_IT) {
    return { blocks: found, by: 'structured text found on the page' };
  }
  return reference.words > readTotal
    ? { blocks: blocksOf(reference.text), by: 'structured text alone' }
    : { blocks: [...read] };
}

/** The blocks that are part of the text, and the blocks before and between them that belong to it. */
function partsOf(blocks: readonly TextBlock[], reference: Reference): TextBlock[] {
  const isPart = blocks.map(({ text }) => reference.share(wordsOf(text)) >= SAME);
  const first = isPart.indexOf(true);
  const last = isPart.lastIndexOf(true);
  return blocks.filter((block, at) => isPart[at] || (at < last && isSetApart(block, at > first)));
}

/** Headings, quoted blocks and list items, which structured texts leave out, and the summary above the text. */
function isSetApart({ element, isQuoted, text }: TextBlock, isWithin: boolean): boolean {
  if (!isWithin) return wordsOf(text).length >= 10 && /[.!?…"”»]$/.test(text);
  return isQuoted || /^h[2-6]$/.test(element) || element === 'li' || element === 'tr';
}

function blocksOf(text: string): TextBlock[] {
  return (
    text
      .split(/\n\s*\n/)
      .filter((part) => part.trim() !== '')
      // An indented line goes on with the one before: so did the page's markup.
      .map((part) => part.trim().replace(/\n[ \t]+/g, ' '))
      .map((text) => ({ text, element: 'p', isQuoted: false, linked: 0, boldLead: 0 }))
  );
}

/** Structured data contains plain text, HTML or escaped HTML. */
function plainText(body: string): string {
  let text = body;
  for (let times = 0; times < 2 && looksLikeMarkup(text); times++) text = textOfMarkup(text);
  const lines = cleanText(text).trim();
  // If there are no blank lines, single line ends separate paragraphs.
  return /\n\s*\n/.test(lines) ? lines : lines.replaceAll('\n', '\n\n');
}

function gramsOf(words: readonly string[]): string[] {
  const length = Math.min(GRAM, words.length);
  if (length === 0) return [];
  return Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join(' '));
}

/** Words in lower case; characters in scripts without spaces. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu) ??
    []
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
