import type { Kind, Span } from '../model/attribution.ts';
import { around } from './spans.ts';

/** A letter or a digit: a span without any contains no words. */
export const WORD = /[\p{L}\p{N}]/u;
/** With the marks behind the end of a sentence, in UTF-16 code units. */
const TAIL = 8;
/** The end of a sentence, with the marks behind it: `.’ ”`. */
export const SENTENCE_ENDS = /[.!?…]["“”»’')\]\s]*$/u;
/** An opened bracket that the span doesn't close (`Jo Hill (D-Esk`), and what may follow it. */
const UNCLOSED = /\([^()]*$/u;
const CLOSING = /^\.?\)/u;

/** A span without the punctuation around it. */
export function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && !WORD.test(characterAt(text, start))) start++;
  while (end > start && !WORD.test(characterAt(text, end - 1))) end--;
  return { start, end };
}

/** The same, but including the bracket that closes one of its own: `Jo Hill (D-Esk)`. */
export function trimmedToBrackets(text: string, span: Span): Span {
  const { start, end } = trimmed(text, span);
  if (!UNCLOSED.test(text.slice(start, end))) return { start, end };
  return { start, end: end + (CLOSING.exec(text.slice(end, end + 2))?.[0].length ?? 0) };
}

/** How much of a content is quoted. */
export function kindOf(text: string, content: readonly Span[], outermost: readonly Span[]): Kind {
  let quoted = 0;
  let all = 0;
  for (const { start, end } of content) {
    all += wordsBetween(text, start, end);
    for (const quotation of around(outermost, start, end)) {
      quoted += wordsBetween(text, Math.max(start, quotation.start), Math.min(end, quotation.end));
    }
  }
  if (quoted === 0) return 'indirect';
  return quoted < all ? 'mixed' : 'direct';
}

/** The quotations of a span from the first to the last one, if no words stand outside them. */
export function quotedAlone(
  text: string,
  { start, end }: Span,
  quotations: readonly Span[],
): Span | undefined {
  const own = around(quotations, start, end);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return undefined;
  const isAlone = !outsideMarks(text, { start, end }, own).some((words) => WORD.test(words));
  return isAlone ? { start: first.start, end: last.end } : undefined;
}

/** The words of a span before, between and behind its quotations. */
export function outsideMarks(text: string, { start, end }: Span, quotations: readonly Span[]): string[] {
  const edges = [start, ...around(quotations, start, end).flatMap((own) => [own.start, own.end]), end];
  return edges.flatMap((from, i) => (i % 2 === 0 ? [text.slice(from, edges[i + 1])] : []));
}

/** Whether a span ends like a sentence. */
export const endsSentence = (text: string, { start, end }: Span): boolean =>
  SENTENCE_ENDS.test(text.slice(Math.max(start, end - TAIL), end));

export function wordsBetween(text: string, start: number, end: number): number {
  let words = 0;
  let inside = false;
  for (const character of text.slice(start, end)) {
    const isWord: boolean = WORD.test(character) || (inside && /['’-]/.test(character));
    if (isWord && !inside) words++;
    inside = isWord;
  }
  return words;
}

/** The whole character that the code unit at an offset belongs to. */
function characterAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code >= 0xdc00 && code <= 0xdfff && at > 0) return text.slice(at - 1, at + 1);
  return String.fromCodePoint(text.codePointAt(at)!);
}
