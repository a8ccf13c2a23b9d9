import type { Span, Speaker, TaggedAttribution } from '../../model/attribution.ts';
import { namedAttackers } from '../candidates/attackers.ts';
import { Contradictions } from '../candidates/contradictions.ts';
import { Holders } from '../candidates/holders.ts';
import { PairFeatures, type PairQuery, pronounClass } from '../candidates/pair-features.ts';
import { Preferences } from '../candidates/preferences.ts';
import { Roles } from '../candidates/roles.ts';
import type { Document } from '../document.ts';
import { CONSTRUCT, TURNS } from '../layout/construct.ts';
import { type Body, bodiesOf } from '../names/bodies.ts';
import { type Clusters, cluster, type Entity } from '../names/clusters.ts';
import { withLabels } from '../names/labels.ts';
import { type NameMention, readMentions } from '../names/names.ts';
import { withOwners } from '../names/owners.ts';
import { withSharedSurnames } from '../names/shared-surnames.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Answer, Read } from '../tagging/reader.ts';
import { allTogether, type Named, type Together } from './together.ts';

/** A possible speaker of a source, with its probability. */
export interface Candidate {
  /** Undefined stands for somebody who is not named. */
  entity: Entity | undefined;
  /** 0 to 1; those of all candidates add up to 1. */
  share: number;
  /** The mention of the entity that the source was resolved to. */
  mention: NameMention | undefined;
}

/** The input of all passes, computed once for each text. */
export interface Context {
  document: Document;
  tagged: readonly TaggedAttribution[];
  /** In order. */
  mentions: readonly NameMention[];
  clusters: Clusters;
  /** How many persons the text names. */
  persons: number;
  /** By attribution, the most probable first; always includes nobody. */
  ranked: readonly (readonly [Candidate, ...Candidate[]])[];
  /** Bodies that are named after their owners, in order. */
  bodies: readonly Body[];
  /** Names that are joined by `and`, in order. */
  together: readonly Together[];
  /** The persons whom the text calls an attacker. */
  attackers: readonly Entity[];
  /** What the text calls those whom it names. */
  roles: Roles;
  /** Whom the text calls what. */
  holders: Holders;
  /** Who answers the text's questions, if it is an interview. */
  interviewee: Named | undefined;
  /** The names in a span of text, and their entities. */
  namesIn(span: Span): Named[];
  /** Those of persons. */
  personsIn(span: Span): Named[];
}

/** Finds and clusters the names of a text, and has the network rank the candidates of each source. */
export async function readContext(
  document: Document,
  read: Read,
  tagged: readonly TaggedAttribution[],
): Promise<Context> {
  const { text, paragraphs } = document;
  const names = withOwners(text, withLabels(text, read.names, tagged));
  const mentions = withSharedSurnames(
    text,
    names.flatMap((name) => readMentions(text, name)),
  );
  const clusters = cluster(mentions);
  const namesIn = ({ start, end }: Span) => {
    const found: Named[] = [];
    for (let i = firstEndingAfter(mentions, start); i < mentions.length; i++) {
      const mention = mentions[i]!;
      if (mention.start >= end) break;
      if (mention.start >= start && mention.end <= end) found.push({ mention, entity: clusters.of[i]! });
    }
    return found;
  };
  const personsIn = (span: Span) => namesIn(span).filter(({ entity }) => entity.type === 'person');
  const sources = tagged.map((one) => ({
    anchor: anchorOf(one),
    entities: one.source.flatMap(namesIn).map(({ entity }) => entity),
  }));
  const paragraph = (offset: number) => firstEndingAfter(paragraphs, offset);
  const features = new PairFeatures(mentions, clusters, sources, read.place, paragraph);
  const questions = tagged.map((attribution) => {
    const query = queryOf(text, attribution);
    const candidates = features.candidates(query);
    return { phrase: query, candidates, pairs: features.of(query, candidates) };
  });
  const answers = await read.link(mentions, questions);
  const roles = new Roles(document, mentions);
  const attackers = namedAttackers(document, mentions, clusters.entities, roles);
  const holders = new Holders(roles, clusters.entities);
  const contradictions = new Contradictions(document, mentions, clusters, attackers, roles, holders);
  const likely = answers.map((answer, i) =>
    contradictions.weigh(answer, tagged[i]!, questions[i]!.candidates),
  );
  const rankOf = (answer: Answer, i: number) => rank(answer, questions[i]!.candidates, clusters, mentions);
  const ranked = likely.map(rankOf);
  const leading = ranked.map(([{ entity }]) => entity);
  const preferences = new Preferences(document, mentions, clusters, tagged, leading, holders);
  // in order, because sources often stand in the words of the one before
  likely.forEach((answer, i) => {
    if (!leading[i]) return;
    ranked[i] = rankOf(preferences.weigh(answer, i, questions[i]!.candidates), i);
    leading[i] = ranked[i][0].entity;
  });
  const bodies = bodiesOf(text, mentions);
  const together = allTogether(text, mentions, clusters.of);
  const interviewee = intervieweeOf(document, tagged, personsIn) ?? likelyInterviewee(tagged, ranked);
  return {
    document,
    tagged,
    mentions,
    clusters,
    persons: clusters.entities.filter(({ type }) => type === 'person').length,
    ranked,
    bodies,
    together,
    attackers,
    roles,
    holders,
    interviewee,
    namesIn,
    personsIn,
  };
}

