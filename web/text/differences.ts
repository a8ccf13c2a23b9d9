import { diffArrays } from 'diff';

/** A piece of a text, and whether the other text has it at this place. */
export interface Piece {
  words: string;
  isOther: boolean;
}

/** Words and the characters between them; joined, they give the text again. */
const cut = (text: string) => text.match(/[\p{L}\p{N}\p{M}'’]+|[^\p{L}\p{N}\p{M}'’]+/gu) ?? [];
const folded = (word: string) => word.normalize('NFKC').toLowerCase().replace(/['’]/g, "'");
const isSame = (a: string, b: string) => folded(a) === folded(b);

/**
 * The differences of a text from another one, word by word, ignoring case and the style of apostrophes.
 *
 * @returns the pieces of `text`, split where it begins or ceases to differ from `other`
 */
export function differences(other: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { value, added, removed } of diffArrays(cut(other), cut(text), { comparator: isSame })) {
    if (removed) continue;
    pieces.push({ words: value.join(''), isOther: added });
  }
  return pieces;
}
