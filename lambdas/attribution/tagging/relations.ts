import type { Span, TaggedAttribution } from '../attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { contentEnd, contentStart } from './contents.ts';
import { type Cue, findCues, isAdverb, isSpeech } from './cues.ts';
import grammar from '../lexicon/cue-grammar.json' with { type: 'json' };
import { type Narration, narrate, type Unit } from './narration.ts';
import { isNominal, isTime, type Phrase, phraseStartingAt, subjectBefore, subjectOfClause } from './sources.ts';

/** Which rule built a relation; reliability differs by it. */
export type Pattern = 'uncovered' | 'passive' | 'quote-tag' | 'quote-intro' | 'clause' | 'clause-tag' | 'according' | 'colon' | 'continued' | 'untagged';

/** A relation in units of one narration. */
interface Relation {
  cue: Cue | undefined;
  source: Phrase | undefined;
  /** In units, both ends included. */
  contents: Phrase[];
  pattern: Pattern;
}

const NO_INVERSION = new Set(grammar.noInversion);
const PASSIVE = new Set(grammar.passive);
const EVIDENTIAL = new Set(grammar.evidential);
/** Below it, a verb without a quotation is hardly a report. */
const RELIABLE_CLAUSE = 0.4;
/** A weaker verb gives way to a stronger one in what would be its content: `the row grew when Ferguson said`. */
const WEAK = 0.7;
const STRONG = 0.8;
/** A shorter one alone is a title or an aside. */
const LEAST_LONE_WORDS = 4;
const LEAST_UTTERANCE = 6;
/** What stands before a title, not before speech: `on "The Late Show"`. */
const TITLED = /^(?:on|in|of|at|called|titled|entitled|named|with|from|for|the|a)$/;
const isComma = (unit: Unit | undefined): boolean => unit?.lower === ',';
const wordsIn = (units: readonly Unit[], first: number, last: number): number => {
  let n = 0;
  for (let i = first; i <= last; i++) n += units[i]!.quotation ? words(units[i]!.text) : units[i]!.pos === 'PUNCT' ? 0 : 1;
  return n;
};
const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

export interface Found extends TaggedAttribution {
  pattern: Pattern;
  reliability: number;
}

/** Pass 5: the relations of a text: which source, by which cue, said what. */
export function tagRelations(document: Document, quotations: readonly Quotation[]): Found[] {
  const narrations = narrate(document, quotations);
  const found: Found[] = [];
  let last: { relation: Found; narration: number } | undefined;
  narrations.forEach((narration, index) => {
    const relations = relationsIn(narration, index === 0);
    const lone = relations.length === 0 ? loneQuotation(narration) : undefined;
    if (lone && last && index - last.narration === 1 && narration.paragraph === narrations[index - 1]!.paragraph) {
      last.relation.content.push(lone);
      last.narration = index;
      return;
    }
    if (lone) {
      const carried = last !== undefined && index - last.narration === 1;
      const relation = untagged(lone, carried ? 'continued' : 'untagged');
      found.push(relation);
      last = { relation, narration: index };
      return;
    }
    for (const relation of relations) {
      const built = build(narration.units, relation);
      if (built) found.push(built);
      if (built && relation.pattern !== 'clause') last = { relation: built, narration: index };
    }
  });
  return found.sort((a, b) => a.content[0]!.start - b.content[0]!.start);
}

/** A quotation that is a sentence by itself: more of what the last speaker said, or nobody says whose words it is. */
function loneQuotation({ units }: Narration): Span | undefined {
  const [unit] = units;
  if (!unit?.quotation || units.length > 2 || words(unit.text) < LEAST_LONE_WORDS) return undefined;
  return { start: unit.start, end: unit.end };
}

const untagged = (content: Span, pattern: Pattern): Found => ({
  kind: 'direct',
  source: [],
  cue: [],
  content: [content],
  confidence: 0,
  pattern,
  reliability: 0.5,
});

