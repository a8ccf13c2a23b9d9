// Fits how likely a speaker is the right one, given its source, to articles whose speakers are annotated:
//
//   node training/certainty.ts CORPUS.jsonl... > lambdas/attribution/speakers/certainty.json
//
// Logistic regression by full-batch gradient descent (Adagrad) with L2 regularisation; no randomness, so the same
// articles give the same weights. On the error output: how many are right at each confidence, when each fifth of the
// articles is left out in turn. Attributions without a source are left out: annotators give them no speaker.
import { readDocument } from '../lambdas/attribution/document.ts';
import { resolveSpeakers } from '../lambdas/attribution/speakers/index.ts';
import { type Annotated, readCorpus } from './corpus.ts';
import { goldTagged, isRight } from './gold.ts';

interface Example {
  article: string;
  features: [string, number][];
  right: number;
}

type Weights = Map<string, number>;

const ROUNDS = 600;
const RATE = 0.3;
const L2 = 2e-4;
const FOLDS = 5;
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];

function examplesOf(article: Annotated): Example[] {
  const tagged = goldTagged(article);
  const features = new Map<number, [string, number][]>();
  const speakers = resolveSpeakers(readDocument(article.text), tagged, undefined, {
    resolved: (index, found) => features.set(index, Object.entries(found)),
  });
  return article.attributions.flatMap(({ speaker, source }, index) => {
    const found = features.get(index);
    if (speaker === undefined || !source?.length || !found) return [];
    const right = Number(isRight(speaker, speakers[index]!.name));
    return [{ article: article.id, features: found, right }];
  });
}

function probability(features: Example['features'], weights: Weights): number {
  let sum = 0;
  for (const [name, value] of features) sum += value * (weights.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

function fit(examples: readonly Example[]): Weights {
  const weights: Weights = new Map();
  const squares = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Map([...weights].map(([name, weight]) => [name, L2 * weight]));
    for (const { features, right } of examples) {
      const error = probability(features, weights) - right;
      for (const [name, value] of features)
        gradient.set(name, (gradient.get(name) ?? 0) + (error * value) / examples.length);
    }
    for (const [name, slope] of gradient) {
      squares.set(name, (squares.get(name) ?? 1e-8) + slope * slope);
      weights.set(name, (weights.get(name) ?? 0) - (RATE * slope) / Math.sqrt(squares.get(name)!));
    }
  }
  return weights;
}

const examples = process.argv
  .slice(2)
  .flatMap(readCorpus)
  .filter(({ attributions }) => attributions.some(({ speaker }) => speaker !== undefined))
  .flatMap(examplesOf);
const articles = [...new Set(examples.map(({ article }) => article))].sort();
const tried: { right: number; confidence: number }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const left = new Set(articles.filter((_, i) => i % FOLDS === fold));
  const weights = fit(examples.filter(({ article }) => !left.has(article)));
  for (const { article, features, right } of examples) {
    if (left.has(article)) tried.push({ right, confidence: probability(features, weights) });
  }
}
BINS.slice(1).forEach((to, i) => {
  const inside = tried.filter(({ confidence }) => confidence >= BINS[i]! && confidence < to);
  const mean = (of: 'right' | 'confidence') =>
    ((100 * inside.reduce((sum, one) => sum + one[of], 0)) / inside.length).toFixed(1);
  console.error(
    `${BINS[i]} to ${to}: ${inside.length}, confidence ${mean('confidence')}, right ${mean('right')}`,
  );
});
const rounded = [...fit(examples)]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, weight]) => [name, Math.round(weight * 1000) / 1000]);
console.log(JSON.stringify(Object.fromEntries(rounded), null, 2));
