import type { Attribution, TaggedAttribution } from '../model/attribution.ts';
import { readDocument } from './document.ts';
import { bind } from './layout/bind.ts';
import { withoutBylines } from './layout/bylines.ts';
import { findQuotations } from './marks/quotations.ts';
import { holds } from './spans.ts';
import { type Explanation, findSpeakers } from './speakers/index.ts';
import { withElided } from './tagging/elision.ts';
import { attributionsOf } from './tagging/index.ts';
import { Network, type Style } from './tagging/network.ts';
import { NetworkTagger } from './tagging/tagger.ts';

export type {
  Attribution,
  Kind,
  Resolution,
  Span,
  Speaker,
  SpeakerType,
  Type,
} from '../model/attribution.ts';
export type { Explanation } from './speakers/index.ts';
export type { Style } from './tagging/network.ts';

export { extractorVersion } from './version.ts';

/** The trained network's files: beside this file, and beside the bundle that contains it. */
const MODEL = new URL('./model/', import.meta.url);
let network: Promise<Network> | undefined;

/**
 * Loads the engine's network once. Calling it is optional: it moves the loading time from the first text to a time when
 * nobody waits.
 *
 * @param threads how many threads the network computes with; as many as the function's memory gives processors, or as
 *   the machine has, unless given
 * @throws if a file of the network is missing or damaged
 */
export function loadEngine(threads?: number): Promise<Network> {
  network ??= Network.load(MODEL, threads);
  return network;
}

/**
 * Who said what in `text`: its attributions in order of their content. Pure and deterministic; time grows
 * linearly with the text. Spans are in UTF-16 code units, so `text.slice(start, end)` gives the words.
 *
 * @param signal ends the work early
 * @throws when a file of the network is missing or damaged; the signal's reason once that aborts
 * @example
 * const text = 'The harvest “is lost,” said Mayor Ann Low.';
 * const [found] = await attribute(text);
 * found.kind; // 'mixed'
 * found.speaker.name; // 'Ann Low'
 * found.content.map(({ start, end }) => text.slice(start, end)); // ['The harvest “is lost,”']
 */
export async function attribute(text: string, signal?: AbortSignal, style?: Style): Promise<Attribution[]> {
  return (await explain(text, signal, style)).map(
    ({ explanation: _, construct: __, ...attribution }) => attribution,
  );
}

/** An attribution with an explanation of its speaker; null if it has none. */
export interface Explained extends Attribution {
  explanation: Explanation | null;
  /** The construct of marks and layout that gives the attribution; absent if the network does. */
  construct?: string;
}

/** The same as `attribute`, with the reason for every speaker. */
export async function explain(
  text: string,
  signal?: AbortSignal,
  style: Style = 'fresh',
): Promise<Explained[]> {
  const tagger = new NetworkTagger(await loadEngine(), style);
  // 1. Tokens, sentences, paragraphs.
  const document = readDocument(text);
  // 2. Paired quotation marks.
  const quotations = findQuotations(document);
  // 3. The network's relations between source, cue and content, and its names.
  const read = await tagger.read(document, quotations, signal);
  // 4. Marks and layout correct them where they are certain.
  const own = withoutBylines(document, attributionsOf(read.relations));
  const tagged = bind(document, quotations, withElided(document.text, own));
  // 5. Sources are resolved to speakers.
  const found = await findSpeakers(document, read, tagged);
  const outer = enclosing(tagged);
  return tagged.map(({ kind, type, source, cue, content, confidence, construct }, index) => ({
    kind,
    type,
    source,
    cue,
    content,
    confidence,
    speaker: found[index]?.speaker ?? null,
    reportedBy: found[outer[index] ?? -1]?.speaker ?? null,
    explanation: found[index]?.explanation ?? null,
    ...(construct !== undefined && { construct }),
  }));
}

/** The deepest nesting of attributions that is examined; no article nests deeper. */
const DEEPEST = 8;

/**
 * For each attribution the index of the innermost other one whose content contains its content; undefined if there is
 * none.
 */
function enclosing(tagged: readonly TaggedAttribution[]): (number | undefined)[] {
  const outer: (number | undefined)[] = new Array(tagged.length).fill(undefined);
  const extent = (index: number) => {
    const { content } = tagged[index]!;
    return { start: content[0]!.start, end: content.at(-1)!.end };
  };
  const order = tagged
    .map((_, index) => index)
    .sort((a, b) => extent(a).start - extent(b).start || extent(b).end - extent(a).end);
  const open: number[] = [];
  for (const index of order) {
    const { start, end } = extent(index);
    while (open.length > 0 && extent(open.at(-1)!).end <= start) open.pop();
    outer[index] = open.slice(-DEEPEST).findLast((other) => {
      const around = extent(other);
      const isLonger = around.start < start || around.end > end;
      return (
        isLonger &&
        tagged[index]!.content.every((own) => tagged[other]!.content.some((span) => holds(span, own)))
      );
    });
    open.push(index);
  }
  return outer;
}
