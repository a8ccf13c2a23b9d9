import { createHash } from 'node:crypto';
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

/** The ids of the articles that are kept, drawn by their ids, so that every kind of article is among them. */
export function heldOut(articles: readonly Annotated[]): Set<string> {
  const drawn = (id: string) => createHash('sha256').update(id).digest().readUInt32BE(0) % HELD_OUT === 0;
  return new Set(articles.map(({ id }) => id).filter(drawn));
}
