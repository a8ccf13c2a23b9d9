import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import { WORD } from '../wording.ts';
import type { Encoding } from './encoding.ts';
import { ANCHORS, type Reading, ROLES_PER_PIECE } from './network.ts';

/** A relation as the network reads it, in spans of the text. */
export interface Decoded {
  /** Where its anchor begins. */
  anchor: number;
  anchoredAt: (typeof ANCHORS)[number];
  source: Span[];
  cue: Span[];
  /** Empty where it found none. */
  content: Span[];
  /** The network's own belief that a cue is there, that it is one by all around it, and in its words; 0 to 1 each. */
  proposal: number;
  validity: number;
  certainty: number;
  /** Index of the likeliest type. */
  type: number;
}

const NONE = 0;
const SOURCE = 1;
const CUE = 2;
const CONTENT = 3;
/**
 * What it costs to enter or leave each role, in logarithms of probabilities. Contents are long, so that a single word
 * with a role of its own in the middle of one is hardly right; a source often is one word.
 */
const PRICE = [0, 0, 0.5, 0.5];
/**
 * What is added to each role's logarithms: a source is few words among many, so that one that is as likely as none is
 * worth taking. Chosen by the relations and speakers of articles kept from training.
 */
const PRIOR = [0, 1.3, 0, 0];

/** The likeliest roles of the words around an anchor, whose own is the cue, or the content where there is no cue. */
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

/** A source is one phrase within a paragraph: of several, that with the surest word. */
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

/** A sentence's end, behind a word that is hardly an abbreviation. */
const SENTENCE_END = /\p{Ll}{4}[.!?]["”’)]*\s+(?=["“‘]?\p{Lu})/gu;

/** A source's part in the sentence that is nearest to its anchor. */
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

/** The geometric mean of the probabilities of the roles chosen, over words with any. */
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
