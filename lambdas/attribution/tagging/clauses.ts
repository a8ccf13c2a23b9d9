import grammar from '../lexicon/cue-grammar.json' with { type: 'json' };
import { contentEnd, contentStart } from './contents.ts';
import { type Cue, isAdverb, isSpeech } from './cues.ts';
import type { Unit } from './narration.ts';
import { canInvert, quotedEnd } from './quoted.ts';
import {
  type Candidate,
  hasFiniteVerb,
  isFiniteVerb,
  isQuote,
  lastWord,
  type Relation,
  skipLinks,
} from './relation.ts';
import { barePhraseStartingAt, isComma, isNominal, type Phrase, phraseStartingAt } from './sources.ts';

const PASSIVE = new Set(grammar.passive);
const EVIDENTIAL = new Set(grammar.evidential);
const SUBORDINATE =
  /^(?:if|when|while|as|after|before|since|although|though|because|in|on|at|during|despite|asked)$/;

/** Below it, a verb without a quotation is hardly a report. */
const RELIABLE = 0.4;
/** `accepted that ...`: the conjunction vouches for the verb. */
const RELIABLE_WITH_THAT = 0.2;
/** A weaker verb gives way to a stronger one in what would be its content: `the row grew when Ferguson said`. */
const WEAK = 0.7;
const STRONG = 0.8;
/** In units. */
const LONGEST_TAG = 14;

/** `She said that the plan is dead`, `She criticised the plan` */
export function clause(
  units: readonly Unit[],
  candidate: Candidate,
  next: readonly Candidate[],
): Relation | undefined {
  const { cue, source } = candidate;
  if (cue.form === 'infinitive') return undefined;
  if (cue.form === 'nominal') return nominal(units, candidate, next);
  if (cue.form === 'passive' || EVIDENTIAL.has(cue.lemma)) return saidOfSubject(units, candidate, next);
  const first = contentStart(units, cue, units.length);
  if (!source || first >= units.length || /^[—–-]$/.test(units[first]!.lower)) return undefined;
  const end =
    quotedEnd(units, first, cue) ?? relativeEnd(units, first, source) ?? contentEnd(units, first, cue, next);
  const last = end - 1;
  if (last < first || (last === first && !isQuote(units[first]))) return undefined;
  const quotes = units.slice(first, end).some(isQuote);
  const least = units[first]!.lower === 'that' && first === cue.last + 1 ? RELIABLE_WITH_THAT : RELIABLE;
  if (cue.reliability < least && !(quotes && isSpeech(cue.lemma))) return undefined;
  const givesWay = next.some(
    ({ cue: inner }) => inner.head < end && inner.form === 'finite' && inner.reliability >= STRONG,
  );
  if (cue.reliability < WEAK && givesWay) return undefined;
  return {
    cue,
    source,
    contents: [{ first, last }],
    pattern: isQuote(units[first]) ? 'quote-intro' : 'clause',
  };
}

/** `Mr. Ryan's claim that the levy had failed was met with laughter`: the content ends with its clause. */
function nominal(
  units: readonly Unit[],
  { cue, source }: Candidate,
  next: readonly Candidate[],
): Relation | undefined {
  const first = cue.last + 1;
  const end = contentEnd(units, first, cue, next);
  let last = first;
  let hasVerb = false;
  for (let i = first + 1; i < end && !isComma(units[i]); i++) {
    // A second verb, and neither `has failed` nor `wants to go`: the narrator's own.
    const before = units[i - 1]!;
    const isMain =
      isFiniteVerb(units[i]!) && (isNominal(before) || (before.pos === 'VERB' && units[i]!.pos === 'AUX'));
    if (isMain && hasVerb) break;
    hasVerb ||= isFiniteVerb(units[i]!);
    last = i;
  }
  return !source || last < first + 2
    ? undefined
    : { cue, source, contents: [{ first, last }], pattern: 'nominal' };
}