function relationsIn(narration: Narration, isHeadline: boolean): Relation[] {
  const { units } = narration;
  const colon = colonRelation(units, isHeadline);
  const cues = findCues(units).map((cue) => ({ cue, source: undefined as Phrase | undefined }));
  const relations: Relation[] = [];
  let least = 0;
  let taken = 0;
  for (const candidate of cues) {
    if (candidate.cue.first < taken) continue;
    candidate.source = sourceOf(units, candidate.cue, least, relations.at(-1));
  }
  cues.forEach((candidate, index) => {
    const { cue } = candidate;
    if (cue.first < taken) return;
    const relation =
      cue.form === 'according'
        ? accordingRelation(units, cue, least)
        : verbalRelation(units, candidate, cues.slice(index + 1), least);
    if (!relation) return;
    relations.push(relation);
    const end = relation.contents.at(-1)!.last + 1;
    if (end > cue.last) taken = end;
    else least = cue.last + 1;
  });
  if (colon && relations.length === 0) return [colon];
  const bare = uncovered(units, relations);
  return bare ? [...relations, bare] : relations;
}

function sourceOf(units: readonly Unit[], cue: Cue, least: number, previous: Relation | undefined): Phrase | undefined {
  const before = units[cue.first - 1];
  if (cue.form === 'participle' && (isComma(before) || !before || !isNominal(before))) {
    return previous?.source ?? subjectOfClause(units, cue.first, least);
  }
  if (before && /^(?:and|but|or)$/.test(before.lower)) return previous?.source ?? subjectOfClause(units, cue.first - 1, least);
  return subjectBefore(units, cue.first, least) ?? subjectOfClause(units, cue.first, least);
}

/** An utterance that no cue claims, after a colon or (its verb lost) right after a name: the sentence's subject said it. */
function uncovered(units: readonly Unit[], relations: readonly Relation[]): Relation | undefined {
  const last = units.at(-1)!;
  const quote = last.pos === 'QUOTE' ? units.length - 1 : -1;
  if (quote < 1 || words(last.text) < LEAST_UTTERANCE || !/^\P{L}*\p{Lu}/u.test(last.text)) return undefined;
  if (relations.some(({ contents }) => contents.some(({ last }) => last >= quote))) return undefined;
  const before = units[quote - 1]!;
  const source = before.lower === ':' ? subjectOfClause(units, quote) : before.pos === 'PROPN' ? subjectBefore(units, quote) : undefined;
  if (!source) return undefined;
  return { cue: undefined, source, contents: [{ first: quote, last: quote }], pattern: 'uncovered' };
}

/** `X, according to Y`; `According to Y, X`. */
function accordingRelation(units: readonly Unit[], cue: Cue, least: number): Relation | undefined {
  const source = phraseStartingAt(units, cue.last + 1);
  if (!source) return undefined;
  let contents: Phrase[] = [];
  if (cue.first > least + 1) {
    let last = cue.first - 1;
    while (last > least && (isComma(units[last]) || isAdverb(units[last]!))) last--;
    contents = [{ first: skipLinks(units, least, last), last }];
    const after = units[source.last + 1];
    if (isComma(after) && units[source.last + 2]?.pos === 'QUOTE') contents.push({ first: source.last + 2, last: source.last + 2 });
  } else {
    let first = source.last + 1;
    while (first < units.length && !isComma(units[first]) && units[first]!.pos !== 'QUOTE') first++;
    while (first < units.length && isComma(units[first])) first++;
    let last = units.length - 1;
    while (last >= first && /^[.!?]+$/.test(units[last]!.lower)) last--;
    if (last >= first) contents = [{ first, last }];
  }
  return contents.length > 0 ? { cue, source, contents, pattern: 'according' } : undefined;
}

type Candidate = { cue: Cue; source: Phrase | undefined };

