import type { Span } from '../../model/attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import { CONVERSATION, FIRST_PERSON, LABEL_WORDS, POSSESSIVE_END } from '../language/index.ts';
import { around } from '../spans.ts';
import { WORD, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { type Label, type LabelStyle, labelAt } from './labels.ts';
import { LIMITS } from './limits.ts';

/** A label and its turn, up to the next label or the end of the paragraph. */
interface Turn {
  label: Label;
  /** Where the label begins. */
  start: number;
  paragraph: number;
  said: Span;
}

const SENTENCE = /[.!?…:—–-]["“”»’'\])*]*\s*$/u;
/** Beginnings of a page's own last lines, in lower case. */
const FOOTERS = ['©', '__', '**', '---', ...LABEL_WORDS.footers];
/** A label in capitals inside a paragraph, whose line break was lost. */
const INLINE = /[.!?…—–"”)\]-]\s{1,3}(?=\p{Lu}[\p{Lu}\p{N}\s:])/gu;

/** The turns of a transcript or an interview, by the labels before them. Further paragraphs of a turn continue it. */
export function findTurns({ document, quotations }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const turns = labelledTurns(document).filter(
    ({ label, said }) => !isQuotationAlone(text, said, quotations, label),
  );
  const styles = establishedStyles(document, turns);
  const kept = turns.filter(({ label: { style } }) => styles.has(style));
  if (kept.length === 0) return [];
  const surnames = new Set(kept.map(({ label }) => label.key));
  const whole = isWholeTranscript(document, kept);
  const found: Certain[] = [];
  kept.forEach((turn, index) => {
    const next = kept[index + 1];
    const end = next?.paragraph ?? paragraphs.length;
    const first = found.length;
    const add = (content: Span) =>
      found.push(
        found.length === first
          ? {
              construct: CONSTRUCT.turn,
              source: [turn.label.source],
              cue: [],
              content: [content],
            }
          : {
              construct: CONSTRUCT.turn,
              source: [],
              cue: [],
              content: [content],
              continues: found.length - 1,
            },
      );
    if (turn.said.end > turn.said.start) add(turn.said);
    for (let i = turn.paragraph + 1; i < end; i++) {
      const paragraph = paragraphs[i]!;
      const opens = found.length === first;
      if (!opens && !(whole || next !== undefined)) break;
      if (isLabelled(document, paragraph)) break;
      if (!opens && isNarration(text, paragraph, surnames, whole)) break;
      add({ start: paragraph.start, end: paragraph.end });
    }
  });
  return found;
}

/** Every label that may begin a turn, with what follows it. */
function labelledTurns(document: Document): Turn[] {
  const { text, paragraphs } = document;
  const turns: Turn[] = [];
  paragraphs.forEach((paragraph, index) => {
    const places = [paragraph.start];
    for (const match of text.slice(paragraph.start, paragraph.end).matchAll(INLINE))
      places.push(paragraph.start + match.index + match[0].length);
    const labels = places.flatMap((start) => {
      const label = labelAt(document, { start, end: paragraph.end });
      const inline = start > paragraph.start;
      return label && (!inline || label.style === 'capitals' || label.style === 'role')
        ? [{ label, start }]
        : [];
    });
    // `J.K. HOLT, HOST:` is one label, although a dot stands before `HOLT`
    const own = labels.filter(({ start }, i) => i === 0 || start >= labels[i - 1]!.label.end);
    own.forEach(({ label, start }, i) => {
      const end = trimEnd(text, label.end, own[i + 1]?.start ?? paragraph.end);
      turns.push({ label, start, paragraph: index, said: { start: label.end, end } });
    });
  });
  return turns;
}

/** `TRUMP: “…” — tweet Sunday`: a quotation with its label, not a turn. */
function isQuotationAlone(
  text: string,
  said: Span,
  quotations: MarkedDocument['quotations'],
  { style }: Label,
): boolean {
  const [quotation, another] = around(quotations, said.start, said.end);
  if (!quotation || style === 'clock' || quotation.start > said.start + 1) return false;
  const last = another ?? quotation;
  const rest = text.slice(last.end, said.end);
  return !WORD.test(rest) || /^\s*[—–-]/u.test(rest);
}

/** The forms of labels that begin turns in this text, by what their turns have in common. */
function establishedStyles(document: Document, turns: readonly Turn[]): Set<LabelStyle> {
  const established = new Set<LabelStyle>();
  for (const style of ['capitals', 'clock', 'role', 'name'] as const) {
    const own = turns.filter(({ label }) => label.style === style);
    if (own.length > 0 && isEstablished(document, style, own)) established.add(style);
  }
  // `Ada Finch` and `Prosecutor` answer each other
  const mixed = turns.filter(({ label: { style } }) => style === 'name' || style === 'role');
  if (established.size === 0 && mixed.length > 0 && isEstablished(document, 'name', mixed))
    established.add('role').add('name');
  // One side's label may have another form than the other's: `CNN` and `Gov. Ada Finch`, `Me`.
  if (established.size > 0) {
    established.add('role');
    const names = turns.filter(({ label }) => label.style === 'name').map(({ label }) => label.key);
    if (new Set(names).size < names.length) established.add('name');
  }
  return established;
}

function isEstablished({ text, paragraphs }: Document, style: LabelStyle, turns: readonly Turn[]): boolean {
  const speaks = ({ said }: Turn) =>
    CONVERSATION.test(text.slice(said.start, Math.min(said.end, said.start + 2_000)));
  const sentences = turns.filter(({ said, label, paragraph }) =>
    said.end > said.start
      ? SENTENCE.test(text.slice(Math.max(said.start, said.end - 6), said.end))
      : label.style !== 'name' && paragraph + 1 < paragraphs.length,
  );
  const keys = new Set(turns.map(({ label }) => label.key));
  const recurs = keys.size < turns.length;
  const conversation = 3 * sentences.filter(speaks).length >= sentences.length;
  const attested = turns.filter(({ label }) => label.attested).length;
  switch (style) {
    case 'clock':
      return sentences.length >= 2;
    case 'role':
      return sentences.length >= 2 && keys.size > 1 && (recurs || conversation);
    case 'capitals':
      return (
        (sentences.length >= 2 && ((recurs && conversation) || attested > 0)) ||
        (sentences.length >= LIMITS.turns && keys.size > 1 && conversation)
      );
    case 'name': {
      const reach = turns.at(-1)!.paragraph - turns[0]!.paragraph + 1;
      return (
        sentences.length >= LIMITS.turns &&
        keys.size > 1 &&
        recurs &&
        conversation &&
        2 * turns.length >= reach
      );
    }
  }
}

/** Whether the text is a transcript from near its beginning, not an article with an excerpt of one. */
function isWholeTranscript({ text }: Document, turns: readonly Turn[]): boolean {
  const before = wordsBetween(text, 0, turns[0]!.start);
  return (
    new Set(turns.map(({ paragraph }) => paragraph)).size >= LIMITS.turns &&
    before <= LIMITS.transcriptStart * wordsBetween(text, 0, text.length)
  );
}

/** The label of a heading ends a turn as well as a speaker's: `THE FACTS: ...` */
function isLabelled({ text }: Document, { start, end }: TokenRange): boolean {
  return /^[\p{Lu}\p{N}][\p{Lu}\p{N}’' .-]{2,40}:(?:\s|$)/u.test(
    text.slice(start, Math.min(end, start + 60)),
  );
}

/** A paragraph about the speakers or the page, without first or second person. */
function isNarration(
  text: string,
  { start, end }: TokenRange,
  surnames: ReadonlySet<string>,
  whole: boolean,
): boolean {
  const words = text.slice(start, end);
  const opening = words.slice(0, LIMITS.label).toLowerCase();
  if (FOOTERS.some((footer) => opening.startsWith(footer))) return true;
  if (FIRST_PERSON.test(words)) return false;
  const capitalised = words.match(/\p{Lu}[\p{L}’'-]+/gu) ?? [];
  const named = capitalised.some((word) => surnames.has(word.toLowerCase().replace(POSSESSIVE_END, '')));
  return named || (!whole && !CONVERSATION.test(words));
}

function trimEnd(text: string, start: number, end: number): number {
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end;
}
