import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';

/** A document with its quotation marks paired, and what the network reads in it: the input of the layout. */
export interface MarkedDocument {
  document: Document;
  /** The outermost ones, in order. */
  quotations: readonly Quotation[];
  /** The network's attributions, which attest constructs that the layout alone doesn't make certain. */
  read: readonly TaggedAttribution[];
}

/** The constructs of marks and layout that show by themselves who says something. */
export const CONSTRUCT = {
  /** `OTTO QUAYLE, HARBOUR MASTER: I signed for it.` */
  turn: 'turn',
  /** `Mr. TRASK of Ohio. I ask for the floor.` */
  recordTurn: 'record turn',
  /** `**Who opened the lock?**`, in an interview without labels. */
  question: 'question',
  /** What is below such a question. */
  answer: 'answer',
  /** `The bridge is open. — Lena Ortiz (@LenaOrtiz) March 3, 2021` */
  post: 'post',
  /** `> The bridge is closed.` */
  quotedLines: 'quoted lines',
  /** `“We shall wait.” — Jo Bell, nurse`, `"We shall wait.": Jo Bell` */
  signature: 'signature',
  /** `Jo Bell, 43: “We shall wait.”` */
  label: 'label',
  /** `“I sat down,”—Sell took hold of the lectern—“and listened.”` */
  interruption: 'interruption',
  /** `Another shared a picture with the words “so it goes”` */
  caption: 'caption',
  /** `The senator replied:` and paragraphs without marks. */
  block: 'block',
  /** `Dear editor, …`, and below it `Jo Bell`; `From: Jo Bell` and an e-mail. */
  letter: 'letter',
  /** A quotation that continues the one before it, or that the one after it continues. */
  continuation: 'continuation',
  /** Quoted words in a heading that the text below attributes to somebody. */
  echo: 'echo',
  /** Quoted words that nothing attributes to anybody. */
  loose: 'loose',
} as const;

export type Construct = (typeof CONSTRUCT)[keyof typeof CONSTRUCT];

/** Constructs in which one speaker after another has their turn. */
export const TURNS: ReadonlySet<string> = new Set([
  CONSTRUCT.turn,
  CONSTRUCT.recordTurn,
  CONSTRUCT.question,
  CONSTRUCT.answer,
]);

/** An attribution that the layout makes certain. */
export interface Certain {
  construct: Construct;
  source: Span[];
  /** Reporting words; colons, dashes and brackets are none. */
  cue: Span[];
  content: Span[];
  /** It continues the attribution at this index of the same construct's list. */
  continues?: number;
}

/**
 * What one speaker says in several places: the first with the source, the others go on with it.
 *
 * @param before how many attributions the construct's list has already
 */
export function inOneVoice(
  before: number,
  head: Pick<Certain, 'construct' | 'source' | 'cue'>,
  said: readonly Span[],
): Certain[] {
  return said.map((content, i) =>
    i === 0
      ? { ...head, content: [content] }
      : { construct: head.construct, source: [], cue: [], content: [content], continues: before },
  );
}
