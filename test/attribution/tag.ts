import { type Document, readDocument } from '../../lambdas/attribution/document.ts';
import { loadEngine } from '../../lambdas/attribution/index.ts';
import { bind } from '../../lambdas/attribution/layout/bind.ts';
import { findQuotations } from '../../lambdas/attribution/marks/quotations.ts';
import { attributionsOf } from '../../lambdas/attribution/tagging/index.ts';
import { NetworkTagger } from '../../lambdas/attribution/tagging/tagger.ts';
import type { TaggedAttribution } from '../../lambdas/model/attribution.ts';

/** What the engine finds before it asks for speakers. */
export async function tag(given: string | Document): Promise<TaggedAttribution[]> {
  const document = typeof given === 'string' ? readDocument(given) : given;
  const quotations = findQuotations(document);
  const { relations } = await new NetworkTagger(await loadEngine()).read(document, quotations);
  return bind(document, quotations, attributionsOf(relations));
}
