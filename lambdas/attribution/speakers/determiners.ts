import type { Span, TaggedAttribution } from '../attribution.ts';
import type { Document } from '../document.ts';
import { tokensOf } from './name-index.ts';
import { readPhrase } from './phrases.ts';

const ARTICLES = new Set(['the', 'a', 'an']);

/** Sources that are but an article, their noun being taken for content: read on to the end of the noun phrase. */
export function withNouns(document: Document, tagged: readonly TaggedAttribution[]): TaggedAttribution[] {
  return tagged.map((attribution) => {
    const [span] = attribution.source;
    const whole = attribution.source.length === 1 ? phraseAt(document, span!) : undefined;
    return whole ? { ...attribution, source: [whole] } : attribution;
  });
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
