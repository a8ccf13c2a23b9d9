import type { Attribution, TaggedAttribution } from '../model/attribution.ts';
import { readDocument } from './document.ts';
import { findQuotations } from './marks/quotations.ts';
import { resolveSpeakers } from './speakers/index.ts';
import { tag } from './tagging/index.ts';
import { Network } from './tagging/network.ts';

export type {
  Attribution,
  Kind,
  Resolution,
  Span,
  Speaker,
  SpeakerType,
  Type,
} from '../model/attribution.ts';
export { extractorVersion } from './version.ts';

/** The trained network's files: beside this one, and beside the bundle made of it. */
const MODEL = new URL('./model/', import.meta.url);
let network: Promise<Network> | undefined;

/**
 * Reads the engine's network, once. Nobody has to call it; who does, while there is nothing else to do, doesn't wait
 * for it at the first text.
 *
 * @throws when a file of the network is missing or damaged
 */
export function loadEngine(): Promise<Network> {
  network ??= Network.load(MODEL);
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
export async function attribute(text: string, signal?: AbortSignal): Promise<Attribution[]> {
  // 1. Tokens, sentences, paragraphs.
  const document = readDocument(text);
  // 2. Quotation marks, paired.
  const quotations = findQuotations(document);
  // 3. Source, cue and content, related.
  const tagged = await tag(document, quotations, await loadEngine(), signal);
  // 4. Sources led back to their speakers.
  const speakers = resolveSpeakers(document, tagged, quotations);
  return tagged.map(({ continues, construct: _, ...attribution }, index) => ({
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
