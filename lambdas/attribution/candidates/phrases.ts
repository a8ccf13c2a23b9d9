import type { Span } from '../../model/attribution.ts';
import type { Document, Token } from '../document.ts';
import {
  CONJUNCTIONS,
  isPluralRole,
  isRole,
  ORGANISATION_NOUNS,
  PREPOSITIONS,
  REFLEXIVES,
  RELATIVE_ACRONYM,
  RELATIVES,
} from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';

/** The core of a noun phrase: from its first word to its head, without what follows (`of ...`, `who ...`). */
export interface NounPhrase {
  first: number;
  last: number;
  /** The head noun in lower case. */
  head: string;
}

const LONGEST_PHRASE = 14;
const PUNCTUATION = /^[^\p{L}\p{N}$@#'’&-]+$/u;

export function isBreak({ lower, text }: Token): boolean {
  return PUNCTUATION.test(text) || /^--+$/.test(text) || (RELATIVES.has(lower) && text !== RELATIVE_ACRONYM);
}

export function isPreposition({ lower }: Token): boolean {
  return PREPOSITIONS.has(lower);
}

function isConjunction({ lower }: Token): boolean {
  return CONJUNCTIONS.has(lower);
}

/** Reads the core of the noun phrase that begins at a token. */
export function readPhrase({ tokens }: Document, first: number, end: number): NounPhrase {
  let last = first;
  const bound = Math.min(end, first + LONGEST_PHRASE, tokens.length);
  while (last < bound) {
    const token = tokens[last]!;
    // `Hall's running mate`
    const owned = tokens[last - 1]?.lower === "'s";
    const compound = tokens[last - 1]?.text === '-' && tokens[last - 1]!.end === token.start;
    if (token.sentence !== tokens[first]!.sentence) break;
    if (
      last > first &&
      !compound &&
      (isBreak(token) ||
        isPreposition(token) ||
        isConjunction(token) ||
        (isVerb(token) && !owned) ||
        REFLEXIVES.has(token.lower))
    )
      break;
    last++;
  }
  return { first, last, head: headOf(tokens, first, last) };
}

/** The core of the noun phrase that begins with a span of text, and ends with it at the latest. */
export function phraseIn(document: Document, { start, end }: Span): NounPhrase {
  const { tokens } = document;
  return readPhrase(document, firstEndingAfter(tokens, start), firstEndingAfter(tokens, end - 1) + 1);
}

/** Taggers often mistake nouns for verbs: a role noun stays a noun. */
function isVerb({ pos, lower, text }: Token): boolean {
  if (pos !== 'VERB' && pos !== 'AUX') return false;
  if (/^\p{Lu}/u.test(text)) return false;
  return !isRole(lower) && !isPluralRole(lower) && !ORGANISATION_NOUNS.has(lower);
}

function headOf(tokens: readonly Token[], first: number, last: number): string {
  for (let i = last - 1; i >= first; i--) {
    const { lower, text } = tokens[i]!;
    if (lower === "'s" || PUNCTUATION.test(text)) continue;
    // `front-runner`, `vice-president`, `70-year-old`: hyphens divide one noun into three tokens
    if (i - 2 >= first && tokens[i - 1]!.text === '-' && tokens[i - 1]!.start === tokens[i - 2]!.end) {
      const whole = `${tokens[i - 2]!.lower}-${lower}`;
      if (isRole(whole) || lower === 'old') return i - 4 >= first && lower === 'old' ? 'old' : whole;
    }
    return lower;
  }
  return '';
}
