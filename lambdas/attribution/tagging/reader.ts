import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import type { Relation } from './relations.ts';

/** What a name names. */
export const NAME_TYPES = ['person', 'organisation', 'place', 'group', 'other'] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** A name as the network marks it, possibly including titles. */
export interface MarkedName extends Span {
  type: NameType;
}

/** The words to resolve: a source, or the words at an attribution's anchor if it has no source. */
export interface Phrase extends Span {
  /** The offset of the attribution's anchor. */
  anchor: number;
}

/** A phrase, and the mentions of names that it may refer to. */
export interface Question {
  phrase: Phrase;
  /** Indexes of the mentions. */
  candidates: readonly number[];
  /** For each candidate, its pair features (see candidates/pair-features.ts). */
  pairs: readonly (readonly number[])[];
}

/** Probabilities that the phrase refers to each candidate, and to nobody who is named; they add up to 1. */
export interface Answer {
  candidates: Float32Array;
  nobody: number;
}

/** The network's reading of a text. */
export interface Read {
  /** In order of their anchors, including doubtful ones. */
  relations: Relation[];
  /** In order, without overlaps. */
  names: MarkedName[];
  /** The index of the piece at an offset: distances are measured in pieces. */
  place(offset: number): number;
  /** Ranks the candidates of phrases. Mentions and phrases whose vectors were not kept are answered with nobody. */
  link(mentions: readonly Span[], questions: readonly Question[]): Promise<Answer[]>;
}

/** Reads texts: the only part of the engine that knows about the network. */
export interface Tagger {
  /** @throws the signal's reason once that aborts */
  read(document: Document, quotations: readonly Quotation[], signal?: AbortSignal): Promise<Read>;
}
