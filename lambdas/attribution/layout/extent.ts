import { ADDRESSING, CLOSING_LINE } from '../language/index.ts';
import { around } from '../spans.ts';
import { endsSentence, outsideMarks } from '../wording.ts';
import type { MarkedDocument } from './construct.ts';
import type { Introduction } from './introductions.ts';
import { LIMITS } from './limits.ts';

/**
 * The index of the last paragraph that belongs to an introduction; its own if none does.
 *
 * @param speaks whether each paragraph has the first person outside of quotation marks
 * @param isOwn whether the article itself does, so that it tells nothing
 */
export function lastBelow(
  marked: MarkedDocument,
  index: number,
  { full, written, reports }: Introduction,
  speaks: readonly boolean[],
  isOwn: boolean,
): number {
  const first = index + 1;
  const closing = full ? closingBelow(marked, first) : undefined;
  if (closing !== undefined) return closing - 1;
  if (!isPlain(marked, first) || (!reports && !speaks[first])) return index;
  let last = first;
  const goesOn = (at: number): boolean => written && !isOwn && isPlain(marked, at) && speaks[at] === true;
  while (last - index < LIMITS.printed) {
    if (goesOn(last + 1)) last++;
    // one sentence of a whole statement may be about others
    else if (full && isPlain(marked, last + 1) && goesOn(last + 2)) last += 2;
    else break;
  }
  return last;
}

/** Where a line says that what is printed whole ends. */
function closingBelow({ document: { text, paragraphs } }: MarkedDocument, from: number): number | undefined {
  const end = Math.min(paragraphs.length, from + LIMITS.printed);
  for (let i = from; i < end; i++) {
    const { start, end } = paragraphs[i]!;
    if (end - start <= LIMITS.letterLine && CLOSING_LINE.test(text.slice(start, end).trim()))
      return i > from ? i : undefined;
  }
  return undefined;
}

/** The index behind a letter's first paragraph and those after it that have the first or the second person. */
export function addressedBelow(marked: MarkedDocument, first: number): number {
  const { document, quotations } = marked;
  let end = first + 1;
  const addresses = (words: string): boolean => ADDRESSING.test(words);
  while (
    isPlain(marked, end) &&
    outsideMarks(document.text, document.paragraphs[end]!, quotations).some(addresses)
  )
    end++;
  return Math.min(end, document.paragraphs.length);
}

/** Whether a paragraph consists of sentences that don't begin with a quotation. */
function isPlain({ document: { text, paragraphs }, quotations }: MarkedDocument, index: number): boolean {
  const paragraph = paragraphs[index];
  if (!paragraph) return false;
  const { start, end } = paragraph;
  if (around(quotations, start, start + 1).length > 0) return false;
  return endsSentence(text, { start, end });
}
