import calibration from '../model/confidence.json' with { type: 'json' };
import type { Relation } from './relations.ts';

const WEIGHTS = new Map(Object.entries(calibration.weights));
/** Nothing is surer than the network's own numbers can tell. */
const LIMIT = 0.001;

/** Below it more would be wrong than right by taking a relation in. */
export const LEAST_CONFIDENCE = calibration.least;

/**
 * What a relation's confidence is weighed by: a linear model over them (logistic regression, fitted by
 * `training/confidence.ts` on articles that the network was not trained on) is calibrated.
 */
export function confidenceFeatures(found: Relation): Record<string, number> {
  return {
    bias: 1,
    proposal: logit(found.proposal),
    validity: logit(found.validity),
    certainty: logit(found.certainty),
    [found.kind]: 1,
    ...(found.source.length === 0 ? { sourceless: 1 } : {}),
    ...(found.content.length > 1 ? { several: 1 } : {}),
  };
}

/** How likely the relation is one, with its source and most of its content right: 0 to 1. */
export function confidenceOf(found: Relation): number {
  let sum = 0;
  for (const [feature, value] of Object.entries(confidenceFeatures(found)))
    sum += value * (WEIGHTS.get(feature) ?? 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

function logit(probability: number): number {
  const p = Math.min(1 - LIMIT, Math.max(LIMIT, probability));
  return Math.log(p / (1 - p));
}
