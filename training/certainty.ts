// Fits how likely a speaker is the right one, given its source, to articles that the network was not trained on:
//
//   node training/certainty.ts [MODEL] STYLE=CORPUS.jsonl... > lambdas/attribution/model/certainty.json
//
// Logistic regression by full-batch gradient descent (Adagrad) with L2 regularisation; no randomness, so the same
// articles give the same weights. On the error output: how many are right at each confidence.

import { bind } from '../lambdas/attribution/layout/bind.ts';
import { findSpeakers } from '../lambdas/attribution/speakers/index.ts';
import { withElided } from '../lambdas/attribution/tagging/elision.ts';
import { attributionsOf } from '../lambdas/attribution/tagging/index.ts';
import type { Span } from '../lambdas/model/attribution.ts';
import type { Spans } from './corpus.ts';
import { isRight } from './gold.ts';
import { keptArticles } from './kept.ts';

const ROUNDS = 800;
const RATE = 0.3;
const L2 = 1e-3;
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];

interface Example {
  features: [string, number][];
  right: number;
}

const examples: Example[] = [];
for await (const { article, document, quotations, read } of keptArticles(process.argv.slice(2))) {
  const tagged = bind(document, quotations, withElided(document.text, attributionsOf(read.relations)));
  const found = await findSpeakers(document, read, tagged);
  tagged.forEach(({ source, content }, i) => {
    // Of nested ones, that with the same source.
    const [gold] = article.attributions
      .filter((one) => one.speaker !== undefined && iou(one.content, content) >= 0.5)
      .sort((a, b) => Number(touches(b.source, source)) - Number(touches(a.source, source)));
    const one = found[i];
    if (!gold || !one) return;
    examples.push({
      features: Object.entries(one.features),
      right: Number(isRight(gold.speaker!, one.speaker.name)),
    });
  });
}

function iou(gold: Spans, found: readonly Span[]): number {
  let shared = 0;
  for (const [a, b] of gold)
    for (const { start, end } of found) shared += Math.max(0, Math.min(b, end) - Math.max(a, start));
  const all =
    gold.reduce((sum, [a, b]) => sum + b - a, 0) +
    found.reduce((sum, { start, end }) => sum + end - start, 0);
  return shared / (all - shared);
}

function touches(gold: Spans = [], found: readonly Span[]): boolean {
  if (gold.length + found.length === 0) return true;
  return gold.some(([a, b]) => found.some(({ start, end }) => a < end && start < b));
}

const weights = new Map<string, number>();
const squares = new Map<string, number>();
const probability = ({ features }: Example): number => {
  let sum = 0;
  for (const [name, value] of features) sum += value * (weights.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
};
for (let round = 0; round < ROUNDS; round++) {
  const gradient = new Map([...weights].map(([name, weight]) => [name, L2 * weight]));
  for (const example of examples) {
    const error = probability(example) - example.right;
    for (const [name, value] of example.features)
      gradient.set(name, (gradient.get(name) ?? 0) + (error * value) / examples.length);
  }
  for (const [name, slope] of gradient) {
    squares.set(name, (squares.get(name) ?? 1e-8) + slope * slope);
    weights.set(name, (weights.get(name) ?? 0) - (RATE * slope) / Math.sqrt(squares.get(name)!));
  }
}
BINS.slice(1).forEach((to, i) => {
  const inside = examples.filter((one) => probability(one) >= BINS[i]! && probability(one) < to);
  const right = inside.filter((one) => one.right === 1).length;
  console.error(
    `${BINS[i]} to ${to}: ${inside.length}, right ${((100 * right) / inside.length).toFixed(1)} %`,
  );
});
const rounded = [...weights]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, weight]) => [name, Math.round(weight * 1000) / 1000]);
console.log(JSON.stringify(Object.fromEntries(rounded), null, 2));
