// Fits how likely a description (`the senator`, `the company`) is to mean each of those named around it,
// or nobody named, to articles whose speakers are annotated:
//
//   node training/speakers.ts CORPUS.jsonl... > lambdas/attribution/speakers/ranking.json
//
// Softmax over the choices of each description, by full-batch gradient descent (Adagrad) with L2 regularisation. Every
// kind of description has the weights of all of them and, shrunk harder, its own. No randomness: the same articles give
// the same weights. On the error output: how many are right when each fifth of the articles is left out in turn.
import { type Document, readDocument } from '../lambdas/attribution/document.ts';
import type { WatchDescriptions } from '../lambdas/attribution/speakers/choosing.ts';
import type { Entity } from '../lambdas/attribution/speakers/entities.ts';
import { resolveSpeakers } from '../lambdas/attribution/speakers/index.ts';
import { wordKey } from '../lambdas/attribution/speakers/words.ts';
import { type Annotated, readCorpus } from './corpus.ts';
import { goldTagged } from './gold.ts';

interface Example {
  article: string;
  described: string;
  /** Of each choice its features by number, and whether it is right. */
  choices: { features: [number, number][]; right: boolean }[];
}

const ROUNDS = 400;
const RATE = 0.3;
const L2 = 0.003;
const FOLDS = 5;

const numbers = new Map<string, number>();
const numberOf = (name: string) => {
  if (!numbers.has(name)) numbers.set(name, numbers.size);
  return numbers.get(name)!;
};

/** Words of a name as entities have them; without initials. */
const keyOf = (words: string[]) =>
  words
    .map(wordKey)
    .filter((key) => key.length > 1 && key !== 'the')
    .join(' ');

function isNamed({ keys }: Entity, speaker: readonly string[]): boolean {
  const key = keyOf([...keys]);
  return speaker.some((name) => keyOf(name.split(/[\s-]+/)) === key);
}

function examplesOf(article: Annotated): Example[] {
  const { id, text, attributions } = article;
  const document: Document = readDocument(text);
  const examples: Example[] = [];
  const described = ({ token, described, choices }: Parameters<WatchDescriptions>[0]) => {
    const { start } = document.tokens[token]!;
    const gold = attributions.find(
      ({ source, speaker }) =>
        speaker !== undefined && source?.some(([from, to]) => from <= start && start < to),
    );
    if (!gold) return;
    const { speaker } = gold;
    examples.push({
      article: id,
      described,
      choices: choices.map(({ entity, features }) => ({
        features: Object.entries(features)
          .filter(([, value]) => value !== 0)
          .flatMap(([name, value]): [number, number][] => [
            [numberOf(`any.${name}`), value],
            [numberOf(`${described}.${name}`), value],
          ]),
        right: entity ? speaker !== null && isNamed(entity, speaker!) : speaker === null,
      })),
    });
  };
  resolveSpeakers(document, goldTagged(article), undefined, { described });
  return examples;
}

function scoresOf({ choices }: Example, weights: Float64Array): number[] {
  return choices.map(({ features }) =>
    features.reduce((sum, [number, value]) => sum + weights[number]! * value, 0),
  );
}

function fit(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(numbers.size);
  const squares = new Float64Array(numbers.size).fill(1e-8);
  const learnable = examples.filter(({ choices }) => choices.some(({ right }) => right));
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight) => L2 * weight);
    for (const example of learnable) {
      const scores = scoresOf(example, weights);
      const highest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - highest));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const right = shares.reduce((sum, share, i) => sum + (example.choices[i]!.right ? share : 0), 0);
      example.choices.forEach((choice, i) => {
        const error = shares[i]! / all - (choice.right ? shares[i]! / right : 0);
        for (const [number, value] of choice.features)
          gradient[number]! += (error * value) / learnable.length;
      });
    }
    gradient.forEach((slope, i) => {
      squares[i]! += slope * slope;
      weights[i]! -= (RATE * slope) / Math.sqrt(squares[i]!);
    });
  }
  return weights;
}

function rightOf(examples: readonly Example[], weights: Float64Array): number {
  return examples.filter((example) => {
    const scores = scoresOf(example, weights);
    return example.choices[scores.indexOf(Math.max(...scores))]!.right;
  }).length;
}

const examples = process.argv
  .slice(2)
  .flatMap(readCorpus)
  .filter(({ attributions }) => attributions.some(({ speaker }) => speaker !== undefined))
  .flatMap(examplesOf);
const articles = [...new Set(examples.map(({ article }) => article))].sort();
const types = [...new Set(examples.map(({ described }) => described))].sort();
const right = new Map(types.map((type) => [type, 0]));
for (let fold = 0; fold < FOLDS; fold++) {
  const left = new Set(articles.filter((_, i) => i % FOLDS === fold));
  const weights = fit(examples.filter(({ article }) => !left.has(article)));
  for (const type of types) {
    const tried = examples.filter(({ article, described }) => left.has(article) && described === type);
    right.set(type, right.get(type)! + rightOf(tried, weights));
  }
}
for (const type of types) {
  const tried = examples.filter(({ described }) => described === type);
  const possible = tried.filter(({ choices }) => choices.some((choice) => choice.right)).length;
  console.error(`${type}: ${right.get(type)} right of ${tried.length}, ${possible} possible`);
}

const weights = fit(examples);
const names = [...numbers.keys()]
  .filter((name) => name.startsWith('any.'))
  .map((name) => name.slice('any.'.length));
const learned = Object.fromEntries(
  types.map((type) => [
    type,
    Object.fromEntries(
      names.sort().flatMap((name) => {
        const own = numbers.get(`${type}.${name}`);
        if (own === undefined) return [];
        return [[name, Number((weights[numbers.get(`any.${name}`)!]! + weights[own]!).toFixed(3))]];
      }),
    ),
  ]),
);
console.log(JSON.stringify(learned, null, 2));
