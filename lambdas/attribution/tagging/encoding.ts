import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import type { Piece, WordPiece } from './wordpiece.ts';

/** A text as the encoder reads it. */
export interface Encoding {
  pieces: Piece[];
  /**
   * For each piece, a number for the case of its letters (four), its position in a quotation (four), and whether it is
   * the first of its paragraph.
   */
  features: Uint8Array;
}

const CASES = { lower: 0, title: 1, upper: 2, mixed: 3 };
const PLACES = { outside: 0, opening: 1, inside: 2, closing: 3 };

/** The pieces of the document's paragraphs, with features beyond their letters. */
export function encode(document: Document, quotations: readonly Quotation[], tokenizer: WordPiece): Encoding {
  const { text, paragraphs } = document;
  const pieces: Piece[] = [];
  const beginnings = new Set<number>();
  for (const paragraph of paragraphs) {
    beginnings.add(pieces.length);
    for (const piece of tokenizer.pieces(text, paragraph)) pieces.push(piece);
  }
  const places = placesOf(pieces, quotations);
  const features = Uint8Array.from(pieces, (piece, index) => {
    const place = places[index]!;
    return (caseOf(text.slice(piece.start, piece.end)) * 4 + place) * 2 + (beginnings.has(index) ? 1 : 0);
  });
  return { pieces, features };
}

/** The position of each piece relative to the outermost quotation that contains it. */
function placesOf(pieces: readonly Piece[], quotations: readonly Quotation[]): Uint8Array {
  const places = new Uint8Array(pieces.length);
  const outermost = quotations.filter(({ depth }) => depth === 0);
  let next = 0;
  pieces.forEach(({ start, end }, index) => {
    while (next < outermost.length && outermost[next]!.end <= start) next++;
    const quotation = outermost[next];
    if (!quotation || end <= quotation.start) return;
    if (start < quotation.inner.start) places[index] = PLACES.opening;
    else places[index] = start < quotation.inner.end ? PLACES.inside : PLACES.closing;
  });
  return places;
}

function caseOf(letters: string): number {
  const lower = /\p{Ll}/u.test(letters);
  if (!/\p{Lu}/u.test(letters)) return CASES.lower;
  if (!lower) return letters.length === 1 ? CASES.title : CASES.upper;
  return /^\p{Lu}\P{Lu}*$/u.test(letters) ? CASES.title : CASES.mixed;
}
