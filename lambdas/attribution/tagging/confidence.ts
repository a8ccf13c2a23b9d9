import calibration from '../model/confidence.json' with { type: 'json' };
import type { Relation } from './relations.ts';

const WEIGHTS = new Map(Object.entries(calibration.weights));
/** The highest and lowest confidence that the network's numbers can support. */
const LIMIT = 0.001;

/** Of less likely relations more would be wrong than right. */
export const LEAST_CONFIDENCE = calibration.least;

/**
 * The features of a relation's confidence. A linear model over them (logistic regression, fitted by
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

/** Probability, 0 to 1, that the relation is right, with its source and most of its content. */
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
