import type { TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { SPEECH } from './lexicon.ts';
import { tokensOf } from './name-index.ts';

/** What may stand before a participle that opens its sentence: `After blaming the bank, ...`. */
const BEFORE_PARTICIPLE = new Set(
  'after before besides by in on while upon when though without despite instead of and but'.split(' '),
);
const JOINING = new Set(['and', 'but', ';', ',']);
const LONGEST_OPENING = 4;
/** In tokens; a sentence may be without end. */
const FARTHEST = 80;

/** The words of a sentence among which the subject of a verb without one stands; token range. */
export interface SubjectPlace {
  first: number;
  last: number;
  /** Where in it: a participle that opens the sentence shares the subject of what follows. */
  end: 'first' | 'last';
}

/**
 * Where to look for the source of an attribution that has none of its own, by its cue: `Blaming the bank, Hall left`,
 * `Hall left, blaming the bank`, `Hall spoke for long and blamed the bank`. Undefined for all other cues (`it is said`).
 */
export function subjectPlace(
  document: Document,
  { cue, content }: TaggedAttribution,
): SubjectPlace | undefined {
  const { tokens, sentences } = document;
  if (cue.length === 0) return undefined;
  const verb = tokensOf(document, cue[0]!).first;
  const token = tokens[verb];
  if (!token) return undefined;
  const { first, last } = sentences[token.sentence]!;
  const participle = /^\p{L}+ing$/u.test(token.text) && token.pos === 'VERB';
  const joined =
    SPEECH.has(token.lemma) && token.pos === 'VERB' && JOINING.has(tokens[verb - 1]?.lower ?? '');
  if (!participle && !joined) return undefined;
  if (!participle || !opens(document, first, verb))
    return { first: Math.max(first, verb - FARTHEST), last: verb, end: 'last' };
  const behind = tokensOf(document, content.at(-1)!).last;
  return { first: behind, last: Math.min(last, behind + FARTHEST), end: 'first' };
}

function opens({ tokens }: Document, first: number, verb: number): boolean {
  return (
    verb - first <= LONGEST_OPENING &&
    tokens.slice(first, verb).every(({ lower, pos }) => BEFORE_PARTICIPLE.has(lower) || pos === 'PUNCT')
  );
}
