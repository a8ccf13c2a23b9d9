import type { Span } from '../../model/attribution.ts';
import type { Document, Token } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import { wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

const DASH_BEFORE = /^[\s,]{0,3}[—–―-]{1,2}\s{0,2}/u;
const DASH_BEHIND = /[—–―-]{1,2}\s{0,2}$/u;

/** Quotations interrupted by an action between dashes: `“I sat down,”—Sell took the lectern—“and listened.”` */
export function findInterruptions({ document, quotations }: MarkedDocument): Certain[] {
  const { text } = document;
  const found: Certain[] = [];
  quotations.forEach((quotation, index) => {
    const next = quotations[index + 1];
    if (!next || next.paragraph !== quotation.paragraph) return;
    const between = { start: quotation.end, end: next.start };
    if (between.end - between.start > 12 * LIMITS.interruption) return;
    const words = text.slice(between.start, between.end);
    const before = DASH_BEFORE.exec(words);
    const behind = DASH_BEHIND.exec(words);
    if (!before || !behind || behind.index <= before[0].length || /["“”\n]/u.test(words)) return;
    if (wordsBetween(text, between.start, between.end) > LIMITS.interruption) return;
    const source = subjectAt(document, {
      start: between.start + before[0].length,
      end: between.start + behind.index,
    });
    if (!source) return;
    found.push({
      construct: CONSTRUCT.interruption,
      source: [source],
      cue: [],
      content: [quotation, next].map(({ start, end }) => ({ start, end })),
    });
  });
  return found;
}

/** The phrase at the beginning of a clause, if a verb follows it: `Ada Finch took …`, `he shrugged`. */
export function subjectAt({ tokens }: Document, { start, end }: Span): Span | undefined {
  const first = firstEndingAfter(tokens, start);
  let last = first;
  const isNominal = ({ text, pos }: Token) =>
    /^(?:PROPN|PRON|DET|ADJ|NOUN)$/.test(pos) || /^\p{Lu}\p{Ll}/u.test(text);
  while (last < tokens.length && tokens[last]!.start < end && isNominal(tokens[last]!)) last++;
  const verb = tokens[last];
  if (last === first || !verb || verb.start >= end || !/^(?:VERB|AUX|ADV)$/.test(verb.pos)) return undefined;
  return { start: tokens[first]!.start, end: tokens[last - 1]!.end };
}
