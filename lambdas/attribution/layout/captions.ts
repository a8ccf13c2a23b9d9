import type { Span } from '../../model/attribution.ts';
import type { Document, Token } from '../document.ts';
import { CAPTIONED, POSTING } from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { subjectAt } from './interruptions.ts';

/** Before a quotation, in UTF-16 code units. */
const LEAD = 32;
/** A longer sentence has other subjects, in UTF-16 code units. */
const LONGEST = 300;

/** Quoted words that somebody put beside a picture: `Another shared a picture with the words “so it goes”`. */
export function findCaptions({ document, quotations }: MarkedDocument): Certain[] {
  const { text, tokens, sentences } = document;
  return quotations.flatMap(({ start, end }) => {
    if (!CAPTIONED.test(text.slice(Math.max(0, start - LEAD), start))) return [];
    const sentence = sentences[tokens[firstEndingAfter(tokens, start - 2)]!.sentence]!;
    const source = start - sentence.start > LONGEST ? undefined : subjectAt(document, sentence);
    const verb = source && verbBehind(document, source);
    if (!verb || !POSTING.test(verb.lower)) return [];
    const cue = [{ start: verb.start, end: verb.end }];
    return [{ construct: CONSTRUCT.caption, source: [source], cue, content: [{ start, end }] }];
  });
}

/** The first word behind a subject but adverbs. */
function verbBehind({ tokens }: Document, { end }: Span): Token | undefined {
  let at = firstEndingAfter(tokens, end);
  while (tokens[at]?.pos === 'ADV') at++;
  return tokens[at];
}
