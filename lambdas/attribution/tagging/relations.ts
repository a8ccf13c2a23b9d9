import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { accordingTo, clause, clauseTag, colonReport } from './clauses.ts';
import { type Cue, findCues } from './cues.ts';
import { type Narration, narrate, type Unit } from './narration.ts';
import { loneQuote, quoteTag, signedQuote, uncoveredQuote } from './quoted.ts';
import { type Candidate, type Found, found, foundAlone, type Relation } from './relation.ts';
import { isComma, isNominal, type Phrase, subjectBefore, subjectOfClause } from './sources.ts';

/** The relations of a text in order of their content: which source, by which cue, said what. */
export function tagRelations(document: Document, quotations: readonly Quotation[]): Found[] {
  const narrations = narrate(document, quotations);
  const all: Found[] = [];
  /** The last relation that a quotation standing alone may go on with, and the narration it ends in. */
  let last: { relation: Found; narration: number } | undefined;
  narrations.forEach((narration, index) => {
    const relations = relationsIn(narration, index === 0);
    const lone = relations.length === 0 ? loneQuote(narration) : undefined;
    if (lone) {
      const before = last && last.narration === index - 1 ? last.relation : undefined;
      const span = { start: lone.start, end: lone.end };
      // In one paragraph it is the same utterance; in the next, one of its own by the same speaker.
      if (before && narration.paragraph === narrations[index - 1]!.paragraph) {
        before.content.push(span);
        last = { relation: before, narration: index };
      } else {
        const alone = foundAlone(span, before);
        all.push(alone);
        last = { relation: alone, narration: index };
      }
      return;
    }
    for (const relation of relations) {
      const spans = found(narration.units, relation);
      all.push(spans);
      if (relation.pattern !== 'clause') last = { relation: spans, narration: index };
    }
  });
  return all.sort((a, b) => a.content[0]!.start - b.content[0]!.start);
}

function relationsIn({ units }: Narration, isHeadline: boolean): Relation[] {
  const candidates: Candidate[] = [];
  for (const cue of findCues(units)) candidates.push({ cue, source: sourceOf(units, cue, candidates) });
  const relations: Relation[] = [];
  /** The first unit that a content before its cue may begin with. */
  let least = 0;
  /** What the contents so far take up: a cue before it is part of what was said. */
  let taken = 0;
  candidates.forEach((candidate, index) => {
    const { cue } = candidate;
    if (cue.first < taken) return;
    const relation =
      cue.form === 'according'
        ? accordingTo(units, cue, least)
        : (quoteTag(units, candidate, least) ??
          clauseTag(units, candidate, least) ??
          clause(units, candidate, candidates.slice(index + 1)));
    if (!relation) return;
    relations.push(relation);
    const end = relation.contents.at(-1)!.last + 1;
    if (end > cue.last) taken = end;
    else least = cue.last + 1;
  });
  if (relations.length === 0) {
    const markReport = colonReport(units, isHeadline) ?? signedQuote(units);
    if (markReport) return [markReport];
  }
  const bare = uncoveredQuote(units, relations);
  return bare ? [...relations, bare] : relations;
}

function sourceOf(units: readonly Unit[], cue: Cue, earlier: readonly Candidate[]): Phrase | undefined {
  const before = units[cue.first - 1];
  if (cue.form === 'nominal') return possessorOf(units, cue);
  const shared = () => earlier.findLast((candidate) => candidate.cue.form === 'finite')?.source;
  if (cue.form === 'participle' && (!before || isComma(before) || !isNominal(before))) {
    return shared() ?? subjectOfClause(units, cue.first);
  }
  if (before && /^(?:and|but|or)$/.test(before.lower))
    return shared() ?? subjectOfClause(units, cue.first - 1);
  return subjectBefore(units, cue.first) ?? subjectOfClause(units, cue.first);
}

/** `Mr. Ryan's recent claim`, `their fear`: whose it is, past adjectives. */
function possessorOf(units: readonly Unit[], { head }: Cue): Phrase | undefined {
  let i = head - 1;
  while (i > 0 && (units[i]!.pos === 'ADJ' || units[i]!.pos === 'NOUN')) i--;
  const unit = units[i];
  if (unit && /^(?:his|her|their|its|my|our|your)$/.test(unit.lower)) return { first: i, last: i };
  if (!unit || !/^['’]s?$/.test(unit.lower)) return undefined;
  return subjectBefore(units, i);
}
