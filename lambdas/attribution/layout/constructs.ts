import type { Span } from '../../model/attribution.ts';
import { around } from '../spans.ts';
import { findBlocks, findQuotedLines } from './blocks.ts';
import { findCaptions } from './captions.ts';
import type { Certain, MarkedDocument } from './construct.ts';
import { findDashed } from './dashed.ts';
import { findInterruptions } from './interruptions.ts';
import { findInterview } from './interviews.ts';
import { findLabelled } from './labelled.ts';
import { findLetters } from './letters.ts';
import { findMails } from './mails.ts';
import { findNameLines } from './name-lines.ts';
import { findPosts } from './posts.ts';
import { findRecordTurns } from './record.ts';
import { findSignatures } from './signatures.ts';
import { findTurns } from './turns.ts';
import { findVoxPops } from './vox-pops.ts';

/**
 * What finds constructs, the more certain and larger ones first: words that belong to one are not considered for the
 * next.
 */
const FINDERS: readonly ((marked: MarkedDocument) => Certain[])[] = [
  findRecordTurns,
  findTurns,
  findInterview,
  findQuotedLines,
  findPosts,
  findMails,
  findLetters,
  findNameLines,
  (marked) => findSignatures(inMarks(marked)),
  findLabelled,
  findDashed,
  findVoxPops,
  findInterruptions,
  findCaptions,
  findBlocks,
];

/** Behind a line of dialogue the next dash is another line: `— Who is it? — Ida.` */
function inMarks({ quotations, ...marked }: MarkedDocument): MarkedDocument {
  return { ...marked, quotations: quotations.filter(({ dashed }) => !dashed) };
}

/** Everything that the layout of a document makes certain, in order of content. `continues` points into the answer. */
export function findCertain(marked: MarkedDocument): Certain[] {
  const all: Certain[] = [];
  let taken: Span[] = [];
  for (const find of FINDERS) {
    const found = find(marked);
    const kept = new Map<number, number>();
    found.forEach((one, index) => {
      const isFree = one.content.every(({ start, end }) => around(taken, start, end).length === 0);
      const before = one.continues === undefined ? undefined : kept.get(one.continues);
      if (!isFree || (one.continues !== undefined && before === undefined)) return;
      kept.set(index, all.length);
      all.push(before === undefined ? one : { ...one, continues: before });
    });
    taken = all.flatMap(({ content }) => content).sort((a, b) => a.start - b.start);
  }
  return inOrder(all);
}

function inOrder(all: readonly Certain[]): Certain[] {
  const order = all
    .map((_, index) => index)
    .sort((a, b) => all[a]!.content[0]!.start - all[b]!.content[0]!.start);
  const place = new Map(order.map((index, position) => [index, position]));
  return order.map((index) => {
    const { continues, ...one } = all[index]!;
    return continues === undefined ? one : { ...one, continues: place.get(continues)! };
  });
}