function verbalRelation(
  units: readonly Unit[],
  candidate: Candidate,
  next: readonly Candidate[],
  least: number,
): Relation | undefined {
  const { cue } = candidate;
  const tag = quoteTag(units, candidate, least);
  if (tag) {
    const more = afterTag(units, tag.last, cue);
    const contents = more ? [...tag.contents, more] : tag.contents;
    return { cue, source: tag.source, contents, pattern: 'quote-tag' };
  }
  const source = candidate.source;
  const invertedTag = invertedTagOfClause(units, cue, least);
  if (invertedTag) return invertedTag;
  const clauseTag = source ? tagOfClause(units, cue, source, least) : undefined;
  if (clauseTag) return { cue, source, contents: clauseTag, pattern: 'clause-tag' };
  if (cue.form === 'infinitive') return undefined;
  if (cue.form === 'passive' || EVIDENTIAL.has(cue.lemma)) return sourcelessRelation(units, cue, source, next);
  const start = contentStart(units, cue, units.length);
  if (start >= units.length) return undefined;
  if (/^[—–-]$/.test(units[start]!.lower)) return undefined;
  const end = quotedEnd(units, start, cue) ?? relativeEnd(units, start, source) ?? contentEnd(units, start, cue, next);
  if (end <= start) return undefined;
  const contents = [{ first: start, last: end - 1 }];
  const quote = contents.some(({ first, last }) => units.slice(first, last + 1).some((unit) => unit.pos === 'QUOTE'));
  if (cue.reliability < RELIABLE_CLAUSE && !(quote && isSpeech(cue.lemma))) return undefined;
  if (!source || wordsIn(units, start, end - 1) < 2) return undefined;
  if (cue.reliability < WEAK && next.some(({ cue: inner }) => inner.head < end && inner.form === 'finite' && inner.reliability >= STRONG)) return undefined;
  return { cue, source, contents, pattern: units[start]!.pos === 'QUOTE' ? 'quote-intro' : 'clause' };
}

/** After a verb of saying, what begins with a quotation ends with it: `shouted "Stop!" and fired`. */
function quotedEnd(units: readonly Unit[], start: number, cue: Cue): number | undefined {
  if (units[start]!.pos !== 'QUOTE' || !isSpeech(cue.lemma)) return undefined;
  let end = start + 1;
  while (/^(?:and|or|then|,)$/.test(units[end]?.lower ?? '') && units[end + 1]?.pos === 'QUOTE') end += 2;
  const after = units[end];
  // `said "the plan" is dead`: the quotation is only the subject of what was said.
  if (after && (after.pos === 'AUX' || after.pos === 'VERB') && words(units[start]!.text) <= 5) return undefined;
  return end;
}

/** `Mr. Trump, who said that it was over, left`: the relative clause ends where the main verb follows its comma. */
function relativeEnd(units: readonly Unit[], start: number, source: Phrase | undefined): number | undefined {
  if (!source || !/^(?:who|which|that)$/.test(units[source.last]!.lower)) return undefined;
  const commas = isComma(units[source.last - 1]);
  for (let i = start + 2; i < units.length - 1; i++) {
    const after = units[i + 1]!;
    if (commas && isComma(units[i]) && (after.pos === 'AUX' || (after.pos === 'VERB' && !/ing$/.test(after.lower)))) return i;
  }
  return undefined;
}

/** `She is expected to move`, `He was described by aides as angry`, `It seems a distant memory`: nobody, or an agent, says it of the subject. */
function sourcelessRelation(
  units: readonly Unit[],
  cue: Cue,
  subject: Phrase | undefined,
  next: readonly Candidate[],
): Relation | undefined {
  if (!subject || !(PASSIVE.has(cue.lemma) || EVIDENTIAL.has(cue.lemma))) return undefined;
  const start = cue.lemma === 'appear' || cue.lemma === 'seem' ? cue.head + 1 : cue.last + 1;
  const by = units[cue.head + 1]?.lower === 'by' ? phraseStartingAt(units, cue.head + 2) : undefined;
  const from = by ? by.last + 1 : units[cue.last]?.lower === 'to' ? cue.last : start;
  if (from >= units.length || units[from]!.pos === 'PUNCT' || units[from]!.lower === 'in' || units[from]!.lower === 'on') return undefined;
  const end = contentEnd(units, from, cue, next);
  if (end <= from) return undefined;
  return { cue, source: by, contents: [subject, { first: from, last: end - 1 }], pattern: 'passive' };
}

