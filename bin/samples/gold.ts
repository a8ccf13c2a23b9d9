import { readFileSync } from 'node:fs';
import type { Kind, Span } from '../../lambdas/attribution/index.ts';
import { SAMPLES } from './articles.ts';

/** An attribution as its annotator wrote it down, in words instead of spans. */
export interface WrittenGold {
  kind: Kind;
  /** Canonical name, null for an unnamed speaker, or a list where several answers are right. */
  speaker: string | null | (string | null)[];
  /** Empty if the text names no source. */
  source: string;
  /** The parts of the content; ` [...] ` stands for any text between two words. */
  content: string[];
}

/** The same with its place in the text. */
export interface GoldAttribution {
  kind: Kind;
  /** All answers that are right. */
  speakers: (string | null)[];
  source: Span[];
  content: Span[];
}

/** The gold attributions of a sample, as written in `samples/gold`. */
export function readGold(name: string): WrittenGold[] {
  return JSON.parse(readFileSync(new URL(`gold/${name}.json`, SAMPLES), 'utf8'));
}

/**
 * Gold attributions with their spans in the text, where line ends count as blanks. Contents must be in the order of the
 * text: each is searched for after the start of the one before it. A source is the occurrence nearest to its content.
 *
 * @throws an error that names the words that are not in the text
 */
export function placeGold(text: string, written: readonly WrittenGold[]): GoldAttribution[] {
  let after = -1;
  return written.map(({ kind, speaker, source, content }) => {
    const spans: Span[] = [];
    for (const words of content) {
      const from: number = spans.at(-1)?.end ?? after + 1;
      const span = occurrences(text, words, from).next().value;
      if (!span) throw new Error(`not in the text, or not in its order: ${words}`);
      spans.push(span);
    }
    after = spans[0]!.start;
    return {
      kind,
      speakers: Array.isArray(speaker) ? speaker : [speaker],
      source: source === '' ? [] : [nearest(text, source, after)],
      content: spans,
    };
  });
}

function nearest(text: string, words: string, place: number): Span {
  const distance = ({ start }: Span) => Math.abs(start - place);
  const [first, ...rest] = occurrences(text, words, 0);
  if (!first) throw new Error(`not in the text: ${words}`);
  return rest.reduce((best, span) => (distance(span) < distance(best) ? span : best), first);
}

function* occurrences(text: string, words: string, from: number): Generator<Span, undefined> {
  const parts = words.split(' [...] ').map((part) => part.split(/\s+/).map(escaped).join('\\s+'));
  // Whole words only; after a full stop the next sentence may follow without a blank.
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${parts.join('[^]*?')}(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))`,
    'gu',
  );
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    yield { start: found.index, end: found.index + found[0].length };
  }
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
