import type { Kind, Span, Type } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Decoded, decode } from './decoding.ts';
import { around, fitted, kindOf, trimmed, trimmedToBrackets, withoutLooseEnds } from './edges.ts';
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
  signal?: AbortSignal,
): Promise<Relation[]> {
  const { text } = document;
  const encoding = encode(document, quotations, network.tokenizer);
  const marked = [0, 1].map((level) => quotations.filter(({ depth }) => depth === level));
  // A cue may be a dash or a colon alone.
  const bare = (spans: Span[], trim: typeof trimmed) =>
    spans.map((span) => trim(text, span)).map((span, i) => (span.end > span.start ? span : spans[i]!));
  const relations: Relation[] = [];
  for await (const reading of network.read(encoding, signal)) {
    const decoded = decode(document, encoding, reading);
    decoded.content = inTouch(decoded, document.paragraphs);
    const quoted = quotedApart(decoded, marked);
    const content = withoutLooseEnds(text, fitted(text, decoded.content, quoted), 'content');
    if (content.length === 0) continue;
    relations.push({
      ...decoded,
      kind: kindOf(text, content, quoted),
      type: network.types[decoded.type] as Type,
      source: withoutLooseEnds(text, bare(decoded.source, trimmedToBrackets), 'source'),
      cue: withoutLooseEnds(text, bare(decoded.cue, trimmed), 'cue'),
      content,
    });
  }
  return relations;
}

/**
 * The quotations around a content that set it apart from its cue: one that holds the cue as well (`“I think it is
 * over,” she said`, of what she thinks) doesn't, but those inside it do.
 *
 * @param marked the text's outermost quotations, and those one level deeper, in order
 */
function quotedApart({ cue, content }: Decoded, marked: readonly (readonly Quotation[])[]): Quotation[] {
  const start = content[0]?.start ?? 0;
  const end = content.at(-1)?.end ?? 0;
  const [outer = [], inner = []] = marked.map((level) => around(level, start, end));
  const holdsCue = (quotation: Quotation) =>
    cue.some((span) => quotation.start < span.end && span.start < quotation.end);
  const holding = outer.filter(holdsCue);
  if (holding.length === 0) return outer;
  const inside = inner.filter(
    (quotation) => !holdsCue(quotation) && around(holding, quotation.start, quotation.end).length > 0,
  );
  return [...outer.filter((quotation) => !holdsCue(quotation)), ...inside].sort((a, b) => a.start - b.start);
}

/** Contents without what comes after a paragraph that holds none of them: that is another utterance. */
function inTouch({ cue, content }: Decoded, paragraphs: readonly Span[]): Span[] {
  let last = content[0] ? firstEndingAfter(paragraphs, content[0].start) : 0;
  if (cue[0]) last = Math.max(last, firstEndingAfter(paragraphs, cue[0].start));
  const end = content.findIndex(({ start }) => {
    const paragraph = firstEndingAfter(paragraphs, start);
    if (paragraph > last + 1) return true;
    last = Math.max(last, paragraph);
    return false;
  });
  return end < 0 ? content : content.slice(0, end);
}
