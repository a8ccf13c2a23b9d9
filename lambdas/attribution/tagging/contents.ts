import grammar from '../lexicon/cue-grammar.json' with { type: 'json' };
import { type Cue, isAdverb, isSpeech } from './cues.ts';
import type { Unit } from './narration.ts';
import { isComma, isNominal, isTime, type Phrase, phraseStartingAt } from './sources.ts';

const ADDRESSEE = new Set(grammar.addressee);
const OPENS_CONTENT = new Set(['that', 'how', 'whether', 'why', 'what', 'if']);
const SETTING = new Set([
  'in',
  'on',
  'at',
  'during',
  'after',
  'before',
  'via',
  'through',
  'to',
  'by',
  'from',
  'with',
  'over',
  'as',
  'when',
  'earlier',
  'later',
]);
const SUBJECT_PRONOUN = new Set(['he', 'she', 'it', 'they', 'we', 'i', 'you', 'there', 'this', 'these']);
/** How far from its cue `that` may stand: `said on Monday in a speech to donors that`. */
const SETTING_LENGTH = 16;
/** A shorter quotation, in code units, is a term within a report rather than one itself. */
const LEAST_REPORT = 20;

const isMark = (unit: Unit | undefined): boolean => unit !== undefined && unit.pos === 'PUNCT';
const isVerbal = (unit: Unit): boolean => unit.pos === 'VERB' || unit.pos === 'AUX';

/** Where the content after `cue` begins, past addressee, time and setting; `bound` where there is none. */
export function contentStart(units: readonly Unit[], cue: Cue, bound: number): number {
  let i = cue.last + 1;
  while (i < bound && isAdverb(units[i]!) && units[i]!.lower !== 'not') i++;
  if (i < bound && units[i]!.lower === 'that') return i;
  if (ADDRESSEE.has(cue.lemma)) i = afterAddressee(units, i, bound);
  for (let k = i; k < bound && k < i + SETTING_LENGTH; k++) {
    const unit = units[k]!;
    if (unit.pos === 'QUOTE' || unit.lower === ':') break;
    if (OPENS_CONTENT.has(unit.lower) && (k === i || isSetting(units, i))) return k;
    if (isVerbal(unit)) break;
  }
  while (
    i < bound &&
    (isTime(units[i]) ||
      (units[i]!.lower === 'on' && isTime(units[i + 1])) ||
      (units[i]!.lower === 'to' && units[i + 1]?.lower === 'reporters'))
  )
    i += units[i]!.lower === 'to' ? 2 : 1;
  if (i < bound && SETTING.has(units[i]!.lower) && takesClause(cue)) {
    const end = afterSetting(units, i, bound);
    if (end !== undefined) i = end;
  }
  while (i < bound && (isComma(units[i]) || units[i]!.lower === ':' || isTime(units[i]))) i++;
  return i;
}

const takesClause = (cue: Cue): boolean =>
  cue.reliability >= 0.6 && cue.lemma !== 'call' && cue.lemma !== 'describe';

function isSetting(units: readonly Unit[], from: number): boolean {
  const first = units[from]!;
  return SETTING.has(first.lower) || isTime(first) || isComma(first) || first.lower === '(';
}

/** `told reporters on Monday that`, `asked him if`, `told CNN`. */
function afterAddressee(units: readonly Unit[], start: number, bound: number): number {
  const first = units[start];
  if (!first || start >= bound || first.pos === 'QUOTE' || OPENS_CONTENT.has(first.lower) || isMark(first))
    return start;
  if (first.lower === 'for' || first.lower === 'about' || first.lower === 'to') return start;
  if (
    first.pos === 'PRON' &&
    !SUBJECT_PRONOUN.has(first.lower) &&
    !/^(?:his|her|their|its|my|our|your)$/.test(first.lower)
  )
    return start + 1;
  for (let i = start; i < bound && i < start + 12; i++) {
    const unit = units[i]!;
    if (OPENS_CONTENT.has(unit.lower) || unit.pos === 'QUOTE' || unit.lower === ':') return i;
    if (isVerbal(unit)) break;
    if (unit.lower === 'to' && units[i + 1]?.pos === 'VERB') return i;
  }
  const phrase = phraseStartingAt(units, start);
  if (!phrase) return start;
  const next = units[phrase.last + 1];
  // Without anything said behind it, the phrase is what was told, not who was.
  const told = units[phrase.last + 2];
  const isTold = next?.lower !== ',' || (told && (told.pos === 'QUOTE' || OPENS_CONTENT.has(told.lower)));
  return next && isTold && phrase.last + 1 < bound && !/^[.!?]$/.test(next.lower) ? phrase.last + 1 : start;
}

