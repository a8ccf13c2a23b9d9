import type { TaggedAttribution } from '../attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { confidenceOf } from './confidence.ts';
import { tagRelations } from './relations.ts';

/**
 * The tagger: every attribution of a text but for its speaker, in order of content. This function is all that the
 * rest of the engine knows of how attributions are found.
 */
export function tag(document: Document, quotations: readonly Quotation[]): TaggedAttribution[] {
  const found = tagRelations(document, quotations);
  const indexOf = new Map(found.map((relation, index) => [relation, index]));
  return found.map((relation) => {
    const { kind, source, cue, content, continues } = relation;
    const confidence = confidenceOf(document.text, relation);
    // The rules don't tell the types apart.
    const tagged = { kind, type: 'communication' as const, source, cue, content, confidence };
    return continues ? { ...tagged, continues: indexOf.get(continues)! } : tagged;
  });
}
