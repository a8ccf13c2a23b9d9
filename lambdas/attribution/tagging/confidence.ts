import weights from '../lexicon/confidence.json' with { type: 'json' };
import type { Found } from './relation.ts';

const WEIGHTS = new Map(Object.entries(weights.weights));

/**
 * What a relation's confidence is weighed by; values between 0 and 1. Relations with a feature in common are right
 * about equally often, so that a linear model over them (logistic regression, fitted by `training/confidence.ts`)
 * is calibrated.
 */
export function confidenceFeatures(text: string, found: Found): Record<string, number> {
  const source = found.source[0];
  const words = source ? text.slice(source.start, source.end) : '';
  const length = found.content.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    bias: 1,
    [`pattern ${found.pattern}`]: 1,
    [`kind ${found.kind}`]: 1,
    [`source ${sourceShape(words)}`]: 1,
    reliability: found.reliability,
    [`reliability of ${found.kind}`]: found.reliability,
    [`length ${Math.min(6, Math.floor(Math.log2(1 + length / 10)))}`]: 1,
    ...(/^\s*that\s/i.test(text.slice(found.content[0]!.start, found.content[0]!.start + 6))
      ? { that: 1 }
      : {}),
    ...(found.content.length > 1 ? { several: 1 } : {}),
  };
}

function sourceShape(words: string): string {
  if (words === '') return 'none';
  if (/^(?:he|she|they|it|we|i|you|who)$/i.test(words)) return 'pronoun';
  if (words.length > 80) return 'long';
  return /\p{Lu}/u.test(words.slice(1)) || /^\p{Lu}/u.test(words) ? 'name' : 'common';
}

/** How likely the relation is one, with its source and most of its content right: 0 to 1. */
export function confidenceOf(text: string, found: Found): number {
  let sum = 0;
  for (const [feature, value] of Object.entries(confidenceFeatures(text, found)))
    sum += value * (WEIGHTS.get(feature) ?? 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
