import type { Speaker, TaggedAttribution } from '../../model/attribution.ts';
import weights from '../model/certainty.json' with { type: 'json' };
import type { Explanation } from './explanation.ts';

const WEIGHTS: Readonly<Record<string, number>> = weights;
/** Probabilities are cut here and at the same distance from 1: the network's tell no more. */
const LIMIT = 0.001;

/** What is known of an attribution's speaker before its confidence. */
export interface SpeakerFacts extends Pick<Speaker, 'name' | 'resolution' | 'type' | 'roles'> {
  /** How often the text names it. */
  mentions: number;
}

/**
 * The features of a speaker's confidence. A linear model over them (logistic regression, fitted by
 * `training/certainty.ts` on articles that the network was not trained on) is calibrated.
 */
export function certaintyFeatures(
  { pass, score, runnerUp }: Explanation,
  { name, resolution, type, roles, mentions }: SpeakerFacts,
  attribution: Pick<TaggedAttribution, 'confidence'>,
): Record<string, number> {
  const odds = logit(score);
  const isBody = type === 'organisation' || type === 'group';
  return {
    bias: 1,
    odds,
    [resolution]: 1,
    [`${resolution}.odds`]: odds,
    ...(pass === 'linked' ? {} : { [pass]: 1 }),
    attribution: logit(attribution.confidence),
    ...(isBody ? { body: 1 } : {}),
    // A name of one word, or whose bearer's role the text never tells, is more often a part of another.
    ...(name === null
      ? {}
      : {
          mentions: Math.log1p(mentions),
          roles: Math.min(2, roles.length),
          ...(/\s/.test(name) ? {} : { [isBody ? 'body of one word' : 'person of one word']: 1 }),
        }),
    ...(runnerUp && runnerUp.name === null ? { 'or nobody': 1 } : {}),
  };
}

/** Probability, 0 to 1, that a speaker is the right one, given that its source is right. */
export function certaintyOf(features: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [name, value] of Object.entries(features)) sum += value * (WEIGHTS[name] ?? 0);
  return rounded(1 / (1 + Math.exp(-sum)));
}

/** A probability to three decimal places: models tell no more. */
export const rounded = (share: number): number => Math.round(1000 * share) / 1000;

function logit(share: number): number {
  const p = Math.min(1 - LIMIT, Math.max(LIMIT, share));
  return Math.log(p / (1 - p));
}
