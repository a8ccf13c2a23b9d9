import { readFileSync } from 'node:fs';
import type { Kind } from '../lambdas/model/attribution.ts';

export type Spans = [number, number][];

export interface Annotated {
  id: string;
  text: string;
  date?: string;
  /** With a confidence where no person but a network made them. */
  attributions: {
    source?: Spans;
    cue?: Spans;
    content: Spans;
    kind?: Kind;
    type?: string;
    /** Canonical names that are right, null for someone without a name; absent where nobody said. */
    speaker?: string[] | null;
    confidence?: number;
  }[];
}

export function readCorpus(file: string): Annotated[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Annotated);
}

/** One article in so many is kept from training: to measure on from day to day, and to fit confidence to. */
const HELD_OUT = 20;

/** The ids of a corpus's newest articles, or of its last ones where they have no dates. */
export function heldOut(articles: readonly Annotated[]): Set<string> {
  const key = ({ date = '', id }: Annotated) => `${date} ${id}`;
  const ordered = articles.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return new Set(ordered.slice(-Math.max(1, Math.floor(articles.length / HELD_OUT))).map(({ id }) => id));
}
