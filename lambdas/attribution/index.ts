import type { Attribution } from './attribution.ts';
import { confidenceOf } from './confidence.ts';
import { readDocument } from './document.ts';
import { findQuotations } from './marks/quotations.ts';
import { tagRelations } from './tagging/relations.ts';

export type { Attribution, Kind, Resolution, Span, Speaker } from './attribution.ts';

/** Raised whenever the same text may give other attributions; stored with every quote. */
export const extractorVersion = '1.0.0';

export function attribute(text: string): Attribution[] {
  const document = readDocument(text);
  const quotations = findQuotations(document);
  return tagRelations(document, quotations).map((found) => {
    const { pattern: _pattern, reliability: _reliability, ...tagged } = found;
    return { ...tagged, confidence: confidenceOf(text, found), speaker: null };
  });
}
