import grammar from '../lexicon/cue-grammar.json' with { type: 'json' };
import { type Cue, isSpeech } from './cues.ts';
import type { Narration, Unit } from './narration.ts';
import { type Candidate, isFiniteVerb, isQuote, type Relation, skipLinks, wordsIn } from './relation.ts';
import { isComma, type Phrase, phraseStartingAt, subjectBefore, subjectOfClause } from './sources.ts';

const NO_INVERSION = new Set(grammar.noInversion);
/** A verb that doesn't say, but whose tag is one all the same: `"...," he tweeted`. */
const RELIABLE_TAG = 0.5;
/** In words; a shorter one alone is a title or an aside. */
const SHORTEST_ALONE = 4;
const SHORTEST_UTTERANCE = 6;
const SHORTEST_REST = 2;
/** What stands before a title, not before speech: `on "The Late Show"`. */
const BEFORE_TITLE = /^(?:on|in|of|at|called|titled|entitled|named|with|from|for|the|a)$/;

/** How often a name after a dash signs the quotation before it. */
const SIGNATURE = 0.8;
const isDash = (unit: Unit | undefined): boolean => /^[\u2010-\u2015-]+$/.test(unit?.lower ?? '');

/** Whether `said Caddell` is English for this cue as well as `Caddell said`. */
export const canInvert = ({ lemma, form }: Cue): boolean =>
  isSpeech(lemma) && !NO_INVERSION.has(lemma) && form !== 'participle';

/** `"...," Caddell said`, `"...," said Caddell`, `"...," Caddell said, "..."` */
export function quoteTag(units: readonly Unit[], candidate: Candidate, least: number): Relation | undefined {
  const { cue } = candidate;
  const tag = invertedTag(units, cue, least) ?? plainTag(units, candidate, least);
  if (!tag) return undefined;
  const contents = [fronted(units, tag.quote, least)];
  const rest = restAfterTag(units, tag.last, cue);
  return { cue, source: tag.source, contents: rest ? [...contents, rest] : contents, pattern: 'quote-tag' };
}

interface Tag {
  quote: number;
  source: Phrase;
  last: number;
}

function invertedTag(units: readonly Unit[], cue: Cue, least: number): Tag | undefined {
  const quote = quoteBefore(units, cue.first);
  if (quote === undefined || quote < least || !canInvert(cue)) return undefined;
  const afterParticle = cue.last > cue.head ? phraseStartingAt(units, cue.head + 1) : undefined;
  const source = phraseStartingAt(units, cue.last + 1) ?? afterParticle;
  return source && { quote, source, last: source.last };
}

function plainTag(units: readonly Unit[], { cue, source }: Candidate, least: number): Tag | undefined {
  if (!source || source.last >= cue.first || (!isSpeech(cue.lemma) && cue.reliability < RELIABLE_TAG))
    return undefined;
  const quote = quoteBefore(units, source.first);
  if (quote === undefined || quote < least) return undefined;
  // `It was "untrue" that letters had gone unanswered`: a quotation that nothing ends is a part of the sentence.
  const isEnded = quote < source.first - 1 || /[,.!?…—–-]\s*["”“'’»]+$/.test(units[quote]!.text);
  return isEnded ? { quote, source, last: cue.last } : undefined;
}

/** The quotation that ends just before unit `end`, a comma or dash between allowed. */
function quoteBefore(units: readonly Unit[], end: number): number | undefined {
  let i = end - 1;
  while (i >= 0 && (isComma(units[i]) || isDash(units[i]))) i--;
  return isQuote(units[i]) ? i : undefined;
}

/** The quotation, with the words before it that it completes: `The plan is "dead," she said`. */
function fronted(units: readonly Unit[], quote: number, least: number): Phrase {
  const completes = quote > least && units[quote - 1]!.pos !== 'PUNCT';
  return { first: completes ? skipLinks(units, least, quote) : quote, last: quote };
}

/** What goes on after a tag: `..., he said, "..."`; more narration is none of it. */
function restAfterTag(units: readonly Unit[], last: number, cue: Cue): Phrase | undefined {
  for (let i = last + 1; i < units.length; i++) {
    const unit = units[i]!;
    if (isQuote(unit)) {
      const isTitle = BEFORE_TITLE.test(units[i - 1]!.lower);
      return wordsIn(unit.text) >= SHORTEST_REST && !isTitle ? { first: i, last: i } : undefined;
    }
    if (unit.pos === 'VERB' && i > cue.head && isFiniteVerb(unit)) return undefined;
  }
  return undefined;
}

/** After a verb of saying, what begins with a quotation ends with it: `shouted "Stop!" and fired`. The unit after it. */
export function quotedEnd(units: readonly Unit[], start: number, cue: Cue): number | undefined {
  if (!isQuote(units[start]) || !isSpeech(cue.lemma)) return undefined;
  let end = start + 1;
  while (/^(?:and|or|then|,)$/.test(units[end]?.lower ?? '') && isQuote(units[end + 1])) end += 2;
  const after = units[end];
  // `said "the plan" is dead`: the quotation is only the subject of what was said.
  const isSubject =
    after &&
    (after.pos === 'AUX' || after.pos === 'VERB') &&
    wordsIn(units[start]!.text) < SHORTEST_UTTERANCE;
  return isSubject ? undefined : end;
}

/** An utterance that no cue claims, after a colon or (its verb lost) right after a name: the sentence's subject said it. */
export function uncoveredQuote(units: readonly Unit[], relations: readonly Relation[]): Relation | undefined {
  const quote = units.length - 1;
  const { text } = units[quote]!;
  if (quote < 1 || !isQuote(units[quote])) return undefined;
  const before = units[quote - 1]!;
  const shortest = before.lower === ':' ? SHORTEST_REST : SHORTEST_UTTERANCE;
  if (wordsIn(text) < shortest || !/^\P{L}*\p{Lu}/u.test(text)) return undefined;
  if (relations.some(({ contents }) => contents.some(({ last }) => last >= quote))) return undefined;
  const named = before.pos === 'PROPN' ? subjectBefore(units, quote) : undefined;
  const source = before.lower === ':' ? subjectOfClause(units, quote) : named;
  return (
    source && { cue: undefined, source, contents: [{ first: quote, last: quote }], pattern: 'uncovered' }
  );
}

/** `"We can build a wall around him." — Jane Doe, nurse`: signed, as letters and vox pops are. */
export function signedQuote(units: readonly Unit[]): Relation | undefined {
  const [quote, dash, name] = units;
  if (!isQuote(quote) || !isDash(dash) || name?.pos !== 'PROPN') return undefined;
  if (wordsIn(quote!.text) < SHORTEST_ALONE) return undefined;
  const source = phraseStartingAt(units, 2);
  const cue: Cue = { first: 1, last: 1, head: 1, lemma: '—', form: 'signature', reliability: SIGNATURE };
  return source && { cue, source, contents: [{ first: 0, last: 0 }], pattern: 'signed' };
}

/** The quotation that is a sentence by itself. */
export function loneQuote({ units }: Narration): Unit | undefined {
  const [unit] = units;
  return unit && isQuote(unit) && units.length <= 2 && wordsIn(unit.text) >= SHORTEST_ALONE
    ? unit
    : undefined;
}
