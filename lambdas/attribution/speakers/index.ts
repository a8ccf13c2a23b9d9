import type { Speaker, TaggedAttribution } from '../../model/attribution.ts';
import { pronounClass } from '../candidates/pair-features.ts';
import type { Document } from '../document.ts';
import type { Entity } from '../names/clusters.ts';
import type { Read } from '../tagging/reader.ts';
import { certaintyFeatures, certaintyOf, rounded } from './certainty.ts';
import { type Context, type Resolved, readContext, wordsOf } from './context.ts';
import type { Explanation } from './explanation.ts';
import { PASSES, type Pass } from './passes.ts';

export type { Explanation } from './explanation.ts';

/**
 * The speaker of an attribution, and why; null if the text gives no source and its layout doesn't show whose words they
 * are.
 */
export type Found = {
  speaker: Speaker;
  explanation: Explanation;
  /** What the speaker's confidence is computed from. */
  features: Readonly<Record<string, number>>;
} | null;

/** How probable a pronoun's speaker must be for the pronoun to tell their gender, 0 to 1. */
const TELLS_GENDER = 0.8;

/**
 * The last part of the engine: clusters names and resolves each source.
 *
 * @param attributions in order of content
 * @returns one answer for each attribution, in the same order
 */
export async function findSpeakers(
  document: Document,
  read: Read,
  attributions: readonly TaggedAttribution[],
): Promise<Found[]> {
  if (attributions.length === 0) return [];
  const context = await readContext(document, read, attributions);
  const decided = decide(context);
  const profiles = new Profiles(context, decided);
  return decided.map((one, index) => {
    if (!one) return null;
    const { resolved } = one;
    const explanation = explained(context, index, one);
    const known = {
      name: resolved.name,
      description: resolved.name === null ? describedAs(context, index) : null,
      resolution: resolved.resolution,
      ...profiles.of(resolved),
    };
    const features = certaintyFeatures(
      explanation,
      { ...known, mentions: mentionsOf(resolved) },
      attributions[index]!,
    );
    return {
      speaker: { ...known, confidence: certaintyOf(features) },
      explanation: shown(explanation),
      features,
    };
  });
}

const mentionsOf = ({ entities }: Resolved): number =>
  entities.reduce((sum, { mentions }) => sum + mentions.length, 0);

interface Decision {
  pass: Pass;
  resolved: Resolved;
}

function decide(context: Context): (Decision | null)[] {
  const decided: (Decision | null | undefined)[] = context.tagged.map(() => undefined);
  const decisionOf = (index: number): Decision | null => {
    if (decided[index] !== undefined) return decided[index];
    // Ends a cycle of attributions that continue one another.
    decided[index] = null;
    for (const [pass, find] of Object.entries(PASSES) as [Pass, (typeof PASSES)[Pass]][]) {
      const resolved = find(context, index, (other) => decisionOf(other)?.resolved ?? null);
      if (resolved === undefined) continue;
      decided[index] = resolved && { pass, resolved };
      break;
    }
    return decided[index];
  };
  return context.tagged.map((_, index) => decisionOf(index));
}

function explained({ ranked }: Context, index: number, { pass, resolved }: Decision): Explanation {
  const { mention, share } = resolved;
  const other = ranked[index]!.find(({ entity }) =>
    entity ? !resolved.entities.includes(entity) : resolved.name !== null,
  );
  return {
    pass,
    mention: mention ? { start: mention.start, end: mention.end } : null,
    score: share,
    runnerUp: other ? { name: other.entity?.name ?? null, score: other.share } : null,
  };
}

/** With rounded probabilities. A pass that is surer than the network leaves less to the runner-up. */
function shown({ score, runnerUp, ...explanation }: Explanation): Explanation {
  return {
    ...explanation,
    score: rounded(score),
    runnerUp: runnerUp && { ...runnerUp, score: rounded(Math.min(runnerUp.score, 1 - score)) },
  };
}

const EDGE = /[\s,;:–—-]/u;

/** The source's words, without the commas around them. */
function describedAs({ document: { text }, tagged }: Context, index: number): string {
  const words = wordsOf(text, tagged[index]!.source).replace(/\s+/g, ' ');
  let start = 0;
  let end = words.length;
  while (start < end && EDGE.test(words[start]!)) start++;
  while (end > start && EDGE.test(words[end - 1]!)) end--;
  return words.slice(start, end);
}

/** What a text says about speakers, wherever they speak: each name has one profile. */
class Profiles {
  readonly #context: Context;
  readonly #genders = new Map<Entity, { male: number; female: number }>();
  readonly #known = new Map<string, Pick<Speaker, 'type' | 'roles' | 'gender'>>();

  constructor(context: Context, decided: readonly (Decision | null)[]) {
    this.#context = context;
    decided.forEach((one, index) => {
      const gender = pronounClass(wordsOf(context.document.text, context.tagged[index]!.source));
      const [entity, other] = one?.resolved.entities ?? [];
      if (!one || !entity || other || gender < 1 || gender > 2 || one.resolved.share < TELLS_GENDER) return;
      const votes = this.#genders.get(entity) ?? { male: 0, female: 0 };
      votes[gender === 1 ? 'male' : 'female']++;
      this.#genders.set(entity, votes);
    });
  }

  of({ name, entities, type }: Resolved): Pick<Speaker, 'type' | 'roles' | 'gender'> {
    if (name === null) return { type: 'unnamed', roles: [], gender: null };
    if (type) return { type, roles: [], gender: null };
    const [entity, other] = entities;
    if (!entity || other) return { type: 'group', roles: [], gender: null };
    let profile = this.#known.get(name);
    if (!profile) {
      const roles = this.#context.roles.of(entity);
      profile = { type: typeOf(entity), roles, gender: this.#genderOf(entity) };
      this.#known.set(name, profile);
    }
    return profile;
  }

  #genderOf(entity: Entity): Speaker['gender'] {
    if (entity.type !== 'person') return null;
    const { male, female } = this.#genders.get(entity) ?? { male: 0, female: 0 };
    if (male !== female) return male > female ? 'male' : 'female';
    return entity.gender ?? null;
  }
}

function typeOf({ type }: Entity): Speaker['type'] {
  return type === 'person' || type === 'group' ? type : 'organisation';
}
