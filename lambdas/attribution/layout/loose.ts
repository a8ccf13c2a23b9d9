import { SMALL_IN_TITLES } from '../language/index.ts';
import type { Quotation } from '../marks/quotations.ts';
import { SENTENCE_ENDS, WORD, wordsBetween } from '../wording.ts';
import type { MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

/** The position of an unclaimed quotation in its paragraph. */
export type Standing =
  /** It fills its paragraph, and is speech if somebody spoke right before. */
  | 'alone'
  /** It stands by itself like a sentence, after a colon or behind a dash: somebody said it. */
  | 'utterance'
  /** A long part of a sentence, taken from what somebody said or wrote. */
  | 'fragment';

/** Before a quotation, with the marks and blanks behind the end of a sentence, in UTF-16 code units. */
const BEFORE = 12;
/** A dash breaks off what is said. */
const ENDS_SENTENCE = /[.!?…—–-]["“”»’')\]\s]*$/u;
const OPENS = /(?:^|[.!?…:]["“”»’')\]]*\s*|\s[—–-]{1,2}\s*|—\s*)$/u;

/** Undefined for a title, a name or a scare quote of any length. */
export function standingOf(
  { document: { text, paragraphs } }: MarkedDocument,
  quotation: Quotation,
): Standing | undefined {
  const paragraph = paragraphs[quotation.paragraph]!;
  const before = text.slice(Math.max(paragraph.start, quotation.start - 40), quotation.start);
  const after = text.slice(quotation.end, Math.min(paragraph.end, quotation.end + 40));
  const words = text.slice(quotation.inner.start, quotation.inner.end);
  const count = wordsBetween(text, quotation.inner.start, quotation.inner.end);
  const isFirst = !WORD.test(text.slice(paragraph.start, quotation.start));
  const isLast = !WORD.test(text.slice(quotation.end, paragraph.end));
  if (count === 0) return undefined;
  if (quotation.dashed) return 'utterance';
  if (isFirst && isLast) return count > 1 || ENDS_SENTENCE.test(words) ? 'alone' : undefined;
  if (isTitle(words)) return undefined;
  const closes = ENDS_SENTENCE.test(words);
  const opens = isFirst || OPENS.test(before);
  const apart = isLast || /^[\s)\]]*["“‘'\p{Lu}—–]/u.test(after) || SENTENCE_ENDS.test(after.slice(0, 3));
  if (opens && closes && apart) return 'utterance';
  if (/:\s*$/u.test(before) && (count > 2 || closes)) return 'utterance';
  return count >= LIMITS.fragmentWords ? 'fragment' : undefined;
}

/** Whether somebody said it although nobody spoke right before. */
export function isUtterance({ document: { text } }: MarkedDocument, { start, inner }: Quotation): boolean {
  const words = text.slice(inner.start, inner.end);
  if (/:\s*$/u.test(text.slice(Math.max(0, start - BEFORE), start))) return ENDS_SENTENCE.test(words);
  const isBelowText = SENTENCE_ENDS.test(text.slice(Math.max(0, start - BEFORE), start));
  const least = isBelowText ? LIMITS.aloneBelowText : LIMITS.aloneWords;
  return ENDS_SENTENCE.test(words) && wordsBetween(text, inner.start, inner.end) >= least;
}

/** `The Long Night`: every word except small ones is capitalised. A single word doesn't tell. */
export function isTitle(words: string): boolean {
  const all = words.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? [];
  const large = all.filter((word) => !SMALL_IN_TITLES.test(word));
  return all.length > 1 && large.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}
