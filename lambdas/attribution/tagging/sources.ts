import { isAdverb } from './cues.ts';
import type { Unit } from './narration.ts';

/** A phrase of a narration: units `first` to `last`, both included. */
export interface Phrase {
  first: number;
  last: number;
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);
const INSIDE = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET', 'SYM']);
const LINKS = new Set([
  'of',
  'for',
  'from',
  'in',
  'at',
  'with',
  'on',
  'to',
  'by',
  'behind',
  'against',
  'about',
  'among',
  'near',
  'under',
  'who',
  'between',
  'like',
]);
const RELATIVE = new Set(['who', 'which', 'whose', 'that']);
const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tonight tomorrow morning afternoon evening night week month year recently later earlier now then mon. tue. wed. thu. fri. sat. sun. jan. feb. aug. sept. oct. nov. dec.'.split(
    ' ',
  ),
);
const LONGEST = 40;

export const isTime = (unit: Unit | undefined): boolean => unit !== undefined && TIMES.has(unit.lower);
export const isComma = (unit: Unit | undefined): boolean => unit?.lower === ',';
export const isNominal = (unit: Unit | undefined): boolean => unit !== undefined && NOMINAL.has(unit.pos);
const isNoun = (unit: Unit | undefined): boolean =>
  unit !== undefined && (unit.pos === 'NOUN' || unit.pos === 'PROPN');

/** The noun phrase that ends just before unit `end`: a verb's subject. Steps over adverbs, and over an appositive in commas. */
export function subjectBefore(units: readonly Unit[], end: number, least = 0): Phrase | undefined {
  let i = end - 1;
  while (
    i >= least &&
    (isAdverb(units[i]!) || (isTime(units[i]) && i - 1 >= least && isNominal(units[i - 1])))
  )
    i--;
  if (i >= least && units[i]!.lower === 'on' && isTime(units[i + 1])) i--;
  if (i < least) return undefined;
  const unit = units[i]!;
  if (RELATIVE.has(unit.lower) && i > least) {
    const antecedent = units[i - 1]!.lower === ',' ? i - 2 : i - 1;
    const phrase = antecedent >= least ? phraseEndingAt(units, antecedent, least) : undefined;
    return phrase ? { first: phrase.first, last: i } : undefined;
  }
  if (unit.lower === ',' || unit.lower === ')' || /^[—–-]+$/.test(unit.lower))
    return beforeAppositive(units, i, least);
  return phraseEndingAt(units, i, least);
}

/** `James Bruner, whose father was a pastor,`: the phrase before the comma that opens what `close` closes. */
function beforeAppositive(units: readonly Unit[], close: number, least: number): Phrase | undefined {
  const mark = units[close]!.lower;
  const wanted = mark === ')' ? '(' : mark;
  for (let i = close - 2; i > least && i > close - LONGEST; i--) {
    const lower = units[i]!.lower;
    if (units[i]!.pos === 'QUOTE' && wanted !== '(') continue;
    if (lower !== wanted && !(wanted === ',' && /^[—–]+$/.test(lower))) continue;
    // `Vorsic, 52, a former pilot, said`: an age is one more appositive.
    if (units[i - 1]!.pos === 'NUM' && isComma(units[i - 2])) continue;
    const phrase = isNominal(units[i - 1]) ? phraseEndingAt(units, i - 1, least) : undefined;
    if (phrase) return { first: phrase.first, last: close - 1 };
  }
  return undefined;
}

function phraseEndingAt(units: readonly Unit[], end: number, least: number): Phrase | undefined {
  const tail = units[end]!;
  const pronominal = tail.pos === 'DET' || tail.pos === 'ADJ' || tail.pos === 'PART';
  if (!isNominal(tail) && !pronominal && tail.pos !== 'SYM') return undefined;
  if (tail.pos === 'PRON' && !/^(?:others?|everyone|someone|nobody|none|those|who)$/.test(tail.lower)) {
    const isPart = units[end - 1]?.lower === 'of' && end - 2 >= least;
    return isPart
      ? { first: phraseEndingAt(units, end - 2, least)?.first ?? end, last: end }
      : { first: end, last: end };
  }
  let i = end;
  while (i > least && end - i < LONGEST) {
    const before = units[i - 1]!;
    if (INSIDE.has(before.pos) && !(isTime(before) && i - 1 === least)) i--;
    else if (before.pos === 'PART' && before.lower !== 'to' && before.lower !== 'not') i--;
    else if (before.pos === 'PRON' && /^(?:his|her|their|its|my|our|your|whose)$/.test(before.lower)) i--;
    else if (before.lower === '-' || before.lower === '/' || before.lower === '&') i--;
    else if (isPluralPossessive(units, i - 1)) i--;
    else if (before.lower === '.' && units[i - 2]?.text.length === 1) i--;
    else if (LINKS.has(before.lower) && i - 2 >= least && linkable(units, i - 2)) i -= 2;
    else if (/^(?:and|or|&)$/.test(before.lower) && i - 2 >= least && isNominal(units[i - 2])) i -= 2;
    else if (before.lower === ',' && i - 2 >= least && inSeries(units, i, end) && isNominal(units[i - 2]))
      i -= 2;
    else if (before.pos === 'ADV' && units[i]!.pos === 'ADJ') i--;
    else if (
      before.pos === 'VERB' &&
      i - 2 >= least &&
      units[i - 2]!.pos === 'DET' &&
      /(?:ing|ed)$/.test(before.lower)
    )
      i--;
    else if (
      before.pos === 'QUOTE' &&
      before.text.length < 30 &&
      i - 2 >= least &&
      (units[i - 2]!.pos === 'DET' || isNoun(units[i - 2]))
    )
      i--;
    else break;
  }
  while (i < end && (units[i]!.lower === ',' || LINKS.has(units[i]!.lower) || isTime(units[i]))) i++;
  const relative = isNominal(tail) ? relativeHead(units, i, least) : undefined;
  return { first: relative ?? i, last: end };
}

