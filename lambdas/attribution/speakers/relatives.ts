import type { Document } from '../document.ts';
import { isPluralRole } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';

const LONGEST_APPOSITION = 30;

/**
 * The name that `who`, `which` or `that` goes back to: right before it, or before an apposition that ends there.
 * `who` asks for a person.
 */
export function antecedent({ tokens }: Document, index: NameIndex, relative: number): number | undefined {
  const { sentence, lower } = tokens[relative]!;
  const person = lower === 'who' || lower === 'whom' || lower === 'whose';
  let at = relative - 1;
  while (at >= 0 && /^[,()\]—–-]+$/.test(tokens[at]!.text)) at--;
  const direct = nameEndingAt(index, at);
  const apart = at < relative - 1;
  if (direct !== undefined && !apart && governor(tokens, index, direct)) return undefined;
  if (direct !== undefined && (!person || isPersonal(index, direct))) return direct;
  if (at === relative - 1 && direct === undefined && tokens[at]?.pos !== 'NOUN') return undefined;
  for (let i = at; i > 0 && relative - i < LONGEST_APPOSITION && tokens[i]!.sentence === sentence; i--) {
    const name = OPENS_APPOSITION.has(tokens[i]!.text) ? nameEndingAt(index, i - 1) : undefined;
    if (name !== undefined && (!person || isPersonal(index, name))) return name;
    if (tokens[i]!.pos === 'VERB' || tokens[i]!.pos === 'AUX') return undefined;
  }
  return undefined;
}

const OPENS_APPOSITION = new Set([',', '(', 'of', '—', '–', '--']);

function isPersonal(index: NameIndex, name: number): boolean {
  const { kind, keys } = index.names[name]!;
  if (kind === 'group') return keys.at(-1)?.endsWith('s') === true;
  return kind === 'person' || kind === 'unknown';
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
