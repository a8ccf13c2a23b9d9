import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import type { Relation } from './relations.ts';

/** What a name names. */
export const NAME_TYPES = ['person', 'organisation', 'place', 'group', 'other'] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** A name as the network marks it, its titles not yet told apart. */
export interface MarkedName extends Span {
  type: NameType;
}

/** Who is asked for: a source, or the words an attribution is anchored at where it has none. */
export interface Phrase extends Span {
  /** Where the attribution is anchored. */
  anchor: number;
}

/** A phrase and the mentions of names that may be whom it means. */
export interface Question {
  phrase: Phrase;
  /** Indexes into the mentions asked about. */
  candidates: readonly number[];
  /** For each candidate, its pair features (see speakers/pair-features.ts). */
  pairs: readonly (readonly number[])[];
}

/** How likely each candidate is whom the phrase means, and that nobody named is; together 1. */
export interface Answer {
  candidates: Float32Array;
  nobody: number;
}

/** A text as the network has read it. */
export interface Read {
  /** In order of their anchors, the doubtful ones too. */
  relations: Relation[];
  /** In order, without overlaps. */
  names: MarkedName[];
  /** Of the piece that a place in the text is in: distances are measured in pieces. */
  place(offset: number): number;
  /** Whom phrases mean. Mentions and phrases that the network kept nothing of are answered with nobody. */
  link(mentions: readonly Span[], questions: readonly Question[]): Promise<Answer[]>;
}

/** What reads texts: the only part of the engine that knows of a network. */
export interface Tagger {
  /** @throws the signal's reason once that aborts */
  read(document: Document, quotations: readonly Quotation[], signal?: AbortSignal): Promise<Read>;
}
