import { diffArrays } from 'diff';

/** Words of one of two texts, and whether the other has them at this place. */
export interface Piece {
  words: string;
  isOther: boolean;
}

/** Words with what stands between them, so that they can be put together again. */
const cut = (text: string) => text.match(/[\p{L}\p{N}\p{M}'’]+|[^\p{L}\p{N}\p{M}'’]+/gu) ?? [];
const folded = (word: string) => word.normalize('NFKC').toLowerCase().replace(/['’]/g, "'");
const isSame = (a: string, b: string) => folded(a) === folded(b);

/**
 * How a text differs from another, by words; case and the style of apostrophes don't count.
 *
 * @returns all of `text`, cut where it begins or ceases to differ from `other`
 */
export function differences(other: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { value, added, removed } of diffArrays(cut(other), cut(text), { comparator: isSame })) {
    if (removed) continue;
    pieces.push({ words: value.join(''), isOther: added });
  }
  return pieces;
}