/** The least probability of an interviewee, for each answer. */
const LIKELY = 0.25;

/** The person whom the network finds most probable for all answers together. */
function likelyInterviewee(
  tagged: readonly TaggedAttribution[],
  ranked: readonly (readonly Candidate[])[],
): Named | undefined {
  const sums = new Map<Entity, { sum: number; mention: NameMention }>();
  tagged.forEach(({ construct }, i) => {
    if (construct !== CONSTRUCT.answer) return;
    for (const { entity, share, mention } of ranked[i]!) {
      if (entity?.type !== 'person' || !mention) continue;
      const known = sums.get(entity);
      sums.set(entity, { sum: share + (known?.sum ?? 0), mention: known?.mention ?? mention });
    }
  });
  const [best] = [...sums].sort(([, a], [, b]) => b.sum - a.sum);
  const answers = tagged.filter(
    ({ construct, continues }) => construct === CONSTRUCT.answer && continues === undefined,
  );
  if (!best || best[1].sum < LIKELY * answers.length) return undefined;
  return { entity: best[0], mention: best[1].mention };
}

/**
 * The only person whom a text, or its first line, names before its first question; otherwise whom that addresses: `Ms.
 * Low, where were you?`
 */
function intervieweeOf(
  { text, paragraphs }: Document,
  tagged: readonly TaggedAttribution[],
  personsIn: Context['personsIn'],
): Named | undefined {
  const first = tagged.find(({ construct }) => construct !== undefined && TURNS.has(construct));
  if (!first) return undefined;
  const [question] = first.content;
  const end = first.source[0]?.start ?? question!.start;
  for (const within of [end, Math.min(end, paragraphs[0]!.end)]) {
    const persons = personsIn({ start: 0, end: within });
    if (persons.length > 0 && persons.every(({ entity }) => entity === persons[0]!.entity)) return persons[0];
  }
  return personsIn(question!).find(
    ({ mention }) => mention.from === question!.start && text[mention.end] === ',',
  );
}

const anchorOf = ({ anchor, cue, content }: TaggedAttribution): number =>
  anchor ?? cue[0]?.start ?? content[0]!.start;

function queryOf(text: string, tagged: TaggedAttribution): PairQuery {
  const { source, content } = tagged;
  const anchor = anchorOf(tagged);
  const [first, last] = [source[0], source.at(-1)];
  if (!first || !last) return { start: anchor, end: anchor + 1, anchor, pronoun: 0, content };
  return { start: first.start, end: last.end, anchor, pronoun: pronounClass(wordsOf(text, source)), content };
}

export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** Entities by the summed probabilities of their mentions. */
function rank(
  { candidates: shares, nobody }: Answer,
  candidates: readonly number[],
  { of }: Clusters,
  mentions: readonly NameMention[],
): [Candidate, ...Candidate[]] {
  const best = new Map<Entity, { share: number; mention: number; highest: number }>();
  candidates.forEach((mention, k) => {
    const share = shares[k]!;
    const entity = of[mention]!;
    const known = best.get(entity);
    if (!known) best.set(entity, { share, mention, highest: share });
    else {
      known.share += share;
      if (share > known.highest) [known.mention, known.highest] = [mention, share];
    }
  });
  const named: Candidate[] = [...best].map(([entity, { share, mention }]) => ({
    entity,
    share,
    mention: mentions[mention],
  }));
  const all: [Candidate, ...Candidate[]] = [
    { entity: undefined, share: nobody, mention: undefined },
    ...named,
  ];
  return all.sort((a, b) => b.share - a.share) as [Candidate, ...Candidate[]];
}

/** A pass's answer for an attribution, before profiles and confidence. */
export interface Resolved {
  name: string | null;
  /** Several if several speak together; none for an unnamed speaker. */
  entities: readonly Entity[];
  resolution: Speaker['resolution'];
  /** The network's probability, 0 to 1. */
  share: number;
  mention: NameMention | undefined;
  /** If it differs from the type of its entities. */
  type?: Speaker['type'];
}
