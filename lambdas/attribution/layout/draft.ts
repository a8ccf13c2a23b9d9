import type { TaggedAttribution } from '../../model/attribution.ts';
import { kindOf } from '../wording.ts';
import { type Certain, CONSTRUCT, type Construct, type MarkedDocument } from './construct.ts';

/**
 * The confidence of each construct: the share of its attributions that is right in articles annotated by hand, rounded
 * down.
 */
const CONFIDENCE: Record<Construct, number> = {
  [CONSTRUCT.recordTurn]: 0.95,
  [CONSTRUCT.turn]: 0.95,
  [CONSTRUCT.question]: 0.9,
  [CONSTRUCT.answer]: 0.9,
  [CONSTRUCT.quotedLines]: 0.9,
  [CONSTRUCT.post]: 0.9,
  [CONSTRUCT.signature]: 0.9,
  [CONSTRUCT.label]: 0.9,
  [CONSTRUCT.interruption]: 0.9,
  [CONSTRUCT.caption]: 0.9,
  [CONSTRUCT.block]: 0.7,
  [CONSTRUCT.letter]: 0.9,
  [CONSTRUCT.continuation]: 0.8,
  [CONSTRUCT.echo]: 0.8,
  [CONSTRUCT.loose]: 0.5,
};

/** An attribution before the list, and so its index, is final. */
export interface Draft {
  tagged: TaggedAttribution;
  /** The draft that it continues. */
  continues?: Draft;
  /** The draft that it answers: another's words, without a tag. */
  answers?: Draft;
}

export function draftOf(
  { document, quotations }: MarkedDocument,
  { construct, source, cue, content }: Certain,
): Draft {
  const kind = kindOf(document.text, content, quotations);
  return {
    tagged: {
      kind,
      type: 'communication',
      source,
      cue,
      content,
      confidence: CONFIDENCE[construct],
      construct,
    },
  };
}

/** The same, continuing another draft, as its construct says. */
export function goingOn({ tagged }: Draft, before: Draft, construct: Construct): Draft {
  return { tagged: { ...tagged, construct, confidence: CONFIDENCE[construct] }, continues: before };
}

export const startOf = ({ tagged }: Draft): number => tagged.content[0]!.start;
export const endOf = ({ tagged }: Draft): number => tagged.content.at(-1)!.end;

/** The attributions in order of content, with the indexes of those that they continue or answer. */
export function listed(drafts: readonly Draft[]): TaggedAttribution[] {
  const order = drafts.toSorted((a, b) => startOf(a) - startOf(b));
  const place = new Map(order.map((draft, index) => [draft, index]));
  return order.map(({ tagged, continues, answers }) => {
    const before = continues && place.get(continues);
    const question = answers && place.get(answers);
    return {
      ...tagged,
      ...(before !== undefined && { continues: before }),
      ...(question !== undefined && { answers: question }),
    };
  });
}