/** `"...," Caddell said`, `"...," said Caddell`: the quotation just before, with what stands before it in the sentence. */
function quoteTag(
  units: readonly Unit[],
  { cue, source }: Candidate,
  least: number,
): { source: Phrase; contents: Phrase[]; last: number } | undefined {
  const inverted = quoteBefore(units, cue.first);
  if (inverted !== undefined && inverted >= least && !NO_INVERSION.has(cue.lemma) && isSpeech(cue.lemma) && cue.form !== 'participle') {
    const phrase = phraseStartingAt(units, cue.last + 1) ?? (cue.last > cue.head ? phraseStartingAt(units, cue.head + 1) : undefined);
    if (phrase) return { source: phrase, contents: fronted(units, inverted, least), last: phrase.last };
  }
  if (!source || source.last >= cue.first || (!isSpeech(cue.lemma) && cue.reliability < 0.5)) return undefined;
  const before = quoteBefore(units, source.first);
  if (before === undefined || before < least) return undefined;
  return { source, contents: fronted(units, before, least), last: cue.last };
}

/** The quotation that ends just before unit `end`, a comma between allowed. */
function quoteBefore(units: readonly Unit[], end: number): number | undefined {
  let i = end - 1;
  while (i >= 0 && (isComma(units[i]) || /^[—–-]+$/.test(units[i]!.lower))) i--;
  return units[i]?.pos === 'QUOTE' ? i : undefined;
}

function fronted(units: readonly Unit[], quote: number, least: number): Phrase[] {
  let first = quote;
  // `But "it works," he said`, `The plan is "dead," she said`: the words before belong to what was said.
  if (quote > least && units[quote - 1]!.pos !== 'PUNCT') first = skipLinks(units, least, quote);
  return [{ first, last: quote }];
}

/** What goes on after a tag: `..., he said, "..."`; more narration is none of it. */
function afterTag(units: readonly Unit[], last: number, cue: Cue): Phrase | undefined {
  for (let i = last + 1; i < units.length; i++) {
    const unit = units[i]!;
    if (unit.pos === 'QUOTE') return words(unit.text) >= 2 && !TITLED.test(units[i - 1]!.lower) ? { first: i, last: i } : undefined;
    if (unit.pos === 'VERB' && i > cue.head && !/ing$/.test(unit.lower)) return undefined;
  }
  return undefined;
}

/** `The plan is dead, he said on Monday.` */
function tagOfClause(units: readonly Unit[], cue: Cue, source: Phrase, least: number): Phrase[] | undefined {
  if (!isSpeech(cue.lemma) && cue.reliability < 0.7) return undefined;
  if (!isComma(units[source.first - 1])) return undefined;
  const last = source.first - 2;
  const first = skipLinks(units, least, last);
  if (last - first < 2 || !hasFiniteVerb(units, first, last)) return undefined;
  let i = cue.last + 1;
  if (units[i]?.lower === 'that') return undefined;
  while (i < units.length && !/^[,.!?;]$/.test(units[i]!.lower) && i < cue.last + 14) {
    if (units[i]!.pos === 'VERB' || units[i]!.pos === 'AUX' || units[i]!.pos === 'QUOTE') return undefined;
    i++;
  }
  if (/^(?:if|when|while|as|after|before|since|although|though|because|in|on|at|during|despite|asked)$/.test(units[least]!.lower) && i === cue.last + 1 && !/^[.,]$/.test(units[i]?.lower ?? '.')) return undefined;
  const contents = [{ first, last }];
  if (isComma(units[i]) && i === cue.last + 1 && i + 2 < units.length) {
    let end = units.length - 1;
    while (end > i && /^[.!?]+$/.test(units[end]!.lower)) end--;
    if (!/ing$/.test(units[i + 1]!.lower) && hasFiniteVerb(units, i + 1, end)) contents.push({ first: i + 1, last: end });
  }
  return contents;
}

