import type { Kind, Span, Type } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Decoded, decode } from './decoding.ts';
import { around, fitted, kindOf, trimmed, trimmedToBrackets, withoutLooseEnds } from './edges.ts';
import type { Encoding } from './encoding.ts';
import type { Reading, Style } from './network.ts';
import { withoutPatient } from './passives.ts';

/** A relation as the network reads it, with edges where a reader would draw them. */
export interface Relation extends Omit<Decoded, 'type'> {
  kind: Kind;
  type: Type;
}

/** Adjusts the edges of the network's relations to a text's quotation marks and layout. */
export class Edges {
  readonly #document: Document;
  readonly #encoding: Encoding;
  /** The text's outermost quotations, and those one level deeper. */
  readonly #marked: readonly (readonly Quotation[])[];
  readonly #style: Style;

  constructor(document: Document, encoding: Encoding, quotations: readonly Quotation[], style: Style) {
    this.#document = document;
    this.#encoding = encoding;
    this.#style = style;
    this.#marked = [0, 1].map((level) => quotations.filter(({ depth }) => depth === level));
  }

  /** The relation in a reading; undefined if it has no content. */
  relation(reading: Reading, types: readonly string[]): Relation | undefined {
    const { text, paragraphs } = this.#document;
    const decoded = decode(this.#document, this.#encoding, reading);
    decoded.content = inTouch(decoded, paragraphs);
    decoded.source = atHand(decoded, paragraphs);
    Object.assign(decoded, withoutPatient(text, decoded));
    const quoted = quotedApart(decoded, this.#marked);
    const whole = fitted(text, decoded.content, quoted);
    const own = this.#style === 'polnear' ? whole : withoutNewParagraphs(decoded, whole, this.#document);
    const content = withoutLooseEnds(text, own, 'content');
    if (content.length === 0) return undefined;
    return {
      ...decoded,
      kind: kindOf(text, content, quoted),
      type: types[decoded.type] as Type,
      source: withoutLooseEnds(text, bare(text, decoded.source, trimmedToBrackets), 'source'),
      cue: withoutLooseEnds(text, bare(text, decoded.cue, trimmed), 'cue'),
      content,
    };
  }
}

const QUOTED = /^["“”„«‘'`]/u;

/**
 * A content without quoted paragraphs after its first one and the cue's: each of them is an attribution of its own that
 * continues this one. PolNeAR's annotators joined them, and so does its style.
 */
function withoutNewParagraphs(
  { cue }: Decoded,
  content: readonly Span[],
  { text, paragraphs }: Document,
): Span[] {
  const first = content[0];
  if (!first) return [];
  const cued = cue[0] ? firstEndingAfter(paragraphs, cue[0].start) : 0;
  const last = Math.max(firstEndingAfter(paragraphs, first.start), cued);
  return content
    .flatMap((span) => cutAtParagraphs(span, paragraphs))
    .filter(({ start }) => {
      const index = firstEndingAfter(paragraphs, start);
      const paragraph = paragraphs[index];
      return index <= last || !paragraph || !QUOTED.test(text.slice(paragraph.start).trimStart().slice(0, 1));
    });
}

function cutAtParagraphs({ start, end }: Span, paragraphs: readonly Span[]): Span[] {
  return around(paragraphs, start, end).map((paragraph) => ({
    start: Math.max(start, paragraph.start),
    end: Math.min(end, paragraph.end),
  }));
}

/**
 * Spans without the punctuation around them, unless they consist of nothing else: a cue may be just a dash or a colon.
 */
function bare(text: string, spans: readonly Span[], trim: typeof trimmed): Span[] {
  return spans.map((span) => {
    const own = trim(text, span);
    return own.end > own.start ? own : span;
  });
}

/**
 * The quotations around a content that separate it from its cue. One that contains the cue as well (`“I think it is
 * over,” she said`, for what she thinks) doesn't, but those inside it do.
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

/** Contents up to the first paragraph that contains none of them: what follows it is another utterance. */
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

/** Words without a cue have no source in an earlier paragraph: they continue what was said there. */
function atHand({ cue, source, content }: Decoded, paragraphs: readonly Span[]): Span[] {
  const [first] = content;
  if (cue.length > 0 || !first) return source;
  const own = firstEndingAfter(paragraphs, first.start);
  return source.filter(({ start }) => firstEndingAfter(paragraphs, start) >= own);
}
