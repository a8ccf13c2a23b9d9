import type { Span } from '../model/attribution.ts';
import type { Query, Term } from './query-language.ts';
import { type Word, wordsIn } from './words.ts';

const isAt = (words: Word[], index: number, term: Term): boolean =>
  term.kind === 'prefix'
    ? words[index]!.word.startsWith(term.word)
    : term.words.every((word, offset) => words[index + offset]?.word === word);

/**
 * The spans of a text that match a query: UTF-16 code units, half-open, in order and not overlapping.
 *
 * @example
 * marksOf('Red lines, red tape', parseQuery('red')) // [{ start: 0, end: 3 }, { start: 11, end: 14 }]
 */
export function marksOf(text: string, { terms }: Query): Span[] {
  const words = [...wordsIn(text)];
  const marks: Span[] = [];
  for (const [index, { start }] of words.entries()) {
    const lengths = terms.filter((term) => isAt(words, index, term)).map((term) => lengthOf(term));
    if (lengths.length === 0) continue;
    const end = words[index + Math.max(...lengths) - 1]!.end;
    const last = marks.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}

const lengthOf = (term: Term) => (term.kind === 'prefix' ? 1 : term.words.length);
