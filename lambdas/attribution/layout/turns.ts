import type { Span } from '../../model/attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import { CONVERSATION, FIRST_PERSON, LABEL_WORDS, POSSESSIVE_END } from '../language/index.ts';
import { around } from '../spans.ts';
import { WORD, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import type { Label } from './labels.ts';
import { LIMITS } from './limits.ts';
import { establishedStyles, labelledTurns, type Turn } from './turn-labels.ts';

/** Beginnings of a page's own last lines, in lower case. */
const FOOTERS = ['©', '__', '**', '---', ...LABEL_WORDS.footers];
/** The turns of a transcript or an interview, by the labels before them. Further paragraphs of a turn continue it. */
export function findTurns(marked: MarkedDocument): Certain[] {
  const { document, quotations } = marked;
  const { text, paragraphs } = document;
  const turns = labelledTurns(document).filter(
    ({ label, said }) => !isQuotationAlone(text, said, quotations, label),
  );
  const styles = establishedStyles(marked, turns);
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
