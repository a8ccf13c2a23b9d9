import type { Span } from '../../model/attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import {
  NEWSPAPER_SIGNATURE,
  NUMERAL_PRONOUN,
  PLAIN_SIGNATURE,
  SIGNATURE_CLAUSE,
  SMALL_IN_LABELS,
} from '../language/index.ts';
import { around, firstEndingAfter } from '../spans.ts';
import { quotedAlone, trimmedToBrackets, WORD, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, inOneVoice, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

/** A dash of any length, or a colon. */
const SIGN = /^[\s.,]{0,3}([\u2010-\u2015-]{1,3}|:)\s{0,2}(?=[\p{Lu}@(])/u;
const DASH = /^\s{0,3}([\u2010-\u2015~-]{1,3})\s{0,2}(?=[\p{Lu}@])/u;

/**
 * Signed quotations: `“…” — Jo Low, nurse`, on the same line or the next, `"…": Jo Low`; in texts that sign several
 * quotations so, also lines without a dash.
 */
export function findSignatures(marked: MarkedDocument): Certain[] {
  const { document, quotations } = marked;
  const { text, paragraphs } = document;
  const found: Certain[] = [];
  const plain = plainSignatures(marked);
  paragraphs.forEach((paragraph, index) => {
    const own = around(quotations, paragraph.start, paragraph.end);
    const [first] = own;
    if (!first) return;
    const isUtterance = (quotation: Span, i: number) =>
      i > 0 && !WORD.test(text.slice(own[i - 1]!.end, quotation.start));
    const signer = plain.get(index);
    if (signer && wordsBetween(text, paragraph.start, first.start) <= LIMITS.signedLead) {
      // all that the paragraph quotes is signed, with a few words between, and the paragraphs of quotations above it
      const utterances: Span[] = [];
      own.forEach((quotation, i) => {
        if (isUtterance(quotation, i)) utterances.at(-1)!.end = quotation.end;
        else utterances.push({ start: quotation.start, end: quotation.end });
      });
      utterances.unshift(...quotedAbove(marked, plain, index));
      const last = utterances.pop()!;
      const head = { construct: CONSTRUCT.signature, ...signer };
      found.push(...inOneVoice(found.length, head, [last, ...utterances]));
      return;
    }
    if (WORD.test(text.slice(paragraph.start, first.start))) return;
    // quoted words after other words are part of the signature
    const words = own.findIndex((quotation, i) => i > 0 && !isUtterance(quotation, i));
    const last = own[(words < 0 ? own.length : words) - 1]!;
    const next = paragraphs[index + 1];
    const inLine = WORD.test(text.slice(last.end, paragraph.end));
    const signed = inLine
      ? signatureOf(document, { start: last.end, end: paragraph.end }, SIGN)
      : next && signatureOf(document, next, DASH);
    if (signed)
      found.push({
        construct: CONSTRUCT.signature,
        ...signed,
        content: [{ start: first.start, end: last.end }],
      });
  });
  return found;
}

/** The paragraphs right above one that consist of quotations, in order. */
function quotedAbove(
  { document: { text, paragraphs }, quotations }: MarkedDocument,
  plain: ReadonlyMap<number, unknown>,
  index: number,
): Span[] {
  const found: Span[] = [];
  for (let i = index - 1; i >= 0 && found.length < LIMITS.signedParagraphs && !plain.has(i); i--) {
    const said = quotedAlone(text, paragraphs[i]!, quotations);
    if (!said) break;
    found.unshift(said);
  }
  return found;
}

/**
 * Signatures without a dash, behind the last quotation of a paragraph or on the line below, by the paragraph that they
 * sign; none if a text has just one. Such texts also sign with a newspaper alone.
 */
function plainSignatures({
  document,
  quotations,
}: MarkedDocument): Map<number, Pick<Certain, 'source' | 'cue'>> {
  const { text, paragraphs } = document;
  const found = new Map<number, Pick<Certain, 'source' | 'cue'>>();
  let named = 0;
  paragraphs.forEach((paragraph, index) => {
    const last = around(quotations, paragraph.start, paragraph.end).at(-1);
    if (!last) return;
    const inLine = WORD.test(text.slice(last.end, paragraph.end));
    const place = inLine ? { start: last.end, end: paragraph.end } : paragraphs[index + 1];
    if (!place || place.end - place.start > LIMITS.plainSignature) return;
    const words = text.slice(place.start, place.end);
    const line = words.trim();
    if (PLAIN_SIGNATURE.test(line)) named++;
    else if (!inLine || !NEWSPAPER_SIGNATURE.test(line)) return;
    const start = place.start + words.indexOf(line);
    found.set(index, { source: [{ start, end: start + line.length }], cue: [] });
  });
  return named >= LIMITS.plainSignatures ? found : new Map();
}

/** `— Jo Low, nurse`: a name first, no verb, and little after the name. */
function signatureOf(
  document: Document,
  { start, end }: Span | TokenRange,
  sign: RegExp,
): Pick<Certain, 'source' | 'cue'> | undefined {
  const { text } = document;
  const match = sign.exec(text.slice(start, Math.min(end, start + 8)));
  if (!match || wordsBetween(text, start, Math.min(end, start + 400)) > LIMITS.signatureWords)
    return undefined;
  const source = trimmedToBrackets(text, { start: start + match[0].length, end });
  if (source.end <= source.start || !isNameOnly(document, source)) return undefined;
  const words = text.slice(source.start, source.end);
  // A title in quotation marks at the end keeps its mark.
  if (opensMark(words) && /[”’"']/u.test(text[source.end] ?? '')) source.end++;
  return { source: [source], cue: [] };
}

/** Whether words begin with a name: few words without a verb, a pronoun or a preposition before the first comma. */
export function isNameOnly({ text, tokens }: Document, { start, end }: Span): boolean {
  const clause = SIGNATURE_CLAUSE.exec(text.slice(start, end))?.index;
  const nameEnd = clause === undefined ? end : start + clause;
  if (wordsBetween(text, start, nameEnd) > LIMITS.signatureName) return false;
  for (let i = firstEndingAfter(tokens, start); i < tokens.length && tokens[i]!.start < nameEnd; i++) {
    const { pos, text: word } = tokens[i]!;
    if ((pos === 'VERB' || pos === 'AUX') && !/^\p{Lu}/u.test(word)) return false;
    if (pos === 'PRON' && word !== NUMERAL_PRONOUN) return false;
    // `Damning with faint praise`
    if ((pos === 'ADP' || pos === 'PART') && !SMALL_IN_LABELS.test(word)) return false;
  }
  return true;
}

function opensMark(words: string): boolean {
  const last = (marks: string) => Math.max(...[...marks].map((mark) => words.lastIndexOf(mark)));
  return last('“‘') > last('”’') || (words.match(/["']/g)?.length ?? 0) % 2 === 1;
}
