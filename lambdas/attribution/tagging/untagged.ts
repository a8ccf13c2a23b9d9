import type { Span } from '../attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { around, wordsBetween } from './edges.ts';

/** A quotation that no cue reports, by the layout of its paragraph. */
export interface Untagged {
  source: Span[];
  cue: Span[];
  content: Span[];
  /** It is all of its paragraph: where the paragraph before ends with speech, that goes on. */
  alone: boolean;
}

/** In words; a shorter one is a heading or an aside. */
const SHORTEST = 4;
/** In tokens; a longer one before a colon is no name. */
const LONGEST_LABEL = 8;
const LONGEST_SIGNATURE = 16;
const WORD = /[\p{L}\p{N}]/u;
const DASH = /^\s*[\u2010-\u2015-]+\s*$/u;

/**
 * Quotations that need no cue: a paragraph of nothing else, one after a name and a colon (`Low: “Never.”`), one
 * signed after a dash (`“Never.” — Jo Low, nurse`).
 */
export function untagged(document: Document, outermost: readonly Quotation[]): Untagged[] {
  const found: Untagged[] = [];
  for (const paragraph of document.paragraphs) {
    const inside = around(outermost, paragraph.start, paragraph.end).filter(({ double }) => double);
    const [quotation] = inside;
    if (inside.length !== 1 || wordsBetween(document.text, quotation!.start, quotation!.end) < SHORTEST)
      continue;
    const one = byLayout(document, paragraph, quotation!);
    if (one) found.push(one);
  }
  return found;
}

function byLayout(document: Document, paragraph: TokenRange, quotation: Quotation): Untagged | undefined {
  const { text } = document;
  const before = text.slice(paragraph.start, quotation.start);
  const after = text.slice(quotation.end, paragraph.end);
  const content = [{ start: quotation.start, end: quotation.end }];
  const isFirst = !WORD.test(before);
  const isLast = !WORD.test(after);
  if (isFirst && isLast) return { source: [], cue: [], content, alone: true };
  if (isLast && /^[^:]+:\s*$/u.test(before)) {
    const colon = quotation.start - before.length + before.indexOf(':');
    const source = nameIn(document, paragraph, paragraph.start, colon, LONGEST_LABEL);
    return source && { source: [source], cue: [{ start: colon, end: colon + 1 }], content, alone: false };
  }
  const dash = /^\s*[\u2010-\u2015-]+\s*/u.exec(after)?.[0];
  if (isFirst && dash && DASH.test(dash)) {
    const start = quotation.end + dash.length;
    const source = nameIn(document, paragraph, start, paragraph.end, LONGEST_SIGNATURE);
    const cue = quotation.end + dash.search(/\S/u);
    return source && { source: [source], cue: [{ start: cue, end: cue + 1 }], content, alone: false };
  }
  return undefined;
}

/** The stretch if it begins or ends with a name and holds no verb. */
function nameIn(
  { text, tokens }: Document,
  { first, last }: TokenRange,
  start: number,
  end: number,
  longest: number,
): Span | undefined {
  const inside = tokens.slice(first, last).filter((token) => token.start >= start && token.end <= end);
  if (inside.length === 0 || inside.length > longest) return undefined;
  if (inside.some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return undefined;
  if (inside[0]!.pos !== 'PROPN' && inside.at(-1)!.pos !== 'PROPN') return undefined;
  const trailing = /[\s.,;]*$/u.exec(text.slice(start, end))![0].length;
  return { start: inside[0]!.start, end: end - trailing };
}
