import type { Attribution, TaggedAttribution } from './attribution.ts';
import { readDocument } from './document.ts';
import { findQuotations } from './marks/quotations.ts';
import { resolveSpeakers } from './speakers/index.ts';
import { tag } from './tagging/index.ts';

export type { Attribution, Kind, Resolution, Span, Speaker, Type } from './attribution.ts';

/** Raised whenever the same text may give other attributions; stored with every quote. */
export const extractorVersion = '1.0.0';

/**
 * Who said what in `text`: its attributions in order of their content. Pure, deterministic, never throws; time and
 * memory grow linearly with the text. Spans are in UTF-16 code units, so `text.slice(start, end)` gives the words.
 *
 * @example
 * const text = 'The harvest “is lost,” said Mayor Ann Low.';
 * const [found] = attribute(text);
 * found.kind; // 'mixed'
 * found.speaker.name; // 'Ann Low'
 * found.content.map(({ start, end }) => text.slice(start, end)); // ['The harvest “is lost,”']
 */
export function attribute(text: string): Attribution[] {
  // 1. Tokens, sentences, paragraphs.
  const document = readDocument(text);
  // 2. Quotation marks, paired.
  const quotations = findQuotations(document);
  // 3. Source, cue and content, related.
  const tagged = tag(document, quotations);
  // 4. Sources led back to their speakers.
  const speakers = resolveSpeakers(document, tagged, quotations);
  return tagged.map(({ continues, ...attribution }, index) => ({
    ...attribution,
    speaker: speakers[firstOf(tagged, continues) ?? index] ?? null,
  }));
}

/** Where the utterance begins that goes on in attribution after attribution. */
function firstOf(tagged: readonly TaggedAttribution[], continues: number | undefined): number | undefined {
  let first = continues;
  while (first !== undefined && tagged[first]!.continues !== undefined) first = tagged[first]!.continues;
  return first;
}
