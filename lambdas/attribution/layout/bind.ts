import type { TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { WORD } from '../wording.ts';
import { CONSTRUCT, type MarkedDocument } from './construct.ts';
import { findCertain } from './constructs.ts';
import { type Draft, draftOf, goingOn, listed, startOf } from './draft.ts';
import { Echoes } from './echoes.ts';
import { isUtterance, type Standing, standingOf } from './loose.ts';
import { partedByParagraph } from './parting.ts';
import { settle } from './settling.ts';
import { type Following, Succession } from './succession.ts';
import { unclaimed } from './unclaimed.ts';

/**
 * Combines the network's attributions with what marks and layout make certain, and adds quoted words that neither
 * claims but somebody said. In order of content; `continues` points into the answer.
 *
 * @param quotations all of the text's
 * @param tagged those of the network with enough confidence
 */
export function bind(
  document: Document,
  quotations: readonly Quotation[],
  tagged: readonly TaggedAttribution[],
): TaggedAttribution[] {
  const marked: MarkedDocument = {
    document,
    quotations: quotations.filter(({ depth }) => depth === 0),
    read: tagged,
  };
  const found = findCertain(marked);
  const { read, certain, replaced } = settle(marked, tagged, found);
  const known = new Map(read.map((one) => [one, draftsOf(marked, one)]));
  const made = found.map((one) => {
    const instead = replaced.get(one);
    if (instead) return known.get(instead)!.at(-1);
    return certain.has(one) ? draftOf(marked, one) : undefined;
  });
  made.forEach((draft, index) => {
    const before = made[found[index]!.continues ?? -1];
    if (draft && before) draft.continues = before;
  });
  const drafts = new Set([...known.values()].flat());
  for (const draft of made) if (draft) drafts.add(draft);
  return listed(withLoose(marked, [...drafts]));
}

/** One of the network's attributions as drafts, one for each paragraph. */
function draftsOf(marked: MarkedDocument, one: TaggedAttribution): Draft[] {
  const { main, after } = partedByParagraph(marked, one);
  const drafts: Draft[] = [{ tagged: main }];
  for (const content of after) {
    const draft = draftOf(marked, { construct: CONSTRUCT.continuation, source: [], cue: [], content });
    drafts.push({ ...draft, continues: drafts.at(-1)! });
  }
  return drafts;
}

/** Adds the quotations that nobody claims if somebody said them: as continuations, or without a speaker. */
function withLoose(marked: MarkedDocument, drafts: readonly Draft[]): Draft[] {
  const loose = new Map<Draft, { quotation: Quotation; standing: Standing | undefined }>();
  for (const quotation of unclaimed(marked, drafts)) {
    const content = [{ start: quotation.start, end: quotation.end }];
    const draft = draftOf(marked, { construct: CONSTRUCT.loose, source: [], cue: [], content });
    loose.set(draft, { quotation, standing: standingOf(marked, quotation) });
  }
  const echoes = new Echoes(marked, drafts);
  const succession = new Succession(marked);
  const kept: Draft[] = [];
  for (const draft of [...drafts, ...loose.keys()].sort((a, b) => startOf(a) - startOf(b))) {
    const own = loose.get(draft);
    const echoed = own && echoes.of(own.quotation);
    if (echoed) kept.push(goingOn(draft, echoed, CONSTRUCT.echo));
    else if (!own) {
      kept.push(draft);
      succession.tell(draft);
    } else if (own.standing) {
      const { quotation, standing } = own;
      const following =
        standing === 'fragment' ? undefined : succession.before(draft, quotation, opens(marked, quotation));
      if (!following && standing === 'alone' && !isUtterance(marked, quotation)) continue;
      const one = following ? after(draft, following) : draft;
      kept.push(one);
      succession.tell(one, following?.alternates);
    }
  }
  return kept;
}

/** The draft of a quotation, with the one that it continues or answers. */
function after(draft: Draft, { draft: before, answers }: Following): Draft {
  if (before) return goingOn(draft, before, CONSTRUCT.continuation);
  return answers ? { ...draft, answers } : draft;
}

const opens = (
  { document: { text, paragraphs } }: MarkedDocument,
  { start, paragraph }: Quotation,
): boolean => !WORD.test(text.slice(paragraphs[paragraph]!.start, start));