/** The end of `in a speech on Monday` where a clause with a subject of its own follows; undefined where it is content itself. */
function afterSetting(units: readonly Unit[], start: number, bound: number): number | undefined {
  for (let i = start + 1; i < bound && i < start + SETTING_LENGTH; i++) {
    const unit = units[i]!;
    if (unit.pos === 'QUOTE' || unit.lower === ':') return i;
    if (isComma(unit)) return i + 1;
    if (SUBJECT_PRONOUN.has(unit.lower) && i > start + 1) return i;
    if (OPENS_CONTENT.has(unit.lower)) return i;
    if (isVerbal(unit)) {
      // The phrase before the verb is the content's subject: it begins after the setting's own noun.
      let k = i - 1;
      while (
        k > start &&
        (isAdverb(units[k]!) || units[k]!.pos === 'ADJ' || isNominal(units[k]) || units[k]!.pos === 'DET')
      ) {
        if (units[k]!.pos === 'DET' || (isTime(units[k - 1]) && isNominal(units[k]))) break;
        k--;
      }
      return k > start + 1 ? k : undefined;
    }
  }
  return undefined;
}

/** Where a content that begins at `start` ends (the unit after its last): at the sentence's end or the next report. */
export function contentEnd(
  units: readonly Unit[],
  start: number,
  cue: Cue,
  next: readonly { cue: Cue; source: Phrase | undefined }[],
): number {
  let end = units.length;
  const semicolon = units.findIndex((unit, i) => i > start && unit.lower === ';');
  if (semicolon > 0) end = semicolon;
  while (end > start && /^[.!?…;]+$/.test(units[end - 1]!.lower)) end--;
  for (const { cue: other, source } of next) {
    if (other.first <= start || other.head <= cue.last) continue;
    const cut = reportBoundary(units, start, other, source);
    if (cut !== undefined && cut > start) return trim(units, start, Math.min(cut, end));
  }
  return trim(units, start, end);
}

/** Where the report of a later cue begins, when that cue doesn't belong to the content itself. */
function reportBoundary(
  units: readonly Unit[],
  start: number,
  other: Cue,
  source: Phrase | undefined,
): number | undefined {
  const before = units[other.first - 1];
  if (other.form === 'according') return other.first;
  if (source && source.first > start && introducesQuote(units, other)) return source.first;
  if (other.form === 'participle')
    return isComma(before) && other.reliability >= 0.4 ? other.first - 1 : undefined;
  if (other.form !== 'finite' || other.reliability < 0.4) return undefined;
  if (before && (before.lower === 'and' || before.lower === 'but') && sameTense(units, other))
    return other.first - 1;
  if (!source || source.first <= start) return undefined;
  const link = units[source.first - 1];
  if (isComma(link) && isTag(units, other)) return source.first - 1;
  if (link && /^(?:and|but|while|though|although|as|whereas|;|—|–)$/.test(link.lower)) {
    if (link.lower === 'and' && !isComma(units[source.first - 2])) return undefined;
    return source.first - 1;
  }
  return undefined;
}

/** `..., Ann Howe recalled.`: nothing is left of the sentence but a time or place. */
function isTag(units: readonly Unit[], cue: Cue): boolean {
  if (!isSpeech(cue.lemma)) return false;
  for (let i = cue.last + 1; i < units.length; i++) {
    if (/^[.!?]$/.test(units[i]!.lower)) return true;
    if (!isTime(units[i]) && units[i]!.pos !== 'ADP' && units[i]!.pos !== 'ADV') return false;
  }
  return true;
}

/** `the man shouted in Turkish: "..."` is a report of its own, wherever it stands. */
function introducesQuote(units: readonly Unit[], cue: Cue): boolean {
  if (!isSpeech(cue.lemma) || cue.form !== 'finite') return false;
  for (let i = cue.last + 1; i < units.length && i < cue.last + SETTING_LENGTH; i++) {
    if (isVerbal(units[i]!)) return false;
    const mark = units[i]!.lower;
    if ((mark === ':' || mark === ',') && units[i + 1]?.pos === 'QUOTE')
      return units[i + 1]!.text.length >= LEAST_REPORT;
  }
  return false;
}

/** A second verb of the narrator's sentence, not of the content: `pledged ... and cast doubt`. */
const sameTense = (units: readonly Unit[], other: Cue): boolean => !/(?:ing)$/.test(units[other.head]!.lower);

function trim(units: readonly Unit[], start: number, end: number): number {
  while (
    end > start &&
    (isComma(units[end - 1]) || /^(?:and|but|while|;|:|—|–|-)$/.test(units[end - 1]!.lower))
  )
    end--;
  return end;
}
