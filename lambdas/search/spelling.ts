import { MAX_MISSPELT_LENGTH, MIN_MISSPELT_LENGTH } from './limits.ts';
import { wordList } from './words.ts';

/**
 * A word, and the word without each one of its letters. Two words that differ in one letter, in one missing letter or
 * in two swapped letters share one of these (the symmetric deletes of Garbe's SymSpell).
 *
 * @example
 * spellingsOf('puti') // ['puti', 'uti', 'pti', 'pui', 'put']
 */
export function spellingsOf(word: string): string[] {
  if (word.length < MIN_MISSPELT_LENGTH) return [word];
  const shorter = [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1));
  return [...new Set([word, ...shorter])];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * All words at an edit distance of one: a letter inserted, deleted or replaced, or two adjacent letters swapped (the
 * candidates of Norvig's spelling corrector). Letters are those of the Latin alphabet and of the word itself. None for
 * a word of less than four letters, or of more than 32.
 */
export function neighboursOf(word: string): string[] {
  if (word.length < MIN_MISSPELT_LENGTH || word.length > MAX_MISSPELT_LENGTH) return [];
  const letters = new Set(LETTERS + word);
  const neighbours = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, rest] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      neighbours.add(before + letter + rest);
      if (rest !== '') neighbours.add(before + letter + rest.slice(1));
    }
    if (rest !== '') neighbours.add(before + rest.slice(1));
    if (rest.length > 1) neighbours.add(before + rest[1] + rest[0] + rest.slice(2));
  }
  neighbours.delete(word);
  return [...neighbours];
}

/** The terms under which a speaker's name and roles are indexed, separated by blanks. */
export const spellingsOfName = (name: string, roles: readonly string[]): string =>
  [...new Set([...wordList(name).flatMap(spellingsOf), ...roles.flatMap(wordList)])].join(' ');

/** The terms under which names and roles with this word, spelt nearly so, are indexed: of roles only the right ones are. */
export const nearSpellingsOf = (word: string): string[] => [...spellingsOf(word), ...neighboursOf(word)];

/** Whether one edit at most turns one word into the other: a letter inserted, deleted or replaced, or two swapped. */
export function isNearly(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < MIN_MISSPELT_LENGTH || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  const rest = (word: string, skipped: number) => word.slice(from + skipped);
  if (short.length < long.length) return rest(long, 1) === rest(short, 0);
  if (rest(short, 1) === rest(long, 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, 2) === rest(long, 2);
}

/** A candidate name, and how many quotes its persona has. */
export interface NameCandidate {
  persona: string;
  name: string;
  roles: readonly string[];
  quotes: number;
}

const EXACT = 3;
const NEAR = 1;

/** How well a word matches a name or a role: exactly, nearly, or not at all (0). */
function fit(
  word: string,
  names: readonly string[],
  roles: readonly string[],
): { score: number; isName: boolean } {
  if (names.includes(word)) return { score: EXACT, isName: true };
  if (names.some((name) => isNearly(word, name))) return { score: NEAR, isName: true };
  if (roles.includes(word)) return { score: EXACT, isName: false };
  return { score: roles.some((role) => isNearly(word, role)) ? NEAR : 0, isName: false };
}

/** How well words match a name; 0 if one of them doesn't match at all, or none matches the name itself. */
function scoreOf(words: readonly string[], { name, roles }: NameCandidate): number {
  const [names, roleWords] = [wordList(name), roles.flatMap(wordList)];
  const fits = words.map((word) => fit(word, names, roleWords));
  if (fits.some(({ score }) => score === 0) || !fits.some(({ isName }) => isName)) return 0;
  const total = fits.reduce((sum, { score }) => sum + score, 0);
  // The whole name is a better match than a part of it.
  return total / words.length + fits.filter(({ isName }) => isName).length / names.length;
}

/** The personas that match words, best first; with equal matches, the most quoted. */
export function bestPersonas(words: readonly string[], candidates: readonly NameCandidate[]): string[] {
  const best = new Map<string, { score: number; quotes: number }>();
  for (const candidate of candidates) {
    const score = scoreOf(words, candidate);
    const known = best.get(candidate.persona);
    if (score > 0 && score > (known?.score ?? 0))
      best.set(candidate.persona, { score, quotes: candidate.quotes });
  }
  // A misspelt name that is quoted often is more likely meant than one that nobody quotes.
  const rank = ({ score, quotes }: { score: number; quotes: number }) => score + Math.log10(1 + quotes) / 4;
  return [...best]
    .sort(([a, one], [b, other]) => rank(other) - rank(one) || (a < b ? -1 : 1))
    .map(([persona]) => persona);
}
