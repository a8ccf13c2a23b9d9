import type { Span, TaggedAttribution } from '../attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { contentEnd, contentStart } from './contents.ts';
import { type Cue, findCues, isAdverb, isSpeech } from './cues.ts';
import grammar from '../lexicon/cue-grammar.json' with { type: 'json' };
import { type Narration, narrate, type Unit } from './narration.ts';
import { isNominal, isTime, type Phrase, phraseStartingAt, subjectBefore, subjectOfClause } from './sources.ts';

/** Which rule built a relation; reliability differs by it. */
export type Pattern = 'quote-tag' | 'quote-intro' | 'clause' | 'clause-tag' | 'according' | 'colon' | 'continued' | 'untagged';

/** A relation in units of one narration. */
interface Relation {
  cue: Cue | undefined;
  source: Phrase | undefined;
  /** In units, both ends included. */
  contents: Phrase[];
  pattern: Pattern;
}

const NO_INVERSION = new Set(grammar.noInversion);
const RELIABLE_CLAUSE = 0.3;
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
  let last: { relation: Found; narration: number; atEnd: boolean } | undefined;
  narrations.forEach((narration, index) => {
    const relations = relationsIn(narration);
    const first = narration.units[0];
    if (relations.length === 0 && first?.quotation && last && index - last.narration === 1) {
      const carried = carryOn(narration, narrations[index - 1]!, last.relation);
      if (carried) {
        if (carried !== last.relation) found.push(carried);
        last = { relation: carried, narration: index, atEnd: true };
        return;
      }
    }
    for (const relation of relations) {
      const built = build(document.text, narration.units, relation);
      if (built) found.push(built);
      if (built && relation.pattern !== 'clause') last = { relation: built, narration: index, atEnd: true };
    }
  });
  return found.sort((a, b) => a.content[0]!.start - b.content[0]!.start);
}

/** A quotation that stands alone: more of what the last speaker said, in the same breath or in a paragraph of its own. */
function carryOn(narration: Narration, before: Narration, last: Found): Found | undefined {
  const unit = narration.units[0]!;
  if (narration.units.length > 2 || words(unit.text) < 3) return undefined;
  const span = { start: unit.start, end: unit.end };
  if (narration.paragraph === before.paragraph) {
    last.content.push(span);
    return last;
  }
  return {
    kind: 'direct',
    source: [],
    cue: [],
    content: [span],
    confidence: 0,
    pattern: 'continued',
    reliability: 0.5,
  };
}

function relationsIn(narration: Narration): Relation[] {
  const { units } = narration;
  const colon = colonRelation(units);
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
        : verbalRelation(units, candidate, cues.slice(index + 1), least, relations.at(-1));
    if (!relation) return;
    relations.push(relation);
    const end = relation.contents.at(-1)!.last + 1;
    if (end > cue.last) taken = end;
    else least = cue.last + 1;
  });
  return colon && relations.length === 0 ? [colon] : relations;
}

