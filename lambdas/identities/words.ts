/** Letters that Unicode doesn't decompose, from CLDR's Latin-ASCII transform. */
const FOLDED: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'q',
};

const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'g');

/** A text in lower case with those letters spelt out. */
export const speltOut = (text: string): string =>
  text.replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter);

/**
 * A text in the form in which it is compared: lower case, without diacritics.
 *
 * @example
 * folded('Altıntaş'); // 'altintas'
 */
export const folded = (text: string): string =>
  speltOut(
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  );

/** The words of a text, folded; `U.S.` is one. */
export const wordsOf = (text: string): string[] =>
  folded(text).match(/\p{L}(?:\.\p{L})+\.?|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];

/** The order of code units, the same on every machine. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
