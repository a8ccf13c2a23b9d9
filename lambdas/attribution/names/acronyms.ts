import { NAME_AND, SMALL_NAME_WORDS } from '../language/index.ts';

/** The most letters of initials. */
const LONGEST = 12;

/** The short forms of a name: also `MDA` for the `US Missile Defense Agency`. */
export function acronymsOf(keys: readonly string[]): string[] {
  const letters = keys.filter((word) => !SMALL_NAME_WORDS.has(word)).map((word) => word[0]!);
  return [0, 1].map((from) => letters.slice(from).join('')).filter(({ length }) => length > 1);
}

/**
 * Whether a longer name has these initials if small words count (`PBOC`), if what follows `and` doesn't (`CDC`), if
 * each part of a compound has its own (`AFP` of `Agence France-Presse`) or one word has two (`NCTC` of `National
 * Counterterrorism Center`).
 */
export function isShortFor(letters: string, keys: readonly string[]): boolean {
  if (letters.length < 3 || letters.length > LONGEST) return false;
  const words = keys.flatMap((key) => key.split('-').filter((part) => part !== ''));
  const more = words.lastIndexOf(NAME_AND);
  const until = more < 0 ? words : words.slice(0, more);
  const large = (own: readonly string[]) => own.filter((word) => !SMALL_NAME_WORDS.has(word));
  return [words, large(words), large(until)].some((own) => areInitials(letters, own));
}

function areInitials(letters: string, words: readonly string[]): boolean {
  const initials = words.map((word) => word[0]!).join('');
  if (letters.length < 4 || letters.length !== words.length + 1) return letters === initials;
  return words.some(
    (word, i) =>
      word.indexOf(letters[i + 1]!, 2) > 0 && letters.slice(0, i + 1) + letters.slice(i + 2) === initials,
  );
}
