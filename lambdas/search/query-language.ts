import { MAX_QUERY_LENGTH, MAX_QUERY_WORDS, MIN_PREFIX_LENGTH } from './limits.ts';
import { wordList, wordsIn } from './words.ts';

/** A word, words in this order next to each other, or a prefix. Words are folded as in `wordsIn`. */
export type Term = { kind: 'phrase'; words: [string, ...string[]] } | { kind: 'prefix'; word: string };

/** A parsed query: all of `terms`, none of `without`. */
export interface Query {
  terms: [Term, ...Term[]];
  without: Term[];
}

/** The query syntax, for messages about invalid queries. */
export const QUERY_SYNTAX =
  'words, "words side by side", begin* for words that begin so (three letters at least), and -word for what must not be there';

/** A query without anything to search for; the message says what to write instead. */
export class UnsearchableQuery extends Error {
  readonly reason: 'no-words' | 'only-without' | 'short-prefix' | 'too-long' | 'too-many-words';

  constructor(reason: UnsearchableQuery['reason'], message: string) {
    super(message);
    this.name = 'UnsearchableQuery';
    this.reason = reason;
  }
}

const QUOTATION_MARKS = /[“”„‟«»＂]/g;

/** A leading dash, then a phrase (which ends with the text if it isn't closed) or everything up to a blank. */
const ITEM = /(-*)(?:"([^"]*)(?:"|$)|([^\s"]+))/g;

function prefixOf(word: string): Term {
  if (word.length < MIN_PREFIX_LENGTH) {
    throw new UnsearchableQuery(
      'short-prefix',
      `has '${word}*'; before an asterisk there must be ${MIN_PREFIX_LENGTH} letters or digits at least`,
    );
  }
  return { kind: 'prefix', word };
}

const phraseOf = (words: string[]): Term[] => {
  const [first, ...others] = words;
  return first === undefined ? [] : [{ kind: 'phrase', words: [first, ...others] }];
};

function termsOf(phrase: string | undefined, chunk: string): Term[] {
  const words = wordList(phrase ?? chunk);
  if (phrase !== undefined || !chunk.endsWith('*')) return phraseOf(words);
  const last = words.at(-1);
  return last === undefined ? [] : [...phraseOf(words.slice(0, -1)), prefixOf(last)];
}

/**
 * Parses a query. Anything but letters and digits separates words, so `l'élève` is the phrase `l eleve`; there are no
 * other operators, and stop words are ordinary words.
 *
 * @throws {UnsearchableQuery}
 * @example
 * parseQuery('"Red Lines" chem* -sarin');
 * // { terms: [{ kind: 'phrase', words: ['red', 'lines'] }, { kind: 'prefix', word: 'chem' }],
 * //   without: [{ kind: 'phrase', words: ['sarin'] }] }
 */
export function parseQuery(text: string): Query {
  if (text.length > MAX_QUERY_LENGTH) {
    throw new UnsearchableQuery('too-long', `has more than ${MAX_QUERY_LENGTH} characters`);
  }
  const terms: Term[] = [];
  const without: Term[] = [];
  for (const [, dashes = '', phrase, chunk = ''] of text.replace(QUOTATION_MARKS, '"').matchAll(ITEM)) {
    (dashes === '' ? terms : without).push(...termsOf(phrase, chunk));
  }
  const [first, ...others] = terms;
  if (!first) {
    if (without.length > 0) {
      throw new UnsearchableQuery(
        'only-without',
        'says only what must not be there; give a word to look for',
      );
    }
    throw new UnsearchableQuery('no-words', `has no letters or digits; it takes ${QUERY_SYNTAX}`);
  }
  const words = [...terms, ...without].flatMap((term) => (term.kind === 'phrase' ? term.words : term.word));
  if (words.length > MAX_QUERY_WORDS) {
    throw new UnsearchableQuery(
      'too-many-words',
      `has ${words.length} words; ${MAX_QUERY_WORDS} are the most`,
    );
  }
  return { terms: [first, ...others], without };
}

/**
 * The text of a query with some of its words replaced. Words that must not be there and beginnings stay as they are.
 *
 * @param replacements by the folded word
 * @example
 * respelled('"Red Lnies" lnies* -lnies', new Map([['lnies', 'lines']])) // '"Red lines" lnies* -lnies'
 */
export function respelled(text: string, replacements: ReadonlyMap<string, string>): string {
  let written = '';
  let from = 0;
  for (const item of text.replace(QUOTATION_MARKS, '"').matchAll(ITEM)) {
    const [, dashes = '', phrase, chunk = ''] = item;
    if (dashes !== '') continue;
    const offset = item.index + (phrase === undefined ? 0 : 1);
    const words = [...wordsIn(phrase ?? chunk)];
    const prefix = phrase === undefined && chunk.endsWith('*') ? words.at(-1) : undefined;
    for (const { word, start, end } of words) {
      const replacement = replacements.get(word);
      // A character that stands for several words is replaced once.
      if (replacement === undefined || start === prefix?.start || offset + start < from) continue;
      written += text.slice(from, offset + start) + replacement;
      from = offset + end;
    }
  }
  return written + text.slice(from);
}

/** Of a longer query no shorter ones are tried. */
const MOST_LEFT_OUT = 12;

/**
 * Weaker forms of a query, the nearest first: its phrases as words; then, if it has three words or more, each form without
 * one of them, the shortest word first.
 *
 * @example
 * looserForms('"at all" warning') // ['at all warning', 'all warning', 'at warning', 'at all']
 */
export function looserForms(text: string): string[] {
  let hasPhrase = false;
  const items = [...text.replace(QUOTATION_MARKS, '"').matchAll(ITEM)].flatMap(
    ([item, dashes = '', phrase]): string[] => {
      if (dashes !== '' || phrase === undefined) return [item];
      // A character that stands for several words is one.
      const words = [
        ...new Map([...wordsIn(phrase)].map(({ start, end }) => [start, phrase.slice(start, end)])).values(),
      ];
      hasPhrase ||= words.length > 1;
      return words;
    },
  );
  const wanted = [...items.keys()].filter((at) => {
    const item = items[at] ?? '';
    return !item.startsWith('-') && wordList(item).length > 0;
  });
  const isShortened = wanted.length >= 3 && wanted.length <= MOST_LEFT_OUT;
  const lengthAt = (at: number) => items[at]?.length ?? 0;
  const shortened = wanted
    .toSorted((a, b) => lengthAt(a) - lengthAt(b))
    .map((leftOut) => items.filter((_, at) => at !== leftOut).join(' '));
  return [...(hasPhrase ? [items.join(' ')] : []), ...(isShortened ? shortened : [])];
}
