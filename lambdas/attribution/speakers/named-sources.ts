import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Capitals } from './capitals.ts';
import {
  ADJECTIVES,
  CALENDAR,
  COMMON,
  FIRST_NAMES,
  GROUPS,
  HONORIFICS,
  isPluralRole,
  isRole,
  ORDINARY,
} from './lexicon.ts';
import { tokensOf } from './name-index.ts';
import { DEFINITE } from './phrases.ts';
import { isCapital } from './words.ts';

const LONGEST = 4;
const I = /^I(?:['’]|$)/;
const CLOSES = /^(?:[,@—–-]|--|['’]s?)$/;

/**
 * The tokens of sources that are all in capitals, up to an apposition: a name, though nothing else in the text may
 * tell it from the first word of a sentence (`Climate Central shows ...`). Words that say so little are left out.
 */
export function namedSources(document: Document, capitals: Capitals, sources: readonly Span[]): Set<number> {
  const { tokens } = document;
  const named = new Set<number>();
  for (const source of sources) {
    let { first, last } = tokensOf(document, source);
    if (first < last && DEFINITE.has(tokens[first]!.lower)) first++;
    let end = first;
    while (end < last && end - first <= LONGEST && isCapital(tokens[end]!.text) && !I.test(tokens[end]!.text))
      end++;
    const closed = end === last || CLOSES.test(tokens[end]!.text);
    if (!closed || end === first || end - first > LONGEST) continue;
    const words = tokens.slice(first, end).map(({ lower }) => lower);
    if (words.every((word) => saysLittle(word, capitals)) || words.some(isTitle)) continue;
    if (CALENDAR.has(words[0]!) || (COMMON.has(words[0]!) && !FIRST_NAMES.has(words[0]!))) continue;
    if (words.length === 1 && (words[0]!.endsWith('s') || ORDINARY.has(words[0]!))) continue;
    for (let i = first; i < end; i++) named.add(i);
  }
  return named;
}

function saysLittle(word: string, { ordinary }: Capitals): boolean {
  return COMMON.has(word) || ordinary.has(word) || ADJECTIVES.has(word) || GROUPS.has(word);
}

function isTitle(word: string): boolean {
  return (HONORIFICS.has(word) || isRole(word) || isPluralRole(word)) && !FIRST_NAMES.has(word);
}