/** The apostrophe of `the dockers' union`. */
const isPluralPossessive = (units: readonly Unit[], i: number): boolean =>
  units[i]!.lower === "'" &&
  isNominal(units[i - 1]) &&
  units[i - 1]!.lower.endsWith('s') &&
  isNominal(units[i + 1]);

const linkable = (units: readonly Unit[], i: number): boolean => isNominal(units[i]) && !isTime(units[i]);

/** `A, B and C`: a comma before something that an `and` follows. */
function inSeries(units: readonly Unit[], i: number, end: number): boolean {
  for (let k = i; k < end; k++) if (units[k]!.lower === 'and') return true;
  return false;
}

/** `The man who shot the envoy said`: where the phrase begins that the relative clause before `i` belongs to. */
function relativeHead(units: readonly Unit[], i: number, least: number): number | undefined {
  if (units[i - 1]?.pos !== 'VERB' && units[i - 1]?.pos !== 'AUX' && units[i - 1]?.pos !== 'ADP')
    return undefined;
  for (let k = i - 1; k > least && k > i - 12; k--) {
    const { lower } = units[k]!;
    if (lower === ',' || units[k]!.pos === 'QUOTE') return undefined;
    if (lower === 'who' && isNominal(units[k - 1])) return phraseEndingAt(units, k - 1, least)?.first;
  }
  return undefined;
}

/** The noun phrase that begins at unit `start`, with its appositive: `said Hugh Hill, a doctor at St. Mary's.` */
export function phraseStartingAt(units: readonly Unit[], start: number): Phrase | undefined {
  const phrase = barePhraseStartingAt(units, start);
  return phrase && { first: phrase.first, last: withAppositive(units, phrase.last + 1) - 1 };
}

/** The noun phrase that begins at unit `start`. */
export function barePhraseStartingAt(units: readonly Unit[], start: number): Phrase | undefined {
  let i = start;
  const tail = () => units[i - 1];
  for (; i < units.length && i - start < LONGEST; i++) {
    const unit = units[i]!;
    if (INSIDE.has(unit.pos) && !(isTime(unit) && isNominal(tail()))) continue;
    if (unit.pos === 'PRON') {
      if (i > start) break;
      if (!/^(?:his|her|their|its|my|our|your|one|some|others?|those)$/.test(unit.lower))
        return { first: i, last: i };
      continue;
    }
    if (unit.pos === 'PART' && unit.lower !== 'to') continue;
    if (unit.lower === '-' || unit.lower === '&' || unit.lower === '/' || isPluralPossessive(units, i))
      continue;
    if (unit.lower === '.' && tail()?.text.length === 1) continue;
    if (
      i > start &&
      (unit.lower === 'of' ||
        unit.lower === 'for' ||
        unit.lower === 'from' ||
        unit.lower === 'at' ||
        unit.lower === 'with' ||
        unit.lower === 'in') &&
      continues(units, i + 1)
    )
      continue;
    if (i > start && unit.lower === 'and' && units[i + 1]?.pos === 'PROPN') continue;
    break;
  }
  while (
    i > start &&
    !isNominal(units[i - 1]) &&
    units[i - 1]!.pos !== 'ADJ' &&
    units[i - 1]!.pos !== 'DET' &&
    units[i - 1]!.pos !== 'PART'
  )
    i--;
  if (i === start) return undefined;
  return { first: start, last: i - 1 };
}

const continues = (units: readonly Unit[], i: number): boolean =>
  units[i] !== undefined && !isTime(units[i]) && INSIDE.has(units[i]!.pos);

/** The end of `, a doctor at St. Mary's` after a name, or `end` where none follows. */
function withAppositive(units: readonly Unit[], end: number): number {
  const first = units[end + 1];
  if (!isComma(units[end]) || !first || !opensAppositive(first)) return end;
  const furthest = Math.min(units.length, end + LONGEST);
  for (let i = end + 2; i < furthest; i++)
    if (/^[,.;]$/.test(units[i]!.lower) || units[i]!.pos === 'QUOTE') return i;
  return furthest === units.length ? furthest : end;
}

const opensAppositive = ({ pos, lower }: Unit): boolean =>
  pos === 'DET' || pos === 'NUM' || /^whos?e?$/.test(lower) || (pos === 'NOUN' && !lower.endsWith('ing'));

/** The subject of the clause that the unit before `end` belongs to: `He pledged aid and cast doubt`. */
export function subjectOfClause(units: readonly Unit[], end: number, least = 0): Phrase | undefined {
  for (let i = least; i < end; i++) {
    const { pos } = units[i]!;
    if (pos !== 'VERB' && pos !== 'AUX') continue;
    const subject = subjectBefore(units, i, least);
    if (subject) return subject;
  }
  return undefined;
}
