import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import {
  AFTER_LABEL_IN_CAPITALS,
  ARTICLE,
  EXAMINER,
  isPluralRole,
  isRole,
  LABEL_IN_CAPITALS,
  LABEL_WORDS,
  LAST_OF_HEADING,
  SMALL_IN_LABELS,
  TITLED_LABEL,
} from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import { LIMITS } from './limits.ts';

/** The forms of labels, which distinguish them from other words before a colon. */
export type LabelStyle =
  /** `OTTO QUAYLE`, `PRES. TRUMP on taxes` */
  | 'capitals'
  /** `Otto Quayle (00:01:12)` */
  | 'clock'
  /** `Q`, `Speaker 2`, `Interviewer` */
  | 'role'
  /** `INTERVIEWER`, `QUAYLE`, on a line of its own above what is said */
  | 'line'
  /** `Otto Quayle`, `Opposition senators` */
  | 'name';

/** The speaker's label before what is said: `OTTO QUAYLE, HARBOUR MASTER (through translator):` */
export interface Label {
  /** As printed, with office and affiliation, without asides. */
  source: Span;
  /** Whether a colon closes it; only a time may stand instead. */
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

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const ROLES = setOf(LABEL_WORDS.roles);
const HEADINGS = setOf(LABEL_WORDS.headings);
const ASIDE_WORDS = setOf(LABEL_WORDS.aside);

const CLOCK = '[[(]?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?[\\])]?';
const BEFORE = new RegExp(`^[\\s•*·▪>–—-]{0,6}(?:${CLOCK}\\s{1,3}(?:[-–—|]\\s)?)?`, 'u');
const HAS_CLOCK = /\d{1,2}:\d{2}/;
const LABEL =
  /^([^:\n()[\]]{1,100}?)((?:\s{0,2}[([][^()[\]\n]{1,60}[)\]]){0,3})(\s{0,2}:)(?=$|[\s"“”‘’'«„—–])/u;
/** `Q. Why did you go?`, `Q    Thank you`: in interviews only, so only if the letter stands alone. */
const LETTERED = /^([QA])(?:\.\s|\s{2,8}(?=\p{Lu}))|^(Q)\s(?=\p{Lu})/u;
const ALONE = /^\p{Lu}[^:\n()[\]“”"?!]{1,40}$/u;
const CLOCKED = new RegExp(`^([^:\\n()[\\]]{2,60}?)\\s{1,4}${CLOCK}\\s*$`, 'u');

/**
 * The label at the beginning of a span of text.
 *
 * @param end the end of the span, of which only the beginning is examined
 */
export function labelAt({ text, tokens }: Document, { start, end }: Span): Label | undefined {
  const head = text.slice(start, Math.min(end, start + LIMITS.label));
  const before = BEFORE.exec(head)![0];
  const rest = head.slice(before.length);
  const whole = head.length === end - start;
  const clocked = whole ? CLOCKED.exec(rest) : null;
  const alone = whole && before === '' ? ALONE.exec(rest) : null;
  const lettered = LETTERED.exec(rest);
  const match = LABEL.exec(rest) ?? lettered ?? clocked ?? alone;
  if (!match) return undefined;
  const [all] = match;
  const [name, asides = '', colon = ''] =
    match === alone
      ? [all]
      : match === lettered
        ? [all[0]!]
        : match === clocked
          ? [match[1]!]
          : match.slice(1);
  const examiner = EXAMINER.exec(name!)?.[0] ?? '';
  const from = start + before.length + examiner.length;
  const clock = match === clocked || HAS_CLOCK.test(before) || HAS_CLOCK.test(asides);
  const trimmed = name!.slice(examiner.length).trimEnd();
  const read = readName(trimmed);
  if (!read) return undefined;
  const style = match === alone ? 'line' : clock ? 'clock' : read.style;
  const source = { start: from, end: from + read.length };
  if (read.style === 'name' && !clock && !isNominal(tokens, source, read.attested)) return undefined;
  return {
    source,
    colon: colon !== '',
    style,
    key: read.key,
    attested: read.attested || isStageDirection(asides),
    examines: examiner !== '',
    end: skipAside(text, start + before.length + all.length, end),
  };
}

function readName(
  name: string,
): { style: 'capitals' | 'role' | 'name'; key: string; attested: boolean; length: number } | undefined {
  const comma = name.indexOf(',');
  const own = comma < 0 ? name : name.slice(0, comma);
  const words = own.split(/\s+/).filter(Boolean);
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]{1,3}$/u, ''));
  const last = plain.findLast((word) => /\p{L}/u.test(word));
  if (words.length === 0 || last === undefined) return undefined;
  if (HEADINGS.has(plain[0] === ARTICLE ? (plain[1] ?? '') : plain[0]!) || LAST_OF_HEADING.test(last))
    return undefined;
  const attested = comma >= 0 || TITLED_LABEL.test(words[0]!);
  const isRole = words.length <= 3 && ROLES.has(plain[0] === ARTICLE ? plain[1]! : plain[0]!) && comma < 0;
  const key = isRole ? plain.join(' ') : last;
  const small = words.findIndex((word) => !LABEL_IN_CAPITALS.test(word));
  const leading = small < 0 ? words.length : small;
  if (isInCapitals(words.slice(0, leading))) {
    if (leading === words.length)
      return words.length > LIMITS.labelWords + 2
        ? undefined
        : { style: 'capitals', key, attested, length: name.length };
    if (AFTER_LABEL_IN_CAPITALS.test(words[leading]!)) {
      const length = own.indexOf(words[leading]!, words.slice(0, leading).join(' ').length);
      return {
        style: 'capitals',
        key: plain[leading - 1]!,
        attested,
        length: own.slice(0, length).trimEnd().length,
      };
    }
  }
  if (isRole && /^\p{Lu}/u.test(words[0]!))
    return { style: 'role', key, attested: false, length: name.length };
  if (words.length > LIMITS.labelWords || !/^[\p{Lu}@]/u.test(words[0]!)) return undefined;
  if (/[.!?…"“”]$/u.test(own.trimEnd()) && !TITLED_LABEL.test(words.at(-1)!)) return undefined;
  return { style: 'name', key: last, attested, length: name.length };
}

/** Two capital letters in the last word, because an initial alone doesn't tell. */
function isInCapitals(words: readonly string[]): boolean {
  const last = words.findLast((word) => /\p{L}/u.test(word))?.replace(/[.'’]/g, '');
  return last !== undefined && /\p{Lu}{2}|^\p{Lu}\p{Ll}{1,2}\p{Lu}/u.test(last);
}

/** A name or a noun for people: it contains no verb, and its words are capitalised or end with such a noun. */
function isNominal(tokens: Document['tokens'], { start, end }: Span, attested: boolean): boolean {
  let proper = false;
  let last = '';
  const first = firstEndingAfter(tokens, start);
  // `On the last goal`, `After the game`
  if (tokens[first]?.pos === 'ADP') return false;
  for (let i = first; i < tokens.length && tokens[i]!.start < end; i++) {
    const { text, pos, lower } = tokens[i]!;
    if (text === ',') break;
    last = text;
    if (pos === 'PRON' || pos === 'AUX') return false;
    if (/^[\p{Lu}@\p{N}]/u.test(text)) proper ||= pos === 'PROPN' || pos === 'NOUN';
    else if (pos === 'VERB' || pos === 'ADV' || pos === 'SCONJ') return false;
    else if (pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PUNCT' && !SMALL_IN_LABELS.test(lower)) return false;
  }
  // `Opposition senators`, not `Opening statement`
  return proper && (attested || !/^\p{Ll}/u.test(last) || isRole(last) || isPluralRole(last));
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
