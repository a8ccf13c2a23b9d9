import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import {
  ASKED,
  ASKED_BY,
  ASKED_OF,
  GOING_ON,
  OPENING_PARTICIPLE,
  PARTICIPLE,
  SAID_OF,
  TOLD_TO,
} from '../language/index.ts';
import { withPassedOn } from './passed-on.ts';

/** The longest distance over which a source is repeated, in UTF-16 code units. */
const REACH = 400;
/** How much of the words before a cue is examined. */
const LEAD = 40;
/** The longest distance from what is reported to the subject of the clause behind it. */
const GAP = 6;
const NO_WORDS = /^[\s,"”’)]*$/u;
const SENTENCE_END = /\p{Ll}{2}[.!?]["”’)]*\s+(?:["“‘]?\p{Lu}|$)|\n/u;

/**
 * Attributions whose source is elided because the sentence has named it before: `Low said that it rains, adding that it
 * will stop`, `Low shook her head and said that it rains`, or names it right behind: `Noting that it rains, Low said that
 * it will stop`. They get that source; passives and nouns get none: in `Low denied allegations that it rains` and `Low
 * laughed when asked whether it rains`, the text doesn't tell whose they are. What others pass on is added.
 */
export function withElided(text: string, attributions: readonly TaggedAttribution[]): TaggedAttribution[] {
  const found = new Map<TaggedAttribution, TaggedAttribution>();
  const sources = new Map(attributions.map(({ source }) => [source[0]?.start, source]));
  let before: TaggedAttribution | undefined;
  for (const one of attributions.toSorted((a, b) => startOfCue(a) - startOfCue(b))) {
    const after = sourceBehind(text, one, sources);
    const filled = after
      ? { ...one, source: after }
      : isElided(text, one, before)
        ? { ...one, source: before!.source }
        : withoutAsked(text, one);
    found.set(one, filled);
    before = filled;
  }
  return withPassedOn(
    text,
    attributions.map((one) => found.get(one)!),
  );
}

/** `Low laughed when asked by a clerk whether it rains`, `Asked about the rain, Low laughed`: Low isn't who asks. */
function withoutAsked(text: string, one: TaggedAttribution): TaggedAttribution {
  const { source, cue } = one;
  const [first] = cue;
  if (!first || source.length === 0 || !ASKED.test(text.slice(first.start, cue.at(-1)!.end))) return one;
  if (!ASKED_OF.test(text.slice(Math.max(0, first.start - LEAD), first.end))) return one;
  return {
    ...one,
    source: source.filter(({ start }) => start >= first.end && ASKED_BY.test(text.slice(first.end, start))),
  };
}

/** The subject of the clause behind a participle and its object: `Noting that it rains, Low said …`. */
function sourceBehind(
  text: string,
  { source, cue, content }: TaggedAttribution,
  sources: ReadonlyMap<number | undefined, Span[]>,
): Span[] | undefined {
  const [first] = cue;
  if (!first || source.length > 0 || !OPENING_PARTICIPLE.test(text.slice(first.start, cue.at(-1)!.end)))
    return undefined;
  const end = Math.max(cue.at(-1)!.end, content.at(-1)!.end);
  for (let at = end + 1; at <= end + GAP; at++)
    if (sources.has(at) && NO_WORDS.test(text.slice(end, at))) return sources.get(at);
  return undefined;
}

const startOfCue = ({ cue }: TaggedAttribution): number => cue[0]?.start ?? 0;

function isElided(
  text: string,
  { source, cue }: TaggedAttribution,
  before: TaggedAttribution | undefined,
): boolean {
  const [first] = cue;
  const named = before?.source.at(-1);
  if (!first || !named || source.length > 0) return false;
  const words = text.slice(first.start, cue.at(-1)!.end);
  if (TOLD_TO.test(words) || SAID_OF.test(words)) return false;
  const lead = text.slice(Math.max(0, first.start - LEAD), first.start);
  if (!PARTICIPLE.test(words) && !GOING_ON.test(lead)) return false;
  const apart = first.start - named.end;
  return apart >= 0 && apart <= REACH && !SENTENCE_END.test(text.slice(named.end, first.start));
}
