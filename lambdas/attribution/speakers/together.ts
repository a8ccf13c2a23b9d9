import type { Document } from '../document.ts';
import { isSomeone } from './candidates.ts';
import type { Entity } from './entities.ts';
import { isPluralRole } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import type { NameMention } from './names.ts';
import type { Phrase } from './phrases.ts';
import { type Event, LOOK_BACK_EVENTS, type Place } from './salience.ts';

const MOST_TOGETHER = 6;
const LONGEST_LEAD = 3;
const LONGEST_BRACKETS = 6;
/** In sentences. */
const LISTED_WITHIN = 12;
const NAMED_WITHIN = 3;
const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, duo: 2, pair: 2, couple: 2, three: 3, trio: 3, four: 4, five: 5 }),
);
const DEFINITE = new Set('the all these those'.split(' '));

/** `A and B`, `A, B and C`: the names of a list that ends with a name; none where it ends no list. */
export function listEndingWith(
  document: Document,
  { names }: NameIndex,
  of: readonly Entity[],
  name: number,
): number[] {
  const { tokens } = document;
  const mark = markBefore(document, names[name]!);
  if (tokens[mark]?.lower !== 'and') return [];
  const person = isSomeone(of[name]!);
  let first = name;
  while (first > 0 && name - first < MOST_TOGETHER) {
    const at = markBefore(document, names[first]!);
    const joint = tokens[at]?.lower === 'and' || (first < name && tokens[at]?.text === ',');
    if (!joint || endOf(document, names[first - 1]!) !== at || isSomeone(of[first - 1]!) !== person) break;
    first--;
  }
  return first === name ? [] : Array.from({ length: name - first + 1 }, (_, i) => first + i);
}

/** Before a name with what leads to it: `and former Gov. Ada Finch`, `and the Greens`. */
function markBefore({ tokens }: Document, { from }: NameMention): number {
  let at = from - 1;
  while (at > 0 && from - at <= LONGEST_LEAD && /^(?:DET|ADJ)$/.test(tokens[at]!.pos)) at--;
  return at;
}

/** Behind a name and its brackets: `Ada Finch (D-Ohio)`. */
function endOf({ tokens }: Document, { last }: NameMention): number {
  if (tokens[last]?.text !== '(') return last;
  for (let i = last + 1; i < last + LONGEST_BRACKETS; i++) if (tokens[i]?.text === ')') return i + 1;
  return last;
}

/** How many a phrase says that certain ones are: `both`, `the two candidates`, `all three`; not `two others`. */
export function countOf({ tokens }: Document, { first, last, head }: Phrase): number | undefined {
  const opening = tokens[first]!.lower;
  const people = last - first === 1 && isPluralRole(head) && tokens[first - 1]?.lower === 'both';
  if (opening === 'both' || people) return 2;
  return DEFINITE.has(opening) && first + 1 < last ? COUNTS.get(tokens[first + 1]!.lower) : undefined;
}

/** The last who were named together, as many as they are said to be; else so many as were named of late. */
export function lastTogether(
  events: readonly Event[],
  { sentence }: Place,
  count: number,
): Entity[] | undefined {
  const single = new Set<Entity>();
  for (let i = events.length - 1; i >= Math.max(0, events.length - LOOK_BACK_EVENTS); i--) {
    const { entity, sentence: then } = events[i]!;
    if (sentence - then > LISTED_WITHIN) break;
    if (entity.parts?.length === count) return entity.parts;
    const named = entity.kind === 'person' && entity.mentions.length > 0;
    if (named && !entity.parts && sentence - then <= NAMED_WITHIN) single.add(entity);
  }
  const first = ({ mentions }: Entity) => Math.min(...mentions);
  return single.size === count ? [...single].sort((a, b) => first(a) - first(b)) : undefined;
}
