import type { Span } from '../../model/attribution.ts';
import { around } from '../spans.ts';
import { findBlocks, findQuotedLines } from './blocks.ts';
import { findCaptions } from './captions.ts';
import { type Certain, CONSTRUCT, type Construct, type MarkedDocument } from './construct.ts';
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
 * The constructs with the functions that find them, the more certain and larger ones first: words that belong to one
 * are not considered for the next.
 */
const CONSTRUCTS: readonly { name: Construct; find: (marked: MarkedDocument) => Certain[] }[] = [
  { name: CONSTRUCT.recordTurn, find: findRecordTurns },
  { name: CONSTRUCT.turn, find: findTurns },
  { name: CONSTRUCT.answer, find: findInterview },
  { name: CONSTRUCT.quotedLines, find: findQuotedLines },
  { name: CONSTRUCT.post, find: findPosts },
  { name: CONSTRUCT.letter, find: findMails },
  { name: CONSTRUCT.letter, find: findLetters },
  { name: CONSTRUCT.signature, find: findNameLines },
  { name: CONSTRUCT.signature, find: (marked) => findSignatures(inMarks(marked)) },
  { name: CONSTRUCT.label, find: findLabelled },
  { name: CONSTRUCT.label, find: findDashed },
  { name: CONSTRUCT.label, find: findVoxPops },
  { name: CONSTRUCT.interruption, find: findInterruptions },
  { name: CONSTRUCT.caption, find: findCaptions },
  { name: CONSTRUCT.block, find: findBlocks },
];

/** Behind a line of dialogue the next dash is another line: `— Who is it? — Ida.` */
function inMarks({ quotations, ...marked }: MarkedDocument): MarkedDocument {
  return { ...marked, quotations: quotations.filter(({ dashed }) => !dashed) };
}

/** Everything that the layout of a document makes certain, in order of content. `continues` points into the answer. */
export function findCertain(marked: MarkedDocument): Certain[] {
  const all: Certain[] = [];
  let taken: Span[] = [];
  for (const { find } of CONSTRUCTS) {
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
