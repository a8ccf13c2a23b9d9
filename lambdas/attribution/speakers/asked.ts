import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { addressedIn } from '../candidates/vocatives.ts';
import { ASKED_PRONOUN } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import { firstEndingAfter } from '../spans.ts';
import { wordsBetween } from '../wording.ts';
import type { Candidate, Context, Resolved } from './context.ts';

/** What may stand between a cue and the name of who is asked: a title, an office. */
const BEFORE_NAME = /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/;
/** From a cue, in UTF-16 code units. */
const TAG = 160;
/** Of a pronoun behind a cue, in UTF-16 code units. */
const PRONOUN = 8;
/** In words. */
const MOST_BRIEF = 4;
/** How many attributions before one are looked at for another speaker. */
const MOST_BEFORE = 6;

/** Who answers a question, if its tag or its words tell who was asked: `“Is this yours?” he asked Jo Bell. “It is.”` */
export function askedBy(context: Context, index: number, asker: Resolved | null): Entity | undefined {
  const question = context.tagged[index]!.answers!;
  const found =
    namedBehind(context, question) ?? addressedBy(context, question) ?? pronounBehind(context, index, asker);
  return found && asker?.entities.includes(found) ? undefined : found;
}

/** The other one of a conversation, if known, if the words of an attribution address whoever spoke before them. */
export function turnedFrom(
  { document: { text }, tagged, mentions, clusters, ranked }: Context,
  index: number,
  before: Resolved | null,
  answerOf: (index: number) => Resolved | null,
): Resolved | null {
  const addressed = addressedIn(text, mentions, clusters.of, tagged[index]!.content);
  const isSpoken = (answer: Resolved | null) => answer?.entities.some((entity) => addressed.has(entity));
  if (!isSpoken(before)) return before;
  for (let i = index - 1; i >= Math.max(0, index - MOST_BEFORE); i--) {
    const other = tagged[i]!.kind === 'indirect' ? null : answerOf(i);
    if (other && !isSpoken(other)) return other;
  }
  return besides(ranked[index]!, addressed);
}

/**
 * Somebody else than the asker, if the answer is a short one without a tag. At length, speakers answer their own
 * questions.
 */
export function briefAnswer(
  { document: { text }, tagged, ranked }: Context,
  index: number,
  asker: Resolved | null,
): Resolved | null | undefined {
  const [{ start, end }] = tagged[index]!.content as [Span];
  if (!asker || wordsBetween(text, start, end) > MOST_BRIEF) return undefined;
  return besides(ranked[index]!, new Set(asker.entities));
}

/** The most probable one of the others; null if that is nobody. */
function besides(ranked: readonly Candidate[], apart: ReadonlySet<Entity>): Resolved | null {
  const rest = ranked.filter(({ entity }) => !entity || !apart.has(entity));
  const { entity, share, mention } = rest[0]!;
  if (!entity) return null;
  const all = rest.reduce((sum, one) => sum + one.share, 0);
  return { name: entity.name, entities: [entity], resolution: 'pronoun', share: share / all, mention };
}

/** The only person whom the tag names, as its object. */
function namedBehind({ document, tagged, personsIn }: Context, question: number): Entity | undefined {
  const { tokens, sentences } = document;
  const from = tagEnd(tagged[question]!);
  const first = firstEndingAfter(tokens, from);
  const sentence = sentences[tokens[first]?.sentence ?? sentences.length];
  if (!sentence) return undefined;
  const [one, ...others] = personsIn({ start: from, end: Math.min(sentence.end, from + TAG) });
  if (!one || one.mention.possessive || others.some(({ entity }) => entity !== one.entity)) return undefined;
  for (let i = first; tokens[i]!.end <= one.mention.start; i++)
    if (!BEFORE_NAME.test(tokens[i]!.pos) && tokens[i]!.text !== ',') return undefined;
  return one.entity;
}

/** The only one whom the question calls by name. */
function addressedBy(
  { document: { text }, tagged, mentions, clusters }: Context,
  question: number,
): Entity | undefined {
  const [one, ...others] = addressedIn(text, mentions, clusters.of, tagged[question]!.content);
  return others.length === 0 ? one : undefined;
}

/** The most probable one whom a pronoun may mean: `“Is this yours?” he asked her.` */
function pronounBehind(
  { document: { text }, tagged, ranked }: Context,
  index: number,
  asker: Resolved | null,
): Entity | undefined {
  const from = tagEnd(tagged[tagged[index]!.answers!]!);
  const pronoun = ASKED_PRONOUN.exec(text.slice(from, from + PRONOUN));
  if (!pronoun) return undefined;
  const gender = pronoun[1] ? 'female' : 'male';
  return ranked[index]!.find(
    ({ entity }) =>
      entity?.type === 'person' && !asker?.entities.includes(entity) && (entity.gender ?? gender) === gender,
  )?.entity;
}

const tagEnd = ({ source, cue, content }: TaggedAttribution): number =>
  Math.max(cue.at(-1)?.end ?? content.at(-1)!.end, source.at(-1)?.end ?? 0);
