import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { around, firstEndingAfter } from '../spans.ts';
import { endsSentence, SENTENCE_ENDS, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument, TURNS } from './construct.ts';

/** Constructs that know where speech ends, although the network may know its speaker better. */
const WHOLE: ReadonlySet<string> = new Set([CONSTRUCT.quotedLines, CONSTRUCT.block, CONSTRUCT.interruption]);

/** Constructs whose source stands beside its words and names the speaker of nothing else. */
const NAMING_ONE: ReadonlySet<string> = new Set([...TURNS, CONSTRUCT.signature, CONSTRUCT.letter]);

/** The attributions that remain of both sides. */
export interface Settled {
  read: TaggedAttribution[];
  certain: ReadonlySet<Certain>;
  /** Those of the layout that one of the network replaces. */
  replaced: ReadonlyMap<Certain, TaggedAttribution>;
}

/**
 * The network's attributions without those that the layout overrides: words with a certain speaker belong to nobody
 * else, and attributions inside them end with them. If the network has the same words with the same source and a verb
 * as well, its attribution is more complete and replaces that of the layout.
 */
export function settle(
  { document }: MarkedDocument,
  tagged: readonly TaggedAttribution[],
  certain: readonly Certain[],
): Settled {
  const { text } = document;
  const standing = new Set(certain);
  const replaced = new Map<Certain, TaggedAttribution>();
  const owned = certain
    .flatMap((owner) => owner.content.map(({ start, end }) => ({ start, end, owner })))
    .sort((a, b) => a.start - b.start);
  const letter = certain.find(
    ({ construct, source }) => construct === CONSTRUCT.quotedLines && source.length > 0,
  );
  const turns = certain.filter(({ construct }) => TURNS.has(construct));
  const labels = certain
    .filter(({ construct }) => NAMING_ONE.has(construct))
    .flatMap(({ source }) => source)
    .sort((a, b) => a.start - b.start);
  const read: TaggedAttribution[] = [];
  for (const one of tagged) {
    // below the lines of a letter stands the answer of somebody else
    if (letter && isUnsigned(one) && one.content[0]!.start > letter.content[0]!.start && !isIn(one, letter))
      continue;
    if (turns[0] && isUnsigned(one) && isTitleAbove(document, one.content, turns[0])) continue;
    const rivals = one.content.flatMap(({ start, end }) => around(owned, start, end));
    const place = one.cue[0] ?? one.source[0];
    const outer = place && around(owned, place.start, place.end)[0]?.owner;
    const same = outer ? undefined : rivals.find(({ owner }) => isSame(text, one, owner));
    const broken = outer ? undefined : rivals.find(({ owner }) => isBroken(text, one, owner));
    if (rivals.length === 0) {
      if (!isOfLabel(one, labels)) read.push(one);
    } else if (same) {
      const whole = WHOLE.has(same.owner.construct) ? { ...one, content: same.owner.content } : one;
      standing.delete(same.owner);
      replaced.set(same.owner, whole);
      read.push(whole);
    } else if (broken) {
      standing.delete(broken.owner);
      read.push({ ...one, content: joined(one.content, broken.owner.content) });
    } else {
      const content = outer ? clipped(one.content, outer.content) : without(one.content, rivals);
      const left = wordsIn(text, content);
      if (left > 0 && 2 * left >= wordsIn(text, one.content)) read.push({ ...one, content });
    }
  }
  return { read, certain: standing, replaced };
}

const isUnsigned = ({ source, cue, kind }: TaggedAttribution): boolean =>
  source.length === 0 && cue.length === 0 && kind === 'indirect';

/** A label or a signature says whose the words beside it are, and of nothing else: not of the title above. */
const isOfLabel = ({ source, cue }: TaggedAttribution, labels: readonly Span[]): boolean =>
  cue.length === 0 && source.some(({ start, end }) => around(labels, start, end).length > 0);

/** Whether words are of a line above the first turn that is no sentence. */
function isTitleAbove(
  { text, paragraphs }: Document,
  [content]: readonly Span[],
  { content: [turn] }: Certain,
) {
  if (content!.start >= turn!.start) return false;
  return !endsSentence(text, paragraphs[firstEndingAfter(paragraphs, content!.start)]!);
}

const isIn = (one: TaggedAttribution, { content }: Certain): boolean =>
  one.content.some(({ start, end }) => around(content, start, end).length > 0);

/** The same words with the same source, and a verb. */
function isSame(text: string, one: TaggedAttribution, { source, content, construct }: Certain): boolean {
  // whatever the network reads, whose turn it is is certain
  if (TURNS.has(construct)) return false;
  if (!hasWords(text, one.cue)) return false;
  const sharesSource = one.source.some((a) => source.some((b) => a.start < b.end && b.start < a.end));
  return sharesSource && 2 * wordsIn(text, clipped(one.content, content)) >= wordsIn(text, content);
}

/**
 * Whether an interruption is a part of a quotation that a tag breaks as well, which says whose it is: `“We need,” said
 * Jo Bell, “no bridge” – she coughed – “but a boat.”`
 */
function isBroken(text: string, { source, cue, content }: TaggedAttribution, owner: Certain): boolean {
  if (owner.construct !== CONSTRUCT.interruption || source.length === 0 || !hasWords(text, cue)) return false;
  const { start } = owner.content[0]!;
  const tag = Math.max(cue.at(-1)!.end, source.at(-1)!.end);
  return (
    content[0]!.start < start &&
    tag <= start &&
    !SENTENCE_ENDS.test(text.slice(Math.max(tag, start - 4), start))
  );
}

/** Spans of both, each once. */
const joined = (spans: readonly Span[], others: readonly Span[]): Span[] =>
  [...without(spans, others), ...others].sort((a, b) => a.start - b.start);

const hasWords = (text: string, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => /\p{L}/u.test(text.slice(start, end)));

/** The parts of spans that others share; both in order. */
function clipped(spans: readonly Span[], others: readonly Span[]): Span[] {
  return spans.flatMap(({ start, end }) =>
    around(others, start, end).map((other) => ({
      start: Math.max(start, other.start),
      end: Math.min(end, other.end),
    })),
  );
}

/** The parts of spans that others don't share; both in order. */
function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  return spans.flatMap(({ start, end }) => {
    const rest: Span[] = [];
    let at = start;
    for (const other of others) {
      if (other.end <= at || other.start >= end) continue;
      if (other.start > at) rest.push({ start: at, end: other.start });
      at = Math.max(at, other.end);
    }
    if (at < end) rest.push({ start: at, end });
    return rest;
  });
}

function wordsIn(text: string, spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + wordsBetween(text, start, end), 0);
}
