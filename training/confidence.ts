// Fits how confidence follows from the network's numbers, and the least confidence that is worth taking in, to
// articles that the network was not trained on:
//
//   node training/confidence.ts SCORE.mjs [MODEL] STYLE=CORPUS.jsonl... > lambdas/attribution/model/confidence.json
//
// Logistic regression by full-batch gradient descent with L2 regularisation; no randomness, so the same articles give
// the same weights. A relation is right as SCORE.mjs defines it: content IoU >= 0.5 and the sources share a word.
import { confidenceFeatures } from '../lambdas/attribution/tagging/confidence.ts';
import type { Relation } from '../lambdas/attribution/tagging/relations.ts';
import type { Annotated } from './corpus.ts';
import { keptArticles } from './kept.ts';

const ROUNDS = 3_000;
const RATE = 0.5;
const L2 = 1e-3;

const [scorer, ...rest] = process.argv.slice(2);
const { score } = (await import(new URL(scorer!, `file://${process.cwd()}/`).href)) as {
  score: (pairs: unknown[]) => { relation: { all: { f1: number; precision: number } } };
};

interface Example {
  article: Annotated;
  relation: Relation;
  features: [string, number][];
  right: number;
}

const examples: Example[] = [];
for await (const { article, read } of keptArticles(rest)) {
  for (const relation of read.relations) {
    const features = Object.entries(confidenceFeatures(relation));
    examples.push({ article, relation, features, right: scoreOf(article, [relation]).precision });
  }
}

function scoreOf(gold: Annotated, relations: Relation[]) {
  return score([pairOf(gold, relations)]).relation.all;
}

function pairOf(gold: Annotated, relations: Relation[]) {
  const pairs = (spans: Relation['content']) => spans.map(({ start, end }) => [start, end]);
  const attributions = relations.map(({ source, cue, content }) => ({
    source: pairs(source),
    cue: pairs(cue),
    content: pairs(content),
  }));
  return { id: gold.id, text: gold.text, gold, predicted: { attributions } };
}

const weights = new Map<string, number>();
for (let round = 0; round < ROUNDS; round++) {
  const gradient = new Map<string, number>();
  for (const { features, right } of examples) {
    const miss = right - confidence(features);
    for (const [name, value] of features) gradient.set(name, (gradient.get(name) ?? 0) + miss * value);
  }
  for (const [name, sum] of gradient) {
    const old = weights.get(name) ?? 0;
    weights.set(name, old + RATE * (sum / examples.length - L2 * old));
  }
}

function confidence(features: readonly [string, number][]): number {
  let sum = 0;
  for (const [name, value] of features) sum += value * (weights.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The threshold with the best F1 of relations. */
function bestThreshold(): number {
  const articles = [...new Set(examples.map(({ article }) => article))];
  let best = { threshold: 0, f1: 0 };
  for (let percent = 20; percent <= 70; percent += 2) {
    const threshold = percent / 100;
    const pairs = articles.map((article) => {
      const own = examples.filter((one) => one.article === article && confidence(one.features) >= threshold);
      return pairOf(
        article,
        own.map(({ relation }) => relation),
      );
    });
    const { f1 } = score(pairs).relation.all;
    if (f1 > best.f1) best = { threshold, f1 };
  }
  console.error(`${examples.length} relations of ${articles.length} articles; F1 ${best.f1.toFixed(3)}`);
  return best.threshold;
}

const rounded = [...weights]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, value]) => [name, Math.round(value * 1000) / 1000]);
console.log(JSON.stringify({ weights: Object.fromEntries(rounded), least: bestThreshold() }, null, 2));