function sourceOf(units: readonly Unit[], cue: Cue, least: number, previous: Relation | undefined): Phrase | undefined {
  const before = units[cue.first - 1];
  if (cue.form === 'participle' && (isComma(before) || !before || !isNominal(before))) {
    return previous?.source ?? subjectOfClause(units, cue.first, least);
  }
  if (before && /^(?:and|but|or)$/.test(before.lower)) return previous?.source ?? subjectOfClause(units, cue.first - 1, least);
  return subjectBefore(units, cue.first, least) ?? subjectOfClause(units, cue.first, least);
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
  previous: Relation | undefined,
): Relation | undefined {
  const { cue } = candidate;
  const tag = quoteTag(units, candidate, least);
  if (tag) {
    const more = afterTag(units, tag.last, cue);
    const contents = more ? [...tag.contents, more] : tag.contents;
    return { cue, source: tag.source, contents, pattern: 'quote-tag' };
  }
  const source = candidate.source;
  const clauseTag = source ? tagOfClause(units, cue, source, least) : undefined;
  if (clauseTag) return { cue, source, contents: clauseTag, pattern: 'clause-tag' };
  if (cue.form === 'infinitive') return undefined;
  let start = contentStart(units, cue, units.length);
  if (cue.form === 'passive') {
    if (!/^(?:that|as|to|about|whether|if|,|:)$/.test(units[cue.last + 1]?.lower ?? '') && units[start]?.pos !== 'QUOTE') return undefined;
    start = Math.max(start, cue.last + 1);
  }
  if (start >= units.length) return undefined;
  const end = contentEnd(units, start, cue, next);
  if (end <= start) return undefined;
  const contents = [{ first: start, last: end - 1 }];
  const quote = contents.some(({ first, last }) => units.slice(first, last + 1).some((unit) => unit.pos === 'QUOTE'));
  if (cue.reliability < RELIABLE_CLAUSE && !(quote && isSpeech(cue.lemma))) return undefined;
  if (!source || wordsIn(units, start, end - 1) < 2) return undefined;
  void previous;
  return { cue, source, contents, pattern: units[start]!.pos === 'QUOTE' ? 'quote-intro' : 'clause' };
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
  if (wordsIn(units, least, quote - 1) <= 12) first = skipLinks(units, least, quote);
  return [{ first, last: quote }];
}

/** What goes on after a tag: `..., he said, "..."`; more narration is none of it. */
function afterTag(units: readonly Unit[], last: number, cue: Cue): Phrase | undefined {
  for (let i = last + 1; i < units.length; i++) {
    const unit = units[i]!;
    if (unit.pos === 'QUOTE') return words(unit.text) >= 2 ? { first: i, last: i } : undefined;
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

const hasFiniteVerb = (units: readonly Unit[], first: number, last: number): boolean =>
  units.slice(first, last + 1).some((unit) => unit.pos === 'AUX' || (unit.pos === 'VERB' && !/ing$/.test(unit.lower)));

function skipLinks(units: readonly Unit[], first: number, last: number): number {
  let i = first;
  while (i < last && (units[i]!.pos === 'PUNCT' || units[i]!.pos === 'CCONJ' || (isTime(units[i]) && isComma(units[i + 1])))) i++;
  return i;
}

/** `Trump: 'We are going to win.'`, `Caddell continued:` is a verb's; here the colon alone reports. */
function colonRelation(units: readonly Unit[]): Relation | undefined {
  const colon = units.findIndex((unit) => unit.lower === ':');
  if (colon < 1 || colon > 8 || colon + 1 >= units.length) return undefined;
  const speaker = units.slice(0, colon);
  if (!speaker.every((unit) => unit.pos === 'PROPN' || unit.pos === 'NOUN' || unit.pos === 'DET' || unit.pos === 'ADJ' || unit.lower === '.')) return undefined;
  if (!speaker.some((unit) => unit.pos === 'PROPN')) return undefined;
  const quoted = units[colon + 1]!.pos === 'QUOTE';
  if (!quoted && wordsIn(units, colon + 1, units.length - 1) < 4) return undefined;
  const cue: Cue = { first: colon, last: colon, head: colon, lemma: ':', form: 'colon', reliability: quoted ? 0.8 : 0.5 };
  let last = quoted ? colon + 1 : units.length - 1;
  while (last > colon + 1 && /^[.]$/.test(units[last]!.lower)) last--;
  return { cue, source: { first: 0, last: colon - 1 }, contents: [{ first: colon + 1, last }], pattern: 'colon' };
}

function build(text: string, units: readonly Unit[], { cue, source, contents, pattern }: Relation): Found | undefined {
  const spanOf = ({ first, last }: Phrase): Span => ({ start: units[first]!.start, end: units[last]!.end });
  const content = contents.map(spanOf);
  if (content.some(({ start, end }) => end <= start)) return undefined;
  const quoted = contents.flatMap(({ first, last }) => units.slice(first, last + 1));
  const quotes = quoted.filter((unit) => unit.pos === 'QUOTE').length;
  const bare = quoted.filter((unit) => unit.pos !== 'QUOTE' && unit.pos !== 'PUNCT').length;
  void text;
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
