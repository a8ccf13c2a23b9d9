import { folded } from '../identities/index.ts';
import { MAX_WORD_LENGTH } from './limits.ts';

/** A word of a text as it is compared, and its position: UTF-16 code units, half-open. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/**
 * The words of a text in order: runs of letters and digits, in lower case, without diacritics.
 *
 * @example
 * [...wordsIn("L'Élève")] // [{ word: 'l', start: 0, end: 1 }, { word: 'eleve', start: 2, end: 7 }]
 */
export function* wordsIn(text: string): Generator<Word> {
  for (const { 0: printed, index } of text.matchAll(WORD)) {
    // Some characters stand for several words: ½ is `1` and `2`.
    for (const word of folded(printed).match(WORD) ?? []) {
      yield { word: word.slice(0, MAX_WORD_LENGTH), start: index, end: index + printed.length };
    }
  }
}

/** The words of a text alone. */
export const wordList = (text: string): string[] => [...wordsIn(text)].map(({ word }) => word);

/**
 * A text as indexes take it: its words, separated by blanks. Both indexes split at blanks, so both find the
 * same.
 */
export const indexable = (text: string): string => wordList(text).join(' ');
