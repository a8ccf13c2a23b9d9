import type { Kind, Span, Type } from '../attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { type Decoded, decode } from './decoding.ts';
import { fitted, kindOf, trimmed } from './edges.ts';
import { encode } from './encoding.ts';
import type { Network } from './network.ts';

/** A relation as the network reads it, its edges where a reader would draw them. */
export interface Relation extends Omit<Decoded, 'type'> {
  kind: Kind;
  type: Type;
}

/** Every relation that the network proposes, the doubtful ones too, in order of their cues. */
export async function relationsIn(
  document: Document,
  quotations: readonly Quotation[],
  network: Network,
): Promise<Relation[]> {
  const { text } = document;
  const encoding = encode(document, quotations, network.tokenizer);
  const outermost = quotations.filter(({ depth }) => depth === 0);
  const bare = (spans: Span[]) =>
    spans.map((span) => trimmed(text, span)).filter(({ start, end }) => end > start);
  const relations: Relation[] = [];
  for await (const reading of network.read(encoding)) {
    const decoded = decode(encoding, reading);
    const content = fitted(text, decoded.content, outermost);
    if (content.length === 0) continue;
    relations.push({
      ...decoded,
      kind: kindOf(text, content, outermost),
      type: network.types[decoded.type] as Type,
      source: bare(decoded.source),
      cue: bare(decoded.cue),
      content,
    });
  }
  return relations;
}
