import type { Span } from '../../model/attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import {
  ASKING_LABEL,
  CONVERSATION,
  FIRST_PERSON,
  POSSESSIVE_END,
  STAGE_DIRECTION,
} from '../language/index.ts';
import { around } from '../spans.ts';
import { WORD, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { isFooter } from './footers.ts';
import type { Label } from './labels.ts';
import { LIMITS } from './limits.ts';
import { endsTurn, labelledTurns, type Turn } from './turn-labels.ts';
import { establishedStyles } from './turn-styles.ts';

/** The turns of a transcript or an interview, by the labels before them. Further paragraphs of a turn continue it. */
export function findTurns(marked: MarkedDocument): Certain[] {
  const { document, quotations } = marked;
  const { text, paragraphs } = document;
  const turns = labelledTurns(document).filter(
    ({ label, said }) => !isQuotationAlone(text, said, quotations, label),
  );
  const styles = establishedStyles(marked, turns);
  const kept = withoutKickers(
    text,
    turns.filter(({ label: { style } }) => styles.has(style)),
  );
  if (kept.length === 0) return [];
  const surnames = new Set(kept.map(({ label }) => label.key));
  const whole = isWholeTranscript(document, kept);
  const found: Certain[] = [];
  let examiner: Span | undefined;
  let areLong = false;
  kept.forEach(({ label, said, last }, index) => {
    const next = kept[index + 1];
    const first = found.length;
    if (label.examines) examiner = label.source;
    const source = examiner && ASKING_LABEL.test(label.key) ? examiner : label.source;
    const add = ({ start, end }: Span) => {
      const turn = { construct: CONSTRUCT.turn, cue: [], content: [{ start, end }] };
      const opens = found.length === first;
      areLong ||= !opens;
      found.push(
        opens ? { ...turn, source: [source] } : { ...turn, source: [], continues: found.length - 1 },
      );
    };
    if (said.end > said.start) add(said);
    for (let i = last + 1; i < (next?.paragraph ?? paragraphs.length); i++) {
      const paragraph = paragraphs[i]!;
      const words = text.slice(paragraph.start, paragraph.end);
      if (STAGE_DIRECTION.test(words)) continue;
      const opens = found.length === first;
      if (!opens && !(whole || next !== undefined)) break;
      if (isLabelled(document, paragraph)) break;
      if (!opens && isNarration(words, surnames, whole && (areLong || next !== undefined))) break;
      add(paragraph);
    }
  });
  return found;
}

/** Without the labels above a transcript that are no speaker's: `LONG READ: The last clockmaker of Esk`. */
function withoutKickers(text: string, turns: readonly Turn[]): readonly Turn[] {
  const times = new Map<string, number>();
  for (const { label } of turns) times.set(label.key, (times.get(label.key) ?? 0) + 1);
  if (times.size === turns.length) return turns;
  const first = turns.findIndex(
    ({ label, said }) => label.attested || times.get(label.key)! > 1 || endsTurn(text, said),
  );
  return turns.slice(Math.max(0, first));
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

/** Whether a paragraph is about the speakers or the page, without first or second person. */
function isNarration(words: string, surnames: ReadonlySet<string>, whole: boolean): boolean {
  if (isFooter(words)) return true;
  if (FIRST_PERSON.test(words)) return false;
  const capitalised = words.match(/\p{Lu}[\p{L}’'-]+/gu) ?? [];
  const named = capitalised.some((word) => surnames.has(word.toLowerCase().replace(POSSESSIVE_END, '')));
  return named || (!whole && !CONVERSATION.test(words));
}
