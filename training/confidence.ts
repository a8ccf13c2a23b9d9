// Fits the weights of confidence to how often the tagger's relations are right on annotated articles:
//
//   node training/confidence.ts SCORE.mjs CORPUS.jsonl... > lambdas/attribution/lexicon/confidence.json
//
// Logistic regression by full-batch gradient descent with L2 regularisation; no randomness, so the same corpus gives
// the same weights. A relation is right as SCORE.mjs defines it: content IoU >= 0.5 and the sources share a word.
import { readFileSync } from 'node:fs';
import { readDocument } from '../lambdas/attribution/document.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { confidenceFeatures } from '../lambdas/attribution/tagging/confidence.ts';
import type { Found } from '../lambdas/attribution/tagging/relation.ts';
import { tagRelations } from '../lambdas/attribution/tagging/relations.ts';

type Roles = Record<'source' | 'cue' | 'content', [number, number][]>;
interface AnnotatedArticle {
  id: string;
  text: string;
  attributions: Roles[];
}

const ROUNDS = 400;
const RATE = 2;
const L2 = 1e-4;

const [scorer, ...corpora] = process.argv.slice(2);
const { score } = (await import(new URL(scorer!, `file://${process.cwd()}/`).href)) as {
  score: (pairs: unknown[]) => { relation: { all: { precision: number } } };
};

const examples: { features: [string, number][]; right: number }[] = [];
for (const file of corpora) {
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const article = JSON.parse(line) as AnnotatedArticle;
    const document = readDocument(article.text);
    for (const found of tagRelations(document, findQuotations(document))) {
      const right = isRight(article, found) ? 1 : 0;
      examples.push({ features: Object.entries(confidenceFeatures(article.text, found)), right });
    }
  }
}

function isRight(article: AnnotatedArticle, found: Found): boolean {
  const pairs = (spans: Found['source']) => spans.map(({ start, end }): [number, number] => [start, end]);
  const attribution = { source: pairs(found.source), cue: pairs(found.cue), content: pairs(found.content) };
  const near = article.attributions.filter((gold) =>
    gold.content.some(([s, e]) => attribution.content.some(([a, b]) => s < b && a < e)),
  );
  if (near.length === 0) return false;
  // Corpora differ in whether a quotation without a cue is a relation of its own or a part of the one before.
  if (found.source.length === 0 && found.cue.length === 0) return isCovered(found, near);
  const gold = { ...article, attributions: near };
  return (
    score([{ id: article.id, text: article.text, gold, predicted: { attributions: [attribution] } }]).relation
      .all.precision === 1
  );
}

function isCovered({ content }: Found, gold: Roles[]): boolean {
  const spans = gold.flatMap((attribution) => attribution.content);
  let length = 0;
  let covered = 0;
  for (const { start, end } of content) {
    length += end - start;
    for (const [s, e] of spans) covered += Math.max(0, Math.min(e, end) - Math.max(s, start));
  }
  return covered >= length / 2;
}

const weights = new Map<string, number>();
for (let round = 0; round < ROUNDS; round++) {
  const gradient = new Map<string, number>();
  for (const { features, right } of examples) {
    let sum = 0;
    for (const [name, value] of features) sum += value * (weights.get(name) ?? 0);
    const miss = right - 1 / (1 + Math.exp(-sum));
    for (const [name, value] of features) gradient.set(name, (gradient.get(name) ?? 0) + miss * value);
  }
  for (const [name, sum] of gradient) {
    const old = weights.get(name) ?? 0;
    weights.set(name, old + RATE * (sum / examples.length - L2 * old));
  }
}
const rounded = [...weights]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, value]) => [name, Math.round(value * 1000) / 1000]);
console.log(JSON.stringify({ weights: Object.fromEntries(rounded) }, null, 1));
