import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import { WORD } from '../wording.ts';
import type { Encoding } from './encoding.ts';
import { ANCHORS, type Reading, ROLES_PER_PIECE } from './network.ts';

/** A relation decoded from the network, as spans of the text. */
export interface Decoded {
  /** Where its anchor begins. */
  anchor: number;
  anchoredAt: (typeof ANCHORS)[number];
  source: Span[];
  cue: Span[];
  /** Empty if there is none. */
  content: Span[];
  /**
   * The network's probabilities, 0 to 1: of a cue by the encoder alone, of a cue given everything around it, and of the
   * cue's words.
   */
  proposal: number;
  validity: number;
  certainty: number;
  /** Index of the most probable type. */
  type: number;
}

const NONE = 0;
const SOURCE = 1;
const CUE = 2;
const CONTENT = 3;
/**
 * Costs of entering and leaving each role, in log probabilities. Contents are long, so a single word with another role
 * in the middle of one is hardly right; a source is often one word.
 */
const PRICE = [0, 0, 0.5, 0.5];
/**
 * Added to the log probabilities of each role. A source is few words among many, so one that is a quarter as
 * probable as none is worth taking. Chosen by the relations and speakers of articles kept from training.
 */
const PRIOR = [0, 1.3, 0, 0];

/**
 * The most probable roles of the words around an anchor. The anchor itself is the cue, or the content if there is no
 * cue.
 */
export function decode(document: Document, { pieces }: Encoding, reading: Reading): Decoded {
  const words: number[] = [];
  const length = reading.roles.length / ROLES_PER_PIECE;
  for (let i = 0; i < length; i++) if (pieces[reading.from + i]?.first) words.push(reading.from + i);
  const roles = likeliest(words, reading);
  const spansOf = (role: number): Span[] => {
    const spans: Span[] = [];
    words.forEach((piece, i) => {
      if (roles[i] !== role) return;
      const { start } = pieces[piece]!;
      const end = wordEnd(pieces, piece);
      const last = spans.at(-1);
      const goesOn =
        last && roles[i - 1] === role && (role !== SOURCE || sameParagraph(document, last, start));
      if (goesOn) last.end = end;
      else spans.push({ start, end });
    });
    return spans;
  };
  return {
    anchor: pieces[reading.anchor]!.start,
    anchoredAt: ANCHORS[reading.kind]!,
    source: sourceOf(spansOf(SOURCE), document, words, pieces, reading),
    cue: spansOf(CUE),
    content: spansOf(CONTENT),
    proposal: reading.proposal,
    validity: reading.validity,
    certainty: certaintyOf(words, roles, reading),
    type: reading.types.indexOf(Math.max(...reading.types)),
  };
}

/** A source is one phrase within a paragraph: of several phrases, the one with the most probable word. */
function sourceOf(
  spans: readonly Span[],
  document: Document,
  words: readonly number[],
  pieces: Encoding['pieces'],
  reading: Reading,
): Span[] {
  const { from, roles } = reading;
  const phrases: Span[] = [];
  const anchor = pieces[reading.anchor]!.start;
  for (const whole of spans) {
    const span = withinSentence(document.text, whole, anchor);
    const last = phrases.at(-1);
    const touches =
      last &&
      sameParagraph(document, last, span.start) &&
      !WORD.test(document.text.slice(last.end, span.start));
    if (touches) last.end = span.end;
    else phrases.push({ ...span });
  }
  if (phrases.length < 2) return phrases;
  const surest = ({ start, end }: Span) =>
    Math.max(
      ...words
        .filter((piece) => pieces[piece]!.start >= start && pieces[piece]!.start < end)
        .map((piece) => roles[(piece - from) * ROLES_PER_PIECE + SOURCE]!),
    );
  return [phrases.reduce((best, other) => (surest(other) > surest(best) ? other : best))];
}

/** The end of a sentence, after a word that is hardly an abbreviation. */
const SENTENCE_END = /\p{Ll}{4}[.!?]["”’)]*\s+(?=["“‘]?\p{Lu})/gu;

/** The part of a source in the sentence nearest to its anchor. */
function withinSentence(text: string, { start, end }: Span, anchor: number): Span {
  const ends = [...text.slice(start, end).matchAll(SENTENCE_END)].map(
    ({ 0: own, index }) => start + index + own.length,
  );
  if (ends.length === 0) return { start, end };
  return anchor < end ? { start, end: ends[0]! } : { start: ends.at(-1)!, end };
}

function sameParagraph({ paragraphs }: Document, { start }: Span, place: number): boolean {
  return firstEndingAfter(paragraphs, start) === firstEndingAfter(paragraphs, place);
}

function wordEnd(pieces: Encoding['pieces'], piece: number): number {
  let last = piece;
  while (pieces[last + 1]?.first === false) last++;
  return pieces[last]!.end;
}

/** Viterbi over the words. */
function likeliest(words: readonly number[], { anchor, kind, from, roles }: Reading): number[] {
  const wanted = ANCHORS[kind] === 'cue' ? CUE : CONTENT;
  const before: number[][] = [];
  let best = new Array<number>(ROLES_PER_PIECE).fill(0);
  for (const piece of words) {
    const at = (piece - from) * ROLES_PER_PIECE;
    const next: number[] = [];
    const came: number[] = [];
    for (let role = 0; role < ROLES_PER_PIECE; role++) {
      const after = (previous: number) => best[previous]! - priceOf(previous, role);
      let previous = role;
      for (let other = 0; other < ROLES_PER_PIECE; other++) {
        if (after(other) > after(previous)) previous = other;
      }
      const own =
        piece === anchor
          ? role === wanted
            ? 0
            : Number.NEGATIVE_INFINITY
          : roles[at + role]! + PRIOR[role]!;
      next.push(after(previous) + own);
      came.push(previous);
    }
    best = next;
    before.push(came);
  }
  const path: number[] = [];
  let role = best.indexOf(Math.max(...best));
  for (let i = words.length - 1; i >= 0; i--) {
    path.push(role);
    role = before[i]![role]!;
  }
  return path.reverse();
}

const priceOf = (role: number, next: number): number => (role === next ? 0 : PRICE[role]! + PRICE[next]!);

/** The geometric mean of the probabilities of the chosen roles, over the words that have one. */
function certaintyOf(
  words: readonly number[],
  chosen: readonly number[],
  { anchor, from, roles }: Reading,
): number {
  let sum = 0;
  let count = 0;
  words.forEach((piece, i) => {
    if (chosen[i] === NONE || piece === anchor) return;
    sum += roles[(piece - from) * ROLES_PER_PIECE + chosen[i]!]!;
    count++;
  });
  return count > 0 ? Math.exp(sum / count) : 0;
}
