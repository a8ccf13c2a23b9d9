import type { Document } from '../document.ts';
import { isPluralRole } from './lexicon.ts';
import { finalName, type NameIndex, wholePhrase } from './name-index.ts';
import { isPreposition, type Phrase, POSSESSIVE_PRONOUNS, readPhrase } from './phrases.ts';

/** What a source joins to its first name or pronoun: another name, or people without one. */
export type Joined = { name: number } | { rest: Phrase };

const JOINING = new Set(['and', 'or', 'nor']);
const OTHERS = new Set(['other', 'others', 'some', 'many', 'several', 'most']);
const LONGEST_APPOSITION = 20;
const LONGEST_BRACKETS = 6;

/**
 * What follows `and` behind a name or pronoun that ends at a token, up to `last`: `and Tim Finch`, `, a nurse, and Tim
 * Finch`, `of Ohio and his brother Tim Finch`, `and her aides`, `and other senators`.
 */
export function joinedTo(document: Document, index: NameIndex, at: number, last: number): Joined | undefined {
  const { tokens } = document;
  const joins = (token: number) => token + 1 < last && JOINING.has(tokens[token]!.lower);
  if (!joins(at)) {
    const behind = behindBrackets(document, at, last);
    return joins(behind)
      ? joinedTo(document, index, behind, last)
      : nameApart(document, index, at, last, joins);
  }
  const name = nameIn(document, index, at + 1, last);
  if (name !== undefined) return { name };
  const rest = readPhrase(document, at + 1, last);
  const opening = tokens[rest.first]!;
  const few = /^[\p{Ll}\d]/u.test(opening.text) && (POSSESSIVE_PRONOUNS.has(opening.lower) || isPlural(rest));
  if (!few && !OTHERS.has(opening.lower) && !isUnnamedPlural(document, rest)) return undefined;
  // `and her husband, Tim Finch`
  const beside = tokens[rest.last]?.text === ',' ? nameIn(document, index, rest.last + 1, last) : undefined;
  return beside === undefined || isPlural(rest) ? { rest } : { name: beside };
}

/** `and GOP leaders` */
function isUnnamedPlural({ tokens }: Document, rest: Phrase): boolean {
  return isPluralRole(rest.head) && /^\p{Ll}/u.test(tokens[rest.last - 1]!.text);
}

/** `(R-Ohio) and ...` */
function behindBrackets({ tokens }: Document, at: number, last: number): number {
  if (tokens[at]?.text !== '(') return at;
  for (let i = at + 1; i < Math.min(last, at + LONGEST_BRACKETS); i++)
    if (tokens[i]!.text === ')') return i + 1;
  return at;
}

/** Behind `of Ohio`, or behind an apposition. */
function nameApart(
  document: Document,
  index: NameIndex,
  at: number,
  last: number,
  joins: (token: number) => boolean,
): Joined | undefined {
  const { tokens } = document;
  if (at + 2 >= last) return undefined;
  const place = isPreposition(tokens[at]!) ? index.covering(at + 1) : undefined;
  const behind = place === undefined ? at : index.names[place]!.last;
  if (behind > at && joins(behind)) {
    const name = nameIn(document, index, behind + 1, last);
    if (name !== undefined) return { name };
  }
  if (tokens[at]!.text !== ',') return undefined;
  for (let i = at + 1; i < Math.min(last, at + LONGEST_APPOSITION); i++) {
    if (tokens[i]!.text !== ',' || !joins(i + 1)) continue;
    const name = nameIn(document, index, i + 2, last);
    if (name !== undefined) return { name };
  }
  return undefined;
}

function isPlural({ head }: Phrase): boolean {
  return isPluralRole(head) || /[^su]s$/.test(head);
}

/** A person's name at the end of the phrase that begins at a token: `House Speaker Ed Hall`. */
function nameIn(document: Document, index: NameIndex, first: number, last: number): number | undefined {
  const name = finalName(document, index, wholePhrase(document, index, first, last));
  if (name === undefined) return undefined;
  const { kind, keys, possessive } = index.names[name]!;
  return !possessive && (kind === 'person' || (kind === 'unknown' && keys.length > 1)) ? name : undefined;
}
