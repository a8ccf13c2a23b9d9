import { TITLES } from '../../attribution/language/titles.ts';
import { wordsOf } from '../../identities/words.ts';

/** `vice-president` and `ex-mayor` are titles because their last part is. */
const isTitle = (word: string) => TITLES.has(word) || TITLES.has(word.split('-').at(-1) ?? '');

/**
 * A name without the title or role before it; undefined if there is none, or nothing would be left.
 *
 * @example
 * withoutTitle('Russian Foreign Minister Sergei Lavrov') // 'sergei lavrov'
 * withoutTitle('secretary of state Blinken')             // 'blinken'
 */
export function withoutTitle(name: string): string | undefined {
  const words = wordsOf(name);
  // The last word is part of the name, whatever else it means: Stephen King.
  const last = words.slice(0, -1).findLastIndex(isTitle);
  if (last < 0) return undefined;
  const after = words.slice(last + 1);
  const bare = after.length > 2 && after[0] === 'of' ? after.slice(2) : after;
  return bare.join(' ');
}
