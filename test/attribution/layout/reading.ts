import { readDocument } from '../../../lambdas/attribution/document.ts';
import { bind } from '../../../lambdas/attribution/layout/bind.ts';
import type { Certain, MarkedDocument } from '../../../lambdas/attribution/layout/construct.ts';
import { findQuotations } from '../../../lambdas/attribution/marks/quotations.ts';
import type { Span, TaggedAttribution } from '../../../lambdas/model/attribution.ts';

export function marked(text: string): MarkedDocument {
  const document = readDocument(text);
  return { document, read: [], quotations: findQuotations(document).filter(({ depth }) => depth === 0) };
}

const words = (text: string, spans: readonly Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' … ');

/** What a construct finds, as `source | content`; `+` before what goes on with the one before it. */
export function found(find: (marked: MarkedDocument) => Certain[], text: string): string[] {
  return find(marked(text)).map(
    ({ source, content, continues }) =>
      `${continues === undefined ? '' : '+ '}${words(text, source)} | ${words(text, content)}`,
  );
}

/** An attribution as a network would read it, by its words, each looked for behind the one before. */
export function read(text: string, source: string, cue: string, ...content: string[]): TaggedAttribution {
  const spanOf = (part: string, from = 0): Span[] => {
    if (part === '') return [];
    const start = text.indexOf(part, from);
    if (start < 0) throw new Error(`not in the text: ${part}`);
    return [{ start, end: start + part.length }];
  };
  return {
    kind: 'direct',
    type: 'communication',
    source: spanOf(source),
    cue: spanOf(cue),
    content: content.flatMap((part) => spanOf(part)),
    confidence: 0.9,
  };
}

/** All that is bound, as `construct: source | content`, with the index that it goes on with (`<-`) or answers (`?`). */
export function bound(text: string, ...tagged: TaggedAttribution[]): string[] {
  const document = readDocument(text);
  return bind(document, findQuotations(document), tagged).map(
    ({ construct, source, content, continues, answers }) =>
      `${construct ?? 'read'}: ${words(text, source)} | ${words(text, content)}${continues === undefined ? '' : ` <- ${continues}`}${answers === undefined ? '' : ` ? ${answers}`}`,
  );
}
