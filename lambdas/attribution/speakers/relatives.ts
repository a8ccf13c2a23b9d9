import type { Document } from '../document.ts';
import type { NameIndex } from './heads.ts';
import { isPluralRole } from './lexicon.ts';

const LONGEST_APPOSITION = 24;

/** The name that `who`, `which` or `that` goes back to: right before it, or before an apposition that ends there. */
export function antecedent({ tokens }: Document, index: NameIndex, relative: number): number | undefined {
  let at = relative - 1;
  while (at >= 0 && /^[,)\]—–-]+$/.test(tokens[at]!.text)) at--;
  const direct = nameEndingAt(index, at);
  if (direct !== undefined) return governor(tokens, index, direct) ? undefined : direct;
  const { sentence } = tokens[relative]!;
  for (let i = at; i > 0 && relative - i < LONGEST_APPOSITION && tokens[i]!.sentence === sentence; i--) {
    if (tokens[i]!.text === ',') {
      const name = nameEndingAt(index, i - 1);
      if (name !== undefined) return name;
    }
    if (tokens[i]!.pos === 'VERB' || tokens[i]!.pos === 'AUX') return undefined;
  }
  return undefined;
}

function nameEndingAt(index: NameIndex, at: number): number | undefined {
  const name = index.covering(at);
  return name !== undefined && index.names[name]!.last === at + 1 ? name : undefined;
}

/** `aides to Hall who`: the plural before the name is meant. */
function governor(tokens: Document['tokens'], index: NameIndex, name: number): boolean {
  const { from } = index.names[name]!;
  const preposition = tokens[from - 1];
  const noun = tokens[from - 2];
  return preposition?.pos === 'ADP' && noun !== undefined && isPluralRole(noun.lower);
}
