import { BRAND, UNSHORTENED } from '../language/index.ts';
import type { NameMention, NameType } from './names.ts';

/**
 * The longest form; of equally long ones rather `William` than `Bill`, then the most frequent, then the first, but rather
 * not one in capitals. If a person's name occurs in capitals only, it is written like other names.
 */
export function fullest(mentions: readonly NameMention[], type: NameType): string {
  const counts = new Map<string, number>();
  for (const { printed } of mentions) counts.set(printed, (counts.get(printed) ?? 0) + 1);
  // `Macy’s` is a name unless the text has `Macy` as well
  const brand = mentions.every(({ possessive }) => possessive) ? 30 : -30;
  let best = '';
  let highest = Number.NEGATIVE_INFINITY;
  for (const { printed, keys, suffix } of mentions) {
    const small = printed === printed.toLowerCase();
    const score =
      100 * (keys.length + (suffix ? 0.5 : 0)) -
      (isShouted(printed) || small ? 40 : 0) +
      (BRAND.test(printed) ? brand : 0) +
      (type === 'person' && UNSHORTENED.has(keys[0]!) ? 25 : 0) +
      Math.min(20, counts.get(printed)!);
    if (score > highest) [best, highest] = [printed, score];
  }
  return type === 'person' && isShouted(best) && best.includes(' ')
    ? best.replace(SHOUTED_WORD, titleCase)
    : best;
}

const SHOUTED_WORD = /\p{Lu}[\p{Lu}\p{M}]+/gu;
const isShouted = (name: string): boolean => name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);
const titleCase = (word: string): string => word[0] + word.slice(1).toLowerCase();
