const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const FIRMS = new Set(['inc', 'corp', 'ltd', 'llc', 'plc']);
const LONGEST_KEY = 60;

/** `ii`, `jr`: distinguishes a father from his son. */
export const isSuffix = (word: string): boolean => SUFFIXES.has(word);
/** `inc`: doesn't distinguish firms. */
export const isFirm = (word: string): boolean => FIRMS.has(word);

/** Latin spellings of one sound of other scripts, in the order in which they are unified. */
const SOUNDS: [RegExp, string][] = [
  [/sch/g, 'sh'],
  [/tz/g, 'ts'],
  [/zh/g, 'z'],
  [/cz/g, 'ch'],
  [/(?<=[aeiou])j(?![aeiou])/g, 'i'],
  [/kh|ck|q|c(?![eiyh])/g, 'k'],
  [/^g(?=ad?h?af)/, 'k'],
  [/ph|v/g, 'f'],
  [/(?<=.)w(?!$)/g, 'f'],
  [/([dtgr])h/g, '$1'],
  [/x/g, 'ks'],
  [/dj/g, 'j'],
  [/ou|oo/g, 'u'],
];
/** Sounds that diacritics turn an `s` into, or leave as one. */
const HISSES = /sh|ts|z|ch?/g;
const VOWELS = /[aeiouy]+/g;
/** A key with fewer consonants is too short to drop its vowels. */
const FEWEST_CONSONANTS = 2;

/**
 * What the spellings of one surname share: consonants by their sound, all vowels alike, none at the end.
 * Different surnames may have the same.
 *
 * @example
 * soundOf('zelenskyy') === soundOf('zelensky'); // and 'gaddafi', 'qaddafi' and 'kadhafi'
 */
export function soundOf(word: string): string {
  let sound = word.replace(/(.)\1+/gu, '$1');
  for (const [spelling, letter] of SOUNDS) sound = sound.replace(spelling, letter);
  sound = sound
    .replace(HISSES, 's')
    .replace(/(?<=[^sc])h/gu, '')
    .replace(/(.)\1+/gu, '$1');
  if (sound.replace(VOWELS, '').length < FEWEST_CONSONANTS) return sound;
  return sound.replace(VOWELS, 'a').replace(/(?<=...)a$/u, '');
}

/** Vowels that replace each other in names transliterated from another script. */
const EXCHANGED = new Set(['ae', 'ea', 'ei', 'ie', 'ou', 'uo', 'ai', 'ia']);
const FEWEST_LETTERS = 4;
/** A name with so many letters may differ in two vowels. */
const LONG = 7;

/** A name with one spelling for each sound, its vowels unchanged except `y`. */
function plainOf(word: string): string {
  let plain = word.replace(/(.)\1+/gu, '$1');
  for (const [spelling, letter] of SOUNDS) plain = plain.replace(spelling, letter);
  return plain
    .replace(/(?<=[^sc])h/gu, '')
    .replace(/[ae]?[iy]+/g, 'i')
    .replace(/(.)\1+/gu, '$1');
}

/** Whether two words are one name in different transliterations. */
export const soundsLike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= FEWEST_LETTERS && plainOf(a) === plainOf(b));

/**
 * Whether two words are spellings of one name: equal by their sounds, except for a vowel that scripts without vowels
 * leave open.
 *
 * @example
 * areSpellings('qassem', 'qasim'); // true
 * areSpellings('merkel', 'murkel'); // false
 */
export function areSpellings(a: string, b: string): boolean {
  const [plainA, plainB] = [plainOf(a), plainOf(b)];
  if (plainA === plainB) return true;
  if (plainA.length !== plainB.length || plainA.length < FEWEST_LETTERS) return false;
  const others = [...plainA].filter((letter, at) => letter !== plainB.charAt(at)).length;
  const isExchange = [...plainA].every(
    (letter, at) => letter === plainB.charAt(at) || EXCHANGED.has(letter + plainB.charAt(at)),
  );
  return isExchange && others <= (plainA.length < LONG ? 1 : 2);
}

/** The last word of a name other than a suffix or `inc`. */
export function lastWordOf(nameId: string): string {
  const words = nameId.split('-').filter(Boolean);
  return words.findLast((word) => !isSuffix(word) && !isFirm(word)) ?? words[0] ?? '';
}

/**
 * A key that all names of one person share, in any spelling; names with different keys are never compared.
 *
 * @returns letters and digits, 1 to 60
 * @example
 * surnameKey('volodymyr-zelenskyy') === surnameKey('zelensky');
 */
export function surnameKey(nameId: string): string {
  const letters = soundOf(lastWordOf(nameId)).replace(/[^\p{L}\p{N}]+/gu, '');
  return [...letters].slice(0, LONGEST_KEY).join('') || '0';
}
