import type { Span } from '../../model/attribution.ts';
import { APHAERESIS, CLITIC, DROPPED_END, MEASURED, NEGATION, PLURAL_END } from '../language/index.ts';

/** A mark that may open or close a quotation, with the cost of each reading. */
export interface MarkCandidate extends Span {
  /** Cost of reading it as an opener, as a closer, or as no quotation mark: 0 is certain, 5 almost excluded. */
  open: number;
  close: number;
  ignore: number;
}

/** Double marks pair only with double marks, single ones only with single ones. */
export interface MarkCandidates {
  double: MarkCandidate[];
  single: MarkCandidate[];
}

/**
 * Includes marks in UTF-8 that were decoded as Windows-1252: three letters each, of which the last one of `”` is often
 * lost.
 */
const MARK = /â€œ|â€[˜™]|â€(?:\u009d|(?=[\s,.;:!?)]|$))|["“”„‟«»″「」『』]|''|``|,,|‘‘|’’(?!’)|[‘’‚‛'`´‹›]/g;
const DOUBLE = /^(?:["“”„‟«»″「」『』]|''|``|,,|‘‘|’’|â€œ|â€\u009d?)$/;
/** Dashes and other signs that were decoded so end in what looks like a mark: `â€“`, `â„¢`. */
const MISREAD_BEFORE = /â€$|[âÂ]$/;
const OPENERS = /^(?:[„‟「『]|,,|‘‘|``|â€œ)$/;
const CLOSERS = /^(?:[」』]|’’|â€\u009d?)$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const OPENING_BEFORE = /[\s([{—–\-/“”„«"'‘’`…:,]/u;
const CLOSING_AFTER = /[\s)\]},.;:!?—–\-/“”»"'’…]/u;
const SENTENCE_END = /[.!?…,]/;

/** The double and single quotation mark candidates of `text` between `start` and `end`, in order. */
export function markCandidates(text: string, { start, end }: Span): MarkCandidates {
  const found: MarkCandidates = { double: [], single: [] };
  for (const { 0: mark, index } of text.slice(start, end).matchAll(MARK)) {
    const at = { start: start + index, end: start + index + mark.length };
    if (DOUBLE.test(mark)) {
      if (mark === ',,' && !LETTER_OR_DIGIT.test(text[at.end] ?? '')) continue;
      if (MISREAD_BEFORE.test(text.slice(Math.max(0, at.start - 2), at.start))) continue;
      found.double.push({ ...at, ...doubleCosts(text, at, mark) });
    } else {
      const costs = singleCosts(text, at, mark);
      if (costs) found.single.push({ ...at, ...costs });
    }
  }
  return found;
}

/** Costs that differ by this much leave little doubt about a mark's direction. */
const CLEAR = 3.5;

type Costs = Pick<MarkCandidate, 'open' | 'close' | 'ignore'>;

function doubleCosts(text: string, at: Span, mark: string): Costs {
  if (OPENERS.test(mark)) return { open: 0, close: mark === '``' ? 4 : 6, ignore: 4 };
  if (CLOSERS.test(mark)) return { open: 6, close: 0, ignore: 4 };
  const around = contextCosts(text, at);
  const opens = mark === '“' || mark === '«';
  if (opens || mark === '”' || mark === '»') {
    // „…“ and »…« are in use as well, so the shape counts little if the words around are clear.
    const reversed =
      (mark === '“' || mark === '«' || mark === '»') && Math.abs(around.open - around.close) >= CLEAR;
    if (reversed)
      return {
        open: 0.6 * around.open + (opens ? 0 : 0.5),
        close: 0.6 * around.close + (opens ? 0.5 : 0),
        ignore: 4,
      };
    if (opens) return { open: around.open * 0.3, close: around.close + (mark === '“' ? 2 : 1.5), ignore: 4 };
    return {
      open: around.open + 1.5,
      close: around.close * (mark === '”' && around.close > 3 ? 0.6 : 0.3),
      ignore: 4,
    };
  }
  return { ...around, ignore: isMeasure(text, at) ? 0 : 4 };
}

/** `6'2"`, `a 15" screen`: the mark means inches. */
function isMeasure(text: string, at: Span): boolean {
  if (!/\d/.test(text[at.start - 1] ?? '')) return false;
  const before = text.slice(Math.max(0, at.start - 6), at.start);
  return /\d['’] ?\d{1,2}$/.test(before) || MEASURED.test(text.slice(at.end, at.end + 12));
}

/** The direction of a mark by the characters around it, whatever its shape. */
function contextCosts(text: string, at: Span): { open: number; close: number } {
  const before = text[at.start - 1] ?? '\n';
  const after = text[at.end] ?? '\n';
  const blankBefore = /\s/.test(before);
  const blankAfter = /\s/.test(after);
  if (blankBefore && !blankAfter) {
    // `word "` at the end of a sentence with a lost word, or `said ",`: a closer.
    return CLOSING_AFTER.test(after) && !LETTER_OR_DIGIT.test(after) && !/["'“‘([…-]/.test(after)
      ? { open: 2, close: 0.5 }
      : { open: 0, close: 4 };
  }
  if (!blankBefore && blankAfter) {
    return /[([{]/.test(before) ? { open: 0, close: 3 } : { open: 4, close: 0 };
  }
  if (blankBefore && blankAfter) return looseCosts(text, at);
  if (LETTER_OR_DIGIT.test(before) && LETTER_OR_DIGIT.test(after)) return { open: 1.5, close: 1.5 };
  if (LETTER_OR_DIGIT.test(after)) {
    // Without blanks: `said,"We` opens, `over."He` closes; a bracket, a dash or another mark before it indicates an
    // opener.
    if (/[.!?]/.test(before)) return { open: 1.5, close: 0.5 };
    if (before === ',') return { open: 0.8, close: 0.8 };
    return OPENING_BEFORE.test(before) ? { open: 0, close: 2.5 } : { open: 1.5, close: 1.5 };
  }
  if (LETTER_OR_DIGIT.test(before)) return { open: 4, close: 0 };
  // Between two marks or signs: `"'Go,'"`, `(“…”)`, `.”—`.
  if (SENTENCE_END.test(before)) return { open: 2.5, close: 0.2 };
  return OPENING_BEFORE.test(before) && !CLOSING_AFTER.test(after)
    ? { open: 0.3, close: 2 }
    : { open: 1, close: 0.5 };
}

/** Blanks on both sides, as tokenizers leave them: the nearest words decide. */
function looseCosts(text: string, at: Span): { open: number; close: number } {
  const before =
    text
      .slice(Math.max(0, at.start - 4), at.start)
      .trimEnd()
      .at(-1) ?? '\n';
  const after = text.slice(at.end, at.end + 4).trimStart()[0] ?? '\n';
  let open = 0.5;
  let close = 0.5;
  if (/[.!?…]/.test(before)) open += 0.8;
  if (/[:([]/.test(before)) close += 2;
  if (/[,.;:!?)]/.test(after)) open += 2;
  if (/\p{Lu}/u.test(after)) close += 0.5;
  return { open, close };
}

/** Undefined if it is certainly an apostrophe. */
function singleCosts(text: string, at: Span, mark: string): Costs | undefined {
  const before = text[at.start - 1] ?? '\n';
  const after = text[at.end] ?? '\n';
  const rest = text.slice(at.end, at.end + 6);
  const letterBefore = LETTER_OR_DIGIT.test(before);
  const letterAfter = LETTER_OR_DIGIT.test(after);
  if (mark === 'â€™' && letterBefore && letterAfter) return undefined;
  if (mark === '‹') return { open: 0, close: 4, ignore: 2 };
  if (mark === '›') return { open: 4, close: 0, ignore: 2 };
  if (letterBefore && letterAfter) return undefined;
  if (/\s/.test(before) && (CLITIC.test(rest) || NEGATION.test(text.slice(at.start - 1, at.start + 3))))
    return undefined;
  if (/\s/.test(before) && /\s/.test(after)) return undefined;
  if (/\d/.test(before)) return { open: 6, close: 1.5, ignore: 0 };
  if (letterAfter || (/["“‘$£€[(]/.test(after) && !/[\p{L}\p{N},.!?…]/u.test(before))) {
    if (APHAERESIS.test(rest)) return { open: 1.5, close: 6, ignore: 0 };
    const open =
      mark === '‘' || mark === 'â€˜' || mark === '`' || mark === '‚' || mark === '‛'
        ? 0
        : mark === '’'
          ? 1.2
          : 0.2;
    return OPENING_BEFORE.test(before)
      ? { open, close: 6, ignore: 1 }
      : { open: open + 1.5, close: 2, ignore: 0.5 };
  }
  // It closes what `‚` opens.
  if (mark === '‘')
    return letterBefore ? { open: 4, close: 0.8, ignore: 1 } : { open: 0.5, close: 3, ignore: 1 };
  if (DROPPED_END.test(text.slice(Math.max(0, at.start - 4), at.start)))
    return { open: 6, close: 0.5, ignore: 0.2 };
  // After a plural's s it may be a possessive; only an opener before it indicates a closer.
  const possessive = PLURAL_END.test(before) && /^\s+[\p{L}]/u.test(text.slice(at.end, at.end + 3));
  return { open: 6, close: possessive ? 0.8 : 0, ignore: possessive ? 0.4 : 0.8 };
}
