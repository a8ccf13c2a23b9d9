import type { Span } from '../../model/attribution.ts';
import { LOOSE_END, LOOSE_START } from '../language/index.ts';
import type { Quotation } from '../marks/quotations.ts';
import { around } from '../spans.ts';
import { trimmedToBrackets, WORD, wordsBetween } from '../wording.ts';

export { around } from '../spans.ts';
export { kindOf, trimmed, trimmedToBrackets, wordsBetween } from '../wording.ts';

/**
 * If at least this share of a quotation belongs to a content, all of it does; or this many words, because the network
 * reads only a part of a long quotation around a cue.
 */
const ENOUGH = 0.3;
const MANY_WORDS = 30;
/** In code units, including what is beside it. */
const LONGEST_LOOSE_WORD = 6;
const SEPARATOR = /[\s,;–—-]/u;

/** A role's spans without words at their edges that belong to no phrase: `the minister, who`, `and Low`. */
export function withoutLooseEnds(text: string, spans: readonly Span[], role: keyof typeof LOOSE_END): Span[] {
  const rest = spans.map((span) => ({ ...span }));
  const first = rest[0];
  const last = rest.at(-1);
  while (last) {
    const tail = text.slice(Math.max(last.start, last.end - LONGEST_LOOSE_WORD), last.end);
    const word = LOOSE_END[role].exec(tail)?.[1];
    if (word === undefined) break;
    let end = last.end - word.length;
    while (end > last.start && SEPARATOR.test(text[end - 1]!)) end--;
    if (end === last.start) break;
    last.end = end;
  }
  while (first && role === 'source') {
    const head = text.slice(first.start, Math.min(first.end, first.start + LONGEST_LOOSE_WORD));
    const word = LOOSE_START.exec(head)?.[0];
    if (word === undefined) break;
    first.start += word.length;
  }
  return rest;
}

/**
 * A content's spans as a reader would mark them. A quotation that largely belongs to the content does so as a whole,
 * including its marks; a smaller part of one counts only if there is nothing else. Punctuation around unquoted words is
 * left out.
 *
 * @param outermost the text's outermost quotations, in order
 */
export function fitted(text: string, spans: readonly Span[], outermost: readonly Quotation[]): Span[] {
  const fit: Span[] = [];
  const isFragment = ({ start, end }: Span) =>
    around(outermost, start, end).some(
      (quotation) =>
        quotation.start <= start && end <= quotation.end && !isGoodPart(text, { start, end }, quotation),
    );
  const whole = spans.filter((span) => !isFragment(span));
  for (const span of whole.length > 0 ? whole : spans) {
    let { start, end } = trimmedToBrackets(text, span);
    if (start >= end) continue;
    for (const quotation of around(outermost, start, end)) {
      if (!isGoodPart(text, { start, end }, quotation)) continue;
      start = Math.min(start, quotation.start);
      end = Math.max(end, quotation.end);
    }
    const last = fit.at(-1);
    if (last && (start <= last.end || !WORD.test(text.slice(last.end, start))))
      last.end = Math.max(last.end, end);
    else fit.push({ start, end });
  }
  return fit;
}

function isGoodPart(text: string, { start, end }: Span, quotation: Quotation): boolean {
  const shared = wordsBetween(text, Math.max(start, quotation.start), Math.min(end, quotation.end));
  return shared >= Math.min(MANY_WORDS, ENOUGH * wordsBetween(text, quotation.start, quotation.end));
}
