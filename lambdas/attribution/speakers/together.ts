import type { Document } from '../document.ts';
import { isSomeone } from './candidates.ts';
import type { Entity } from './entities.ts';
import type { NameIndex } from './name-index.ts';

const MOST_TOGETHER = 6;

/** `A and B`, `A, B and C`: the names of a list that ends with a name; none where it ends no list. */
export function listEndingWith(
  { tokens }: Document,
  { names }: NameIndex,
  of: readonly Entity[],
  name: number,
): number[] {
  if (tokens[names[name]!.from - 1]?.lower !== 'and' || !isSomeone(of[name]!)) return [];
  let first = name;
  while (first > 0 && name - first < MOST_TOGETHER) {
    const mark = names[first]!.from - 1;
    const joint = tokens[mark]?.lower === 'and' || (first < name && tokens[mark]?.text === ',');
    if (!joint || names[first - 1]!.last !== mark || !isSomeone(of[first - 1]!)) break;
    first--;
  }
  return first === name ? [] : Array.from({ length: name - first + 1 }, (_, i) => first + i);
}
