import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import type { NameMention } from './names.ts';
import { isConjunction, isPreposition, type Phrase, readPhrase } from './phrases.ts';

/** The names of a text by token: for each token the name that covers it. */
export class NameIndex {
  readonly names: readonly NameMention[];
  readonly #at: Int32Array;

  constructor(tokens: number, names: readonly NameMention[]) {
    this.names = names;
    this.#at = new Int32Array(tokens).fill(-1);
    names.forEach((name, index) => {
      this.#at.fill(index, name.from, name.last);
    });
  }

  /** The name whose words or titles cover a token. */
  covering(token: number): number | undefined {
    const index = this.#at[token];
    return index === undefined || index < 0 ? undefined : index;
  }
}

/** Tokens of a span: from the first that ends in it to before the first that starts after it. */
export function tokensOf({ tokens }: Document, { start, end }: Span): { first: number; last: number } {
  const first = firstEndingAfter(tokens, start);
  let last = first;
  while (last < tokens.length && tokens[last]!.start < end) last++;
  return { first, last };
}

/** Prepositions inside names (`Bank of England`) end no phrase. */
export function wholePhrase(document: Document, index: NameIndex, first: number, last: number): Phrase {
  let phrase = readPhrase(document, first, last);
  for (let tries = 0; tries < 3; tries++) {
    const cut = index.covering(phrase.last);
    if (cut === undefined || phrase.last >= last || index.names[cut]!.from >= phrase.last) return phrase;
    const { last: behind } = index.names[cut]!;
    const next = document.tokens[behind];
    const ended = next === undefined || isConjunction(next) || isPreposition(next);
    const rest = ended ? { first: behind, last: behind, head: '' } : readPhrase(document, behind, last);
    const end = Math.min(Math.max(index.names[cut]!.last, rest.last), last);
    phrase = { first, last: end, head: rest.last > rest.first ? rest.head : phrase.head };
  }
  return phrase;
}

/** The name that ends a phrase, a possessive mark behind it aside. */
export function finalName({ tokens }: Document, index: NameIndex, { last }: Phrase): number | undefined {
  const end = /^['’]s?$/.test(tokens[last - 1]?.text ?? '') ? last - 1 : last;
  const name = index.covering(end - 1);
  return name !== undefined && index.names[name]!.last === end ? name : undefined;
}

export function firstNameIn(index: NameIndex, first: number, last: number): number | undefined {
  for (let i = first; i < last; i++) {
    const name = index.covering(i);
    if (name !== undefined && index.names[name]!.kind !== 'place') return name;
  }
  return undefined;
}