/** `Mr. Trump, who said that it was over, left`: the relative clause ends where the main verb follows its comma. */
function relativeEnd(units: readonly Unit[], start: number, source: Phrase): number | undefined {
  if (!/^(?:who|which|that)$/.test(units[source.last]!.lower) || !isComma(units[source.last - 1]))
    return undefined;
  for (let i = start + 2; i < units.length - 1; i++)
    if (isComma(units[i]) && isFiniteVerb(units[i + 1]!)) return i;
  return undefined;
}

/** `She is expected to move`, `He was described by aides as angry`, `It seems far away`: nobody, or an agent, says it of the subject. */
function saidOfSubject(
  units: readonly Unit[],
  { cue, source: subject }: Candidate,
  next: readonly Candidate[],
): Relation | undefined {
  if (!subject || !(PASSIVE.has(cue.lemma) || EVIDENTIAL.has(cue.lemma))) return undefined;
  const source = units[cue.head + 1]?.lower === 'by' ? phraseStartingAt(units, cue.head + 2) : undefined;
  const takesTo = EVIDENTIAL.has(cue.lemma) || units[cue.last]!.lower === 'to';
  const first = source ? source.last + 1 : takesTo ? cue.head + 1 : cue.last + 1;
  const opening = units[first];
  if (!opening || opening.pos === 'PUNCT' || opening.lower === 'in' || opening.lower === 'on')
    return undefined;
  const last = contentEnd(units, first, cue, next) - 1;
  return last < first ? undefined : { cue, source, contents: [subject, { first, last }], pattern: 'passive' };
}

/** `The plan is dead, she said on Monday`, `The plan, she said, is dead`, `The plan is dead, said the mayor` */
export function clauseTag(
  units: readonly Unit[],
  { cue, source }: Candidate,
  least: number,
): Relation | undefined {
  return invertedTag(units, cue, least) ?? (source && plainTag(units, cue, source, least));
}

function invertedTag(units: readonly Unit[], cue: Cue, least: number): Relation | undefined {
  if (cue.form !== 'finite' || !canInvert(cue) || cue.reliability < RELIABLE) return undefined;
  if (!isComma(units[cue.first - 1]) || cue.first < least + 2) return undefined;
  const source = phraseStartingAt(units, cue.last + 1);
  const after = source && units[source.last + 1];
  if (!source || (after && !/^[,.;]$/.test(after.lower) && after.pos !== 'ADP')) return undefined;
  const content = { first: skipLinks(units, least, cue.first - 2), last: cue.first - 2 };
  const rest = isComma(after)
    ? { first: source.last + 2, last: lastWord(units, source.last + 2) }
    : undefined;
  // `It was, said Drury, "the one idea"`: without its rest, so short a clause says nothing.
  const goesOn = rest !== undefined && isQuote(units[rest.first]) && cue.first < least + 4;
  if (!hasFiniteVerb(units, content) || (cue.first < least + 4 && !goesOn)) return undefined;
  return { cue, source, contents: goesOn ? [content, rest] : [content], pattern: 'clause-tag' };
}

function plainTag(units: readonly Unit[], cue: Cue, source: Phrase, least: number): Relation | undefined {
  if (!isSpeech(cue.lemma) && cue.reliability < WEAK) return undefined;
  if (!isComma(units[source.first - 1])) return undefined;
  const content = { first: skipLinks(units, least, source.first - 2), last: source.first - 2 };
  const end = tagEnd(units, cue);
  if (end === undefined || content.last < content.first) return undefined;
  const isWhole = content.last - content.first >= 2 && hasFiniteVerb(units, content);
  const isParenthesis = isComma(units[end]) && end === cue.last + 1 && content.first === least;
  if (!isWhole && !isParenthesis) return undefined;
  const ended = end > cue.last + 1 || /^[.,]$/.test(units[end]?.lower ?? '.');
  if (SUBORDINATE.test(units[least]!.lower) && !ended) return undefined;
  const contents = [content];
  if (
    isComma(units[end]) &&
    end === cue.last + 1 &&
    end + 2 < units.length &&
    !units[end + 1]!.lower.endsWith('ing')
  ) {
    const rest = { first: end + 1, last: lastWord(units, end) };
    if (hasFiniteVerb(units, rest)) contents.push(rest);
  }
  if (!isWhole && contents.length === 1) return undefined;
  return { cue, source, contents, pattern: 'clause-tag' };
}

