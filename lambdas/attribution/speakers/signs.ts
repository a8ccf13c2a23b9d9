import type { Document } from '../document.ts';
import { singular } from './lexicon.ts';
import type { NameMention } from './names.ts';

const LOCATIVES = new Set(
  'in near across throughout outside inside around within aboard beyond toward towards into'.split(' '),
);
const REGIONS = new Set(
  'north south east west middle centre center city town village port state island region province capital district coast border republic river kingdom county people streets outskirts suburb harbour harbor'.split(
    ' ',
  ),
);

/** Whether a name stands where a person's hardly does: `in X`, `the south of X`, `the X flag`. */
export function standsAsThing(
  { tokens }: Document,
  { from, first, kind, titles, keys, words }: NameMention,
): boolean {
  if (kind !== 'unknown' || titles.length > 0) return false;
  const before = tokens[from - 1];
  if (!before || before.sentence !== tokens[first]!.sentence) return false;
  if (LOCATIVES.has(before.lower)) return true;
  if (before.lower === 'the' && from === first) return keys.length === 1 || words.length > 3;
  const noun = tokens[from - 2]?.lower;
  return before.lower === 'of' && noun !== undefined && REGIONS.has(singular(noun));
}
