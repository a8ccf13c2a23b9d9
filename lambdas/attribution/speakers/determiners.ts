import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { tokensOf } from './name-index.ts';
import { readPhrase } from './phrases.ts';

const ARTICLES = new Set(['the', 'a', 'an']);
const BE = new Set(['is', 'are', 'was', 'were', 'been', 'being', 'be']);

/** Sources that are but an article, their noun being taken for content: read on to the end of the noun phrase. */
export function withNouns(document: Document, tagged: readonly TaggedAttribution[]): TaggedAttribution[] {
  return tagged.map((attribution) => {
    const [span] = attribution.source;
    const isOne = attribution.source.length === 1 && !isPassive(document, attribution);
    const whole = isOne ? phraseAt(document, span!) : undefined;
    return whole ? { ...attribution, source: [whole] } : attribution;
  });
}

/** `The minister is understood to go`: whoever understands that is not told. */
function isPassive(document: Document, { cue }: TaggedAttribution): boolean {
  const [span] = cue;
  if (!span) return false;
  const { first, last } = tokensOf(document, span);
  const { tokens } = document;
  return last - first > 1 && BE.has(tokens[first]!.lower) && !tokens[last - 1]!.lower.endsWith('ing');
}

function phraseAt(document: Document, span: Span): Span | undefined {
  const { tokens, sentences } = document;
  const { first, last } = tokensOf(document, span);
  const token = tokens[first];
  if (last !== first + 1 || !ARTICLES.has(token!.lower)) return undefined;
  const end = sentences[token!.sentence]!.last;
  const phrase = readPhrase(document, first, end);
  return phrase.last > last ? { start: token!.start, end: tokens[phrase.last - 1]!.end } : undefined;
}
