import { FIRST_NAMES } from './lexicon.ts';
import type { NameMention } from './names.ts';
import { wordKey } from './words.ts';

/** In mentions: so often a surname stands alone that ends someone's name. */
const ESTABLISHED = 2;

/**
 * Cuts off what is no part of a name, but in capitals as well: where the text has `Finch` again and again,
 * `Ada Finch Election Night` is Ada Finch.
 */
export function unglued(names: readonly NameMention[]): NameMention[] {
  const alone = new Map<string, number>();
  const whole = new Map<string, number>();
  const last = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { keys } of names) {
    if (keys.length === 1) count(alone, keys[0]!);
    else {
      count(whole, keys.join(' '));
      if (FIRST_NAMES.has(keys[0]!)) count(last, keys.at(-1)!);
    }
  }
  return names.map((name) => {
    const { keys, kind, suffix } = name;
    const end = keys.at(-1)!;
    if (keys.length < 3 || suffix !== '' || (kind !== 'person' && kind !== 'unknown')) return name;
    if (whole.get(keys.join(' '))! > 1 || last.get(end)! > 1 || alone.has(end)) return name;
    const cut = keys.findIndex(
      (key, i) => i > 0 && (alone.get(key) ?? 0) >= ESTABLISHED && !FIRST_NAMES.has(key),
    );
    const word = name.words.findIndex(({ text }) => wordKey(text) === keys[cut]);
    if (cut < 0 || word < 0) return name;
    const words = name.words.slice(0, word + 1);
    return { ...name, words, keys: keys.slice(0, cut + 1), last: words.at(-1)!.last, possessive: false };
  });
}
