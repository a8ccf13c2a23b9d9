import type { Span } from '../../model/attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { around, trimmedToBrackets, wordsBetween } from './edges.ts';

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
/** In words; a shorter one that follows no speech is a title, a slogan or an item of a list. */
const SHORTEST_UTTERANCE = 8;
/** In tokens; a longer one before a colon is no name, behind a dash no signature. */
const LONGEST_LABEL = 8;
const LONGEST_SIGNATURE = 16;
const WORD = /[\p{L}\p{N}]/u;
const DASH = /^\s*[\u2010-\u2015-]+\s*/u;
const SIGNATURE = /^\s*[\u2010-\u2015-]+\s*\p{Lu}/u;
const SENTENCE_END = /[.!?…]\P{L}{0,3}$/u;

/**
 * Quotations that need no cue: a paragraph of nothing else, one after a name and a colon (`Low: “Never.”`), one
 * signed after a dash (`“Never.” — Jo Low, nurse`), on the same line or the next.
 */
export function untagged(document: Document, outermost: readonly Quotation[]): Untagged[] {
  const { text, paragraphs } = document;
  const found: Untagged[] = [];
  paragraphs.forEach((paragraph, index) => {
    const [quotation, another] = around(outermost, paragraph.start, paragraph.end);
    if (!quotation || another || wordsBetween(text, quotation.start, quotation.end) < SHORTEST) return;
    const before = text.slice(paragraph.start, quotation.start);
    const after = text.slice(quotation.end, paragraph.end);
    const content = [{ start: quotation.start, end: quotation.end }];
    if (WORD.test(before)) {
      const label = WORD.test(after) ? undefined : labelOf(document, paragraph, quotation);
      if (label) found.push({ ...label, content, alone: false });
      return;
    }
    const next = paragraphs[index + 1];
    const signed = WORD.test(after)
      ? signatureOf(document, paragraph, quotation.end)
      : next && signatureOf(document, next, next.start);
    if (signed) found.push({ ...signed, content, alone: false });
    else if (!WORD.test(after)) found.push({ source: [], cue: [], content, alone: true });
  });
  return found;
}

/** Whether a quotation alone is something that somebody said, though nothing tells who. */
export function isUtterance(text: string, { start, end }: Span): boolean {
  return SENTENCE_END.test(text.slice(start, end)) && wordsBetween(text, start, end) >= SHORTEST_UTTERANCE;
}

/** `Low: “Never.”` */
function labelOf(
  { text, tokens }: Document,
  { first, last, start }: TokenRange,
  quotation: Quotation,
): Pick<Untagged, 'source' | 'cue'> | undefined {
  if (!/^[^:]+:\s*$/u.test(text.slice(start, quotation.start))) return undefined;
  const colon = text.indexOf(':', start);
  const inside = tokens
    .slice(first, Math.min(last, first + LONGEST_LABEL + 1))
    .filter(({ end }) => end <= colon);
  if (inside.length === 0 || inside.length > LONGEST_LABEL) return undefined;
  if (inside.some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return undefined;
  if (inside[0]!.pos !== 'PROPN' && inside.at(-1)!.pos !== 'PROPN') return undefined;
  return {
    source: [{ start: inside[0]!.start, end: inside.at(-1)!.end }],
    cue: [{ start: colon, end: colon + 1 }],
  };
}

/** `— Jo Low, nurse`, from there to the end of the paragraph. */
function signatureOf(
  { text }: Document,
  paragraph: TokenRange,
  from: number,
): Pick<Untagged, 'source' | 'cue'> | undefined {
  const rest = text.slice(from, paragraph.end);
  if (!SIGNATURE.test(rest) || rest.split(/\s+/).length > LONGEST_SIGNATURE) return undefined;
  const dash = DASH.exec(rest)![0];
  const cue = from + dash.search(/\S/u);
  const source = trimmedToBrackets(text, { start: from + dash.length, end: paragraph.end });
  return { source: [source], cue: [{ start: cue, end: cue + 1 }] };
}
