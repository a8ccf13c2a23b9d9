import { readDocument } from '../../../lambdas/attribution/document.ts';
import { resolveSpeakers } from '../../../lambdas/attribution/speakers/index.ts';
import type { Span, Speaker, TaggedAttribution } from '../../../lambdas/model/attribution.ts';

/**
 * The speakers of a text whose sources stand in brackets and whose contents stand in braces:
 * `[Ada Finch] said {it rains}.` The k-th source belongs to the k-th content; a source may have none.
 */
export function speakersOf(marked: string): (Speaker | null)[] {
  const sources: Span[] = [];
  const contents: Span[] = [];
  const opened: number[] = [];
  let text = '';
  for (const letter of marked) {
    if (letter === '[' || letter === '{') opened.push(text.length);
    else if (letter === ']') sources.push({ start: opened.pop()!, end: text.length });
    else if (letter === '}') contents.push({ start: opened.pop()!, end: text.length });
    else text += letter;
  }
  sources.sort((a, b) => a.start - b.start);
  contents.sort((a, b) => a.start - b.start);
  const tagged: TaggedAttribution[] = sources.map((source, i) => ({
    kind: 'indirect',
    type: 'communication',
    source: [source],
    cue: [],
    content: [contents[i] ?? { start: text.length, end: text.length }],
    confidence: 1,
  }));
  return resolveSpeakers(readDocument(text), tagged);
}

/** The names alone; for an unnamed speaker its description in brackets. */
export function namesOf(marked: string): (string | null)[] {
  return speakersOf(marked).map((speaker) => speaker && (speaker.name ?? `(${speaker.description})`));
}
