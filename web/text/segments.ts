/** Half-open, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** The places of one quote in a text. */
export interface Spans {
  content: readonly Span[];
  source: readonly Span[];
  cue: readonly Span[];
}

export type Part = keyof Spans;

/** A segment of text that belongs to the same parts of the same quotes. */
export interface Segment extends Span {
  /** Positions of the quotes whose content this is: the innermost first. */
  content: number[];
  source: number[];
  cue: number[];
}

export interface Paragraph extends Span {
  segments: Segment[];
  /** Positions of the quotes whose content begins here, in the order of the text. */
  begins: number[];
}

interface Layer extends Span {
  part: Part;
  quote: number;
}

const PARTS: readonly Part[] = ['content', 'source', 'cue'];

function layersOf(quotes: readonly Spans[], length: number): Layer[] {
  const layers = quotes.flatMap((spans, quote) =>
    PARTS.flatMap((part) =>
      spans[part].map(({ start, end }) => ({
        part,
        quote,
        start: Math.max(0, start),
        end: Math.min(end, length),
      })),
    ),
  );
  return layers.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The paragraphs of a text: separated by blank lines, without surrounding whitespace. */
function paragraphSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: words } of text.matchAll(/\S(?:(?!\n[^\S\n]*\n)[\s\S])*/g)) {
    spans.push({ start: index, end: index + words.trimEnd().length });
  }
  return spans;
}

function segmentsOf({ start, end }: Span, layers: readonly Layer[]): Segment[] {
  const cuts = new Set([start, end]);
  for (const layer of layers) {
    if (layer.start > start) cuts.add(layer.start);
    if (layer.end < end) cuts.add(layer.end);
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(1).map((to, at) => {
    const from = points[at] ?? start;
    const covering = layers
      .filter((layer) => layer.start < to && layer.end > from)
      // The quoted words are the innermost speaker's.
      .sort((a, b) => a.end - a.start - (b.end - b.start) || b.quote - a.quote);
    const of = (part: Part) => [
      ...new Set(covering.filter((layer) => layer.part === part).map(({ quote }) => quote)),
    ];
    return { start: from, end: to, content: of('content'), source: of('source'), cue: of('cue') };
  });
}

/**
 * Splits a text for rendering into paragraphs, and each into segments where parts of quotes begin or end. Quotes may
 * overlap, be nested and span several paragraphs. Everything except whitespace between paragraphs is in exactly one
 * segment.
 *
 * @param quotes in the order of the text
 */
export function paragraphsOf(text: string, quotes: readonly Spans[]): Paragraph[] {
  const layers = layersOf(quotes, text.length);
  const begun = new Set<number>();
  let open: Layer[] = [];
  let next = 0;
  return paragraphSpans(text).map((span) => {
    for (let layer = layers[next]; layer && layer.start < span.end; layer = layers[++next]) open.push(layer);
    open = open.filter(({ end }) => end > span.start);
    const begins = open.flatMap(({ part, quote }) =>
      part === 'content' && !begun.has(quote) ? [quote] : [],
    );
    for (const quote of begins) begun.add(quote);
    return { ...span, segments: segmentsOf(span, open), begins: [...new Set(begins)] };
  });
}

/** Splits a text at marks, such as search hits; overlapping marks are merged. */
export function cutAt(text: string, marks: readonly Span[]): { words: string; isMarked: boolean }[] {
  const pieces: { words: string; isMarked: boolean }[] = [];
  let at = 0;
  const put = (to: number, isMarked: boolean) => {
    if (to > at) pieces.push({ words: text.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    put(Math.min(start, text.length), false);
    put(Math.min(end, text.length), true);
  }
  put(text.length, false);
  return pieces;
}