/** The mark that ends a tag, or undefined where the cue has content behind it: then it is no tag. */
function tagEnd(units: readonly Unit[], cue: Cue): number | undefined {
  const next = units[cue.last + 1];
  if (next?.lower === 'that' || next?.lower === ':' || (isComma(next) && isQuote(units[cue.last + 2])))
    return undefined;
  let i = cue.last + 1;
  for (; i < units.length && i < cue.last + LONGEST_TAG && !/^[,.!?;]$/.test(units[i]!.lower); i++) {
    if (units[i]!.pos === 'VERB' || units[i]!.pos === 'AUX' || isQuote(units[i])) return undefined;
  }
  return i;
}

/** `X, according to Y`; `According to Y, X`. */
export function accordingTo(units: readonly Unit[], cue: Cue, least: number): Relation | undefined {
  const isFronted = cue.first <= least + 1;
  const source = isFronted ? frontedSource(units, cue) : phraseStartingAt(units, cue.last + 1);
  if (!source) return undefined;
  const contents = isFronted ? afterAccording(units, source) : beforeAccording(units, cue, source, least);
  return contents && { cue, source, contents, pattern: 'according' };
}

/** What follows its comma is an appositive only where one more comma ends it: `According to Low, a farmer, it rained`. */
function frontedSource(units: readonly Unit[], cue: Cue): Phrase | undefined {
  const bare = barePhraseStartingAt(units, cue.last + 1);
  const whole = phraseStartingAt(units, cue.last + 1);
  if (!bare || !whole) return undefined;
  const apposed =
    isComma(units[whole.last + 1]) && !hasFiniteVerb(units, { first: bare.last + 1, last: whole.last });
  return apposed ? whole : bare;
}

function beforeAccording(units: readonly Unit[], cue: Cue, source: Phrase, least: number): Phrase[] {
  let last = cue.first - 1;
  while (last > least && (isComma(units[last]) || isAdverb(units[last]!))) last--;
  const before = { first: skipLinks(units, least, last), last };
  const next = source.last + 2;
  return isComma(units[source.last + 1]) && isQuote(units[next])
    ? [before, { first: next, last: next }]
    : [before];
}

function afterAccording(units: readonly Unit[], source: Phrase): Phrase[] | undefined {
  let first = source.last + 1;
  while (first < units.length && !isComma(units[first]) && !isQuote(units[first])) first++;
  while (isComma(units[first])) first++;
  return first < units.length ? [{ first, last: lastWord(units, first) }] : undefined;
}

/** In units; a longer one before a colon is no name. */
const LONGEST_NAME = 8;
const SHORTEST_STATEMENT = 4;

/** `Trump: 'We are going to win.'`: the colon alone reports, of unquoted words only in a headline. */
export function colonReport(units: readonly Unit[], isHeadline: boolean): Relation | undefined {
  const colon = units.findIndex((unit) => unit.lower === ':');
  const first = colon + 1;
  if (colon < 1 || colon > LONGEST_NAME || first >= units.length) return undefined;
  const speaker = units.slice(0, colon);
  if (!speaker.every((unit) => /^(?:PROPN|NOUN|DET|ADJ)$/.test(unit.pos) || unit.lower === '.'))
    return undefined;
  if (!speaker.some((unit) => unit.pos === 'PROPN')) return undefined;
  const quoted = isQuote(units[first]);
  if (!quoted && (!isHeadline || units.length - first < SHORTEST_STATEMENT)) return undefined;
  const reliability = quoted ? 0.8 : 0.5;
  const cue: Cue = { first: colon, last: colon, head: colon, lemma: ':', form: 'colon', reliability };
  const content = { first, last: quoted ? first : lastWord(units, first) };
  return { cue, source: { first: 0, last: colon - 1 }, contents: [content], pattern: 'colon' };
}
