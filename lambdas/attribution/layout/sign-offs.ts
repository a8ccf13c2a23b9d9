import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import {
  BEFORE_SIGNED_NAME,
  CLOSING_LINE,
  SALUTATION,
  SIGN_OFF,
  SIGNED_NAME,
  SINGLE_NAME,
  TO_EDITOR,
} from '../language/index.ts';
import { LIMITS } from './limits.ts';

const NAME_PART = /\p{Lu}[\p{L}\p{M}’'-]*|\p{L}+/gu;

/** Where the words of a letter end. */
export interface Closing {
  /** Index of the first paragraph behind them. */
  at: number;
  /** Its signer. */
  name: Span | undefined;
}

/**
 * The end of a letter: `Yours sincerely,` and the name on the same line or the next, or the name alone.
 *
 * @param from index of the first paragraph that may be the end
 * @param isSigner whether a line without a sign-off is the signer's name
 */
export function closingOf(
  { text, paragraphs }: Document,
  from: number,
  isSigner: (line: string) => boolean,
): Closing | undefined {
  const end = Math.min(paragraphs.length, from + LIMITS.printed);
  for (let at = from; at < end; at++) {
    const line = lineIn(text, paragraphs[at]!);
    if (!line) continue;
    const words = text.slice(line.start, line.end);
    if (isSalutation(words)) return undefined;
    if (CLOSING_LINE.test(words)) return { at, name: undefined };
    const signOff = SIGN_OFF.exec(words);
    const name = signOff ? nameBehind(text, line, signOff.groups?.name, paragraphs[at + 1]) : undefined;
    if (signOff && (name || words.endsWith(',') || at + 1 === paragraphs.length)) return { at, name };
    if (isSigner(words)) return { at, name: bare(text, line) };
  }
  return undefined;
}

/** Whether a line is somebody's name again, or a part of it: `M. Low, mayor`, `Margo`. */
export function signsAs(name: string): (line: string) => boolean {
  const known = new Set(name.match(NAME_PART));
  return (line) => {
    const parts = line.split(',')[0]!.match(NAME_PART) ?? [];
    return (
      parts.some((part) => known.has(part)) && parts.every((part) => known.has(part) || part.length === 1)
    );
  };
}

const isSalutation = (line: string): boolean => SALUTATION.test(line) || TO_EDITOR.test(line);

/** A paragraph without the blanks around it, if it is short enough for a line that is no sentence. */
export function lineIn(text: string, { start, end }: Span): Span | undefined {
  if (end - start > LIMITS.letterLine) return undefined;
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}

/** The name on a sign-off's own line, or on the next one. */
function nameBehind(
  text: string,
  { end }: Span,
  own: string | undefined,
  next: Span | undefined,
): Span | undefined {
  const place = own === undefined ? next && lineIn(text, next) : { start: end - own.length, end };
  const words = place && text.slice(place.start, place.end);
  return words && (SIGNED_NAME.test(words) || SINGLE_NAME.test(words)) ? bare(text, place) : undefined;
}

/** A name without a dash or a title in brackets before it. */
const bare = (text: string, { start, end }: Span): Span => ({
  start: start + BEFORE_SIGNED_NAME.exec(text.slice(start, end))![0].length,
  end,
});
