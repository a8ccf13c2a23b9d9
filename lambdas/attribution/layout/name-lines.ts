import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { FIRST_NAMES, HONORIFICS, NAME_LINE } from '../language/index.ts';
import { quotedAlone } from '../wording.ts';
import { type Certain, CONSTRUCT, inOneVoice, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

/** A paragraph that is nothing but a name, with age and occupation, or nothing but a quotation. */
export type Line =
  | { is: 'name'; source: Span; known: boolean; aged: boolean; bare: boolean }
  | { is: 'quotation'; said: Span }
  | undefined;

const STARS = /^[\s*_•·▪-]{0,8}/u;
const STARS_BEHIND = /[\s*_]{0,8}$/u;

/**
 * What several people say, each with a line of their own above or below: `Jo Low, 27, barista` and `“We shall wait.”`
 * Whether the lines stand above or below is the same in all of the text.
 */
export function findNameLines({ document, quotations }: MarkedDocument): Certain[] {
  const lines = document.paragraphs.map((paragraph) => lineOf(document.text, paragraph, quotations));
  const places = lines.flatMap((line, index) => {
    const isBeside = isQuotation(lines[index - 1]) || isQuotation(lines[index + 1]);
    return line?.is === 'name' && isBeside ? [index] : [];
  });
  const step = sideOf(document, lines, places);
  if (step === undefined) return [];
  // a name alone may begin something else: an interviewer's question
  const signed = places.filter(
    (index) =>
      isQuotation(lines[index + step]) && (!isBare(lines[index]) || isCloseTo(document, index, step)),
  );
  const known = signed.filter((index) => isKnown(lines[index]));
  if (2 * known.length < signed.length) return [];
  if (signed.length < LIMITS.plainSignatures && !signed.every((index) => isCloseTo(document, index, step)))
    return [];
  const found: Certain[] = [];
  for (const index of signed) {
    const head = { construct: CONSTRUCT.signature, source: sourceOf(lines[index]), cue: [] };
    found.push(...inOneVoice(found.length, head, saidBeside(lines, index, step)));
  }
  return found;
}

const isQuotation = (line: Line): boolean => line?.is === 'quotation';
const isKnown = (line: Line): boolean => line?.is === 'name' && line.known;
const isBare = (line: Line): boolean => line?.is === 'name' && line.bare;
const sourceOf = (line: Line): Span[] => (line?.is === 'name' ? [line.source] : []);

/** What a paragraph is, if it is nothing but that. */
export function lineOf(text: string, { start, end }: Span, quotations: MarkedDocument['quotations']): Line {
  const said = quotedAlone(text, { start, end }, quotations);
  if (said) return { is: 'quotation', said };
  if (end - start > LIMITS.plainSignature) return undefined;
  const words = text.slice(start, end);
  const lead = STARS.exec(words)![0].length;
  const line = words.slice(lead).replace(STARS_BEHIND, '');
  const { name, before, age, rest } = NAME_LINE.exec(line)?.groups ?? {};
  if (name === undefined) return undefined;
  const isAged = (before ?? age) !== undefined;
  const from = start + lead + (before === undefined ? 0 : line.indexOf(name, before.length));
  return {
    is: 'name',
    source: { start: from, end: start + lead + line.length },
    known: isAged || isPersonal(name),
    aged: isAged,
    bare: !isAged && rest === undefined,
  };
}

/** Whether a name begins like a person's: with a first name or a title. */
export function isPersonal(name: string): boolean {
  const first = name.slice(0, name.indexOf(' ')).toLowerCase();
  return FIRST_NAMES.has(first) || FIRST_NAMES.has(first.split('-')[0]!) || HONORIFICS.has(first);
}

/**
 * 1 if the names stand above the quotations, -1 if below: where most of them have one, then what stands nearer, then
 * what comes first.
 */
function sideOf(document: Document, lines: readonly Line[], places: readonly number[]): 1 | -1 | undefined {
  if (places.length === 0) return undefined;
  const above = places.filter((index) => isQuotation(lines[index + 1])).length;
  const below = places.filter((index) => isQuotation(lines[index - 1])).length;
  if (above !== below) return above > below ? 1 : -1;
  let nearer = 0;
  for (const index of places) nearer += breaksBefore(document, index) - breaksBefore(document, index + 1);
  if (nearer !== 0) return nearer > 0 ? 1 : -1;
  return isQuotation(lines[places[0]! - 1]) ? -1 : 1;
}

/** How many line breaks stand before a paragraph. */
const breaksBefore = ({ text, paragraphs }: Document, index: number): number =>
  text.slice(paragraphs[index - 1]?.end ?? 0, paragraphs[index]?.start).split('\n').length - 1;

/** Whether a line belongs to the one on one side, because an empty line parts it from the other side. */
function isCloseTo(document: Document, index: number, step: 1 | -1): boolean {
  const [close, far] = step > 0 ? [index + 1, index] : [index, index + 1];
  // above all stands the title
  const isEdge = far === document.paragraphs.length;
  return breaksBefore(document, close) === 1 && (isEdge || breaksBefore(document, far) > 1);
}

/** The quotations beside a line, up to the next line, the nearest one first. */
function saidBeside(lines: readonly Line[], index: number, step: 1 | -1): Span[] {
  const found: Span[] = [];
  for (let i = index + step; found.length < LIMITS.signedParagraphs; i += step) {
    const line = lines[i];
    if (line?.is !== 'quotation') break;
    found.push(line.said);
  }
  return found;
}
