import { readDocument } from '../../../lambdas/attribution/document.ts';
import { type Found, findSpeakers } from '../../../lambdas/attribution/speakers/index.ts';
import type { NameType, Read } from '../../../lambdas/attribution/tagging/reader.ts';
import type { Span, TaggedAttribution } from '../../../lambdas/model/attribution.ts';

/** A text whose names stand in `<type|name>`, sources in `[...]`, contents in `{...}`; types are p, o, l, g. */
export interface Marked {
  text: string;
  names: (Span & { type: NameType })[];
  tagged: TaggedAttribution[];
}

const TYPES: Record<string, NameType> = { p: 'person', o: 'organisation', l: 'place', g: 'group' };

/** The k-th source and cue (`~told~`) belong to the k-th content; contents without one come last. */
export function marked(words: string): Marked {
  const names: Marked['names'] = [];
  const sources: Span[] = [];
  const contents: Span[] = [];
  const cues: Span[] = [];
  const open: { start: number; type?: NameType }[] = [];
  let text = '';
  for (let at = 0; at < words.length; at++) {
    const letter = words[at]!;
    if (letter === '~') {
      const end = words.indexOf('~', at + 1);
      cues.push({ start: text.length, end: text.length + end - at - 1 });
      text += words.slice(at + 1, end);
      at = end;
    } else if (letter === '<') {
      open.push({ start: text.length, type: TYPES[words[at + 1]!]! });
      at += 2;
    } else if (letter === '[' || letter === '{') open.push({ start: text.length });
    else if (letter === '>') {
      const { start, type } = open.pop()!;
      names.push({ start, end: text.length, type: type! });
    } else if (letter === ']') sources.push({ start: open.pop()!.start, end: text.length });
    else if (letter === '}') contents.push({ start: open.pop()!.start, end: text.length });
    else text += letter;
  }
  const tagged = contents.map(
    (content, i): TaggedAttribution => ({
      kind: 'indirect',
      type: 'communication',
      source: sources[i] ? [sources[i]] : [],
      cue: cues[i] ? [cues[i]] : [],
      content: [content],
      confidence: 1,
    }),
  );
  return { text, names: names.sort((a, b) => a.start - b.start), tagged };
}

/**
 * Speakers by a network that answers what it is told: for each attribution the words of the mention that its source
 * means (the first so printed), or null for nobody.
 *
 * @param others what else some names have, by their words
 */
export async function speakersBy(
  { text, names, tagged }: Marked,
  meant: readonly (string | null)[],
  share = 0.9,
  others: Readonly<Record<string, number>> = {},
): Promise<Found[]> {
  const document = readDocument(text);
  const read: Read = {
    relations: [],
    names,
    place: (offset) => Math.floor(offset / 5),
    link: async (mentions, questions) =>
      questions.map(({ candidates }, i) => {
        const wanted = mentions.findIndex(({ start, end }) => text.slice(start, end) === meant[i]);
        const shares = new Float32Array(candidates.length);
        const k = candidates.indexOf(wanted);
        if (k >= 0) shares[k] = share;
        candidates.forEach((mention, at) => {
          const { start, end } = mentions[mention]!;
          shares[at]! += others[text.slice(start, end)] ?? 0;
        });
        return { candidates: shares, nobody: 1 - shares.reduce((sum, one) => sum + one, 0) };
      }),
  };
  return findSpeakers(document, read, tagged);
}
