import type { Speaker } from '../../model/attribution.ts';
import weights from '../model/certainty.json' with { type: 'json' };
import type { Explanation } from './explanation.ts';

const WEIGHTS: Readonly<Record<string, number>> = weights;
/** The highest and lowest log odds that the network's probabilities can support. */
const LIMIT = 0.001;

/**
 * The features of a speaker's confidence. A linear model over them (logistic regression, fitted by
 * `training/certainty.ts` on articles that the network was not trained on) is calibrated.
 */
export function certaintyFeatures(
  { pass, score, runnerUp }: Explanation,
  { resolution, type }: Pick<Speaker, 'resolution' | 'type'>,
): Record<string, number> {
  const odds = logit(score);
  return {
    bias: 1,
    odds,
    [resolution]: 1,
    [`${resolution}.odds`]: odds,
    ...(pass === 'linked' ? {} : { [pass]: 1 }),
    ...(type === 'organisation' || type === 'group' ? { body: 1 } : {}),
    ...(runnerUp && runnerUp.name === null ? { 'or nobody': 1 } : {}),
  };
}

/** Probability, 0 to 1, that a speaker is the right one, given that its source is right. */
export function certaintyOf(features: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [name, value] of Object.entries(features)) sum += value * (WEIGHTS[name] ?? 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

function logit(share: number): number {
  const p = Math.min(1 - LIMIT, Math.max(LIMIT, share));
  return Math.log(p / (1 - p));
}