/** `He circled the body, said the photographer, who saw it.` */
function invertedTagOfClause(units: readonly Unit[], cue: Cue, least: number): Relation | undefined {
  if (cue.form !== 'finite' || !isSpeech(cue.lemma) || NO_INVERSION.has(cue.lemma) || cue.reliability < RELIABLE_CLAUSE) return undefined;
  if (!isComma(units[cue.first - 1]) || cue.first < least + 4) return undefined;
  const source = phraseStartingAt(units, cue.last + 1);
  const after = source ? units[source.last + 1] : undefined;
  if (!source || (after && !/^[,.;]$/.test(after.lower) && after.pos !== 'ADP')) return undefined;
  const last = cue.first - 2;
  const first = skipLinks(units, least, last);
  if (!hasFiniteVerb(units, first, last)) return undefined;
  return { cue, source, contents: [{ first, last }], pattern: 'clause-tag' };
}

const hasFiniteVerb = (units: readonly Unit[], first: number, last: number): boolean =>
  units.slice(first, last + 1).some((unit) => unit.pos === 'AUX' || (unit.pos === 'VERB' && !/ing$/.test(unit.lower)));

function skipLinks(units: readonly Unit[], first: number, last: number): number {
  let i = first;
  while (i < last && (units[i]!.pos === 'PUNCT' || units[i]!.pos === 'CCONJ' || (isTime(units[i]) && isComma(units[i + 1])))) i++;
  return i;
}

/** `Trump: 'We are going to win.'`, `Caddell continued:` is a verb's; here the colon alone reports. */
function colonRelation(units: readonly Unit[], isHeadline: boolean): Relation | undefined {
  const colon = units.findIndex((unit) => unit.lower === ':');
  if (colon < 1 || colon > 8 || colon + 1 >= units.length) return undefined;
  const speaker = units.slice(0, colon);
  if (!speaker.every((unit) => unit.pos === 'PROPN' || unit.pos === 'NOUN' || unit.pos === 'DET' || unit.pos === 'ADJ' || unit.lower === '.')) return undefined;
  if (!speaker.some((unit) => unit.pos === 'PROPN')) return undefined;
  const quoted = units[colon + 1]!.pos === 'QUOTE';
  if (!quoted && !isHeadline) return undefined;
  if (!quoted && wordsIn(units, colon + 1, units.length - 1) < 4) return undefined;
  const cue: Cue = { first: colon, last: colon, head: colon, lemma: ':', form: 'colon', reliability: quoted ? 0.8 : 0.5 };
  let last = quoted ? colon + 1 : units.length - 1;
  while (last > colon + 1 && /^[.]$/.test(units[last]!.lower)) last--;
  return { cue, source: { first: 0, last: colon - 1 }, contents: [{ first: colon + 1, last }], pattern: 'colon' };
}

function build(units: readonly Unit[], { cue, source, contents, pattern }: Relation): Found | undefined {
  const spanOf = ({ first, last }: Phrase): Span => ({ start: units[first]!.start, end: units[last]!.end });
  const content = contents.map(spanOf);
  if (content.some(({ start, end }) => end <= start)) return undefined;
  const quoted = contents.flatMap(({ first, last }) => units.slice(first, last + 1));
  const quotes = quoted.filter((unit) => unit.pos === 'QUOTE').length;
  const bare = quoted.filter((unit) => unit.pos !== 'QUOTE' && unit.pos !== 'PUNCT').length;
  return {
    kind: quotes === 0 ? 'indirect' : bare === 0 ? 'direct' : 'mixed',
    source: source ? [spanOf(source)] : [],
    cue: cue ? [{ start: units[cue.first]!.start, end: units[cue.last]!.end }] : [],
    content,
    confidence: 0,
    pattern,
    reliability: cue?.reliability ?? 0.5,
  };
}
