import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { EXAMINER, LABEL_OF_OFFICE, LABEL_WORDS, OFFICE_HOLDER } from '../language/index.ts';
import { isNominal, readName } from './label-names.ts';
import { LIMITS } from './limits.ts';

/** The forms of labels, which distinguish them from other words before a colon, in bold or on a line of their own. */
export type LabelStyle =
  /** `OTTO QUAYLE`, `PRES. TRUMP on taxes` */
  | 'capitals'
  /** `Otto Quayle (00:01:12)` */
  | 'clock'
  /** `Q`, `Speaker 2`, `Interviewer` */
  | 'role'
  /** `**Otto Quayle, 58, plumber** I signed it.` */
  | 'bold'
  /** `INTERVIEWER`, `QUAYLE`, on a line of its own above what is said */
  | 'line'
  /** `Otto Quayle`, `Opposition senators` */
  | 'name';

/** The speaker's label before what is said: `OTTO QUAYLE, HARBOUR MASTER (through translator):` */
export interface Label {
  /** As printed, with office and affiliation, without asides. */
  source: Span;
  /** Whether a colon closes it; a time, a line break, stars or blanks may stand instead. */
  colon: boolean;
  style: LabelStyle;
  /** The same for all labels of one speaker: the last word of the name, in lower case. */
  key: string;
  /**
   * Whether it contains a title, an affiliation or an aside (`MR.`, `, HOST`, `(on camera)`), which only speakers'
   * labels do.
   */
  attested: boolean;
  /** Whether it names who asks what follows with other labels: `BY MR. QUAYLE:`. */
  examines: boolean;
  /** Where the speech begins. */
  end: number;
}

const ASIDE_WORDS: ReadonlySet<string> = new Set(LABEL_WORDS.aside.split(' '));

const CLOCK = '[[(]?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?[\\])]?';
const BEFORE = new RegExp(`^[\\s•*·▪>–—-]{0,6}(?:${CLOCK}\\s{1,3}(?:[-–—|]\\s)?)?`, 'u');
const HAS_CLOCK = /\d{1,2}:\d{2}/;
const COLON =
  /^(?<name>[^:\n()[\]]{1,100}?)(?<asides>(?:\s{0,2}[([][^()[\]\n]{1,60}[)\]]){0,3})(?<colon>\s{0,2}:)(?=$|[\s"“”‘’'«„—–])/u;
/** `Q. Why did you go?`, `Q    Thank you`: in interviews only, so only if the letter stands alone. */
const LETTERED = /^(?<name>[QA](?=\.\s|\s{2,8}\p{Lu})|Q(?=\s\p{Lu}))[.\s]\s{0,8}/u;
const CLOCKED = new RegExp(`^(?<name>[^:\\n()[\\]]{2,60}?)\\s{1,4}${CLOCK}\\s*$`, 'u');
const ALONE = /^(?<name>\p{Lu}(?:[^\d:\n()[\]“”"?!]{1,40}|[^\p{Ll}\d:\n()[\]“”"?!]{1,100}))$/u;
/** `**Otto Quayle, 58, plumber** I signed it.`, with or without a dash, as Markdown sets names apart. */
const BOLD = /^(?<name>[^*:\n]{2,100}):?\*\*:?\s{0,2}(?:[—–-]\s)?(?=["“‘'\p{L}])/u;

/**
 * The label at the beginning of a span of text.
 *
 * @param end the end of the span, of which only the beginning is examined
 */
export function labelAt({ text, tokens }: Document, { start, end }: Span): Label | undefined {
  const head = text.slice(start, Math.min(end, start + LIMITS.label));
  const before = BEFORE.exec(head)![0];
  const rest = head.slice(before.length);
  // only these have neither a colon nor a letter that ends them
  const isWhole = head.length === end - start;
  const clocked = isWhole ? CLOCKED.exec(rest) : null;
  const alone = isWhole && before === '' ? ALONE.exec(rest) : null;
  const bold = before.endsWith('**') ? BOLD.exec(rest) : null;
  const match = bold ?? COLON.exec(rest) ?? LETTERED.exec(rest) ?? clocked ?? alone;
  if (!match) return undefined;
  const { name = '', asides = '', colon } = match.groups!;
  const examiner = EXAMINER.exec(name)?.[0] ?? '';
  // `The Secretary of State for Ports (Mr Otto Quayle):`
  const holder = LABEL_OF_OFFICE.test(name) ? OFFICE_HOLDER.exec(asides)?.groups?.name : undefined;
  const printed = holder ?? name.slice(examiner.length).trimEnd();
  const read = readName(printed);
  if (!read) return undefined;
  const at = holder ? match[0].indexOf(holder, name.length) : match[0].indexOf(name) + examiner.length;
  const from = start + before.length + at;
  const clock = match === clocked || HAS_CLOCK.test(before) || HAS_CLOCK.test(asides);
  const style = match === bold ? 'bold' : match === alone ? 'line' : clock ? 'clock' : read.style;
  const source = { start: from, end: from + read.length };
  const attested = read.attested || isStageDirection(asides);
  if (read.style === 'name' && !clock && !isNominal(tokens, source, attested)) return undefined;
  return {
    source,
    colon: colon !== undefined,
    style,
    key: read.key,
    attested,
    examines: examiner !== '',
    end: skipAside(text, start + before.length + match[0].length, end),
  };
}

function isStageDirection(asides: string): boolean {
  const words = asides.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => ASIDE_WORDS.has(word));
}

/** `(voice-over)`, `[laughing]` before the first word are not the speaker's words. */
function skipAside(text: string, from: number, end: number): number {
  const rest = text.slice(from, Math.min(end, from + LIMITS.label));
  const aside = /^\s*([([][^()[\]\n]{1,60}[)\]])[.:]?\s*/u.exec(rest);
  if (aside && isStageDirection(aside[1]!)) return from + aside[0].length;
  return from + /^\s*/.exec(rest)![0].length;
}
