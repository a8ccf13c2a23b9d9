/**
 * Compares the engine with the gold of the sample articles: prints its errors and how much is right. With
 * `--update` it rewrites what the tests expect, `samples/expected` and `samples/tally.json`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Article } from '../lambdas/articles/article.ts';
import { type Attribution, attribute } from '../lambdas/attribution/index.ts';
import { readSamples, SAMPLES } from './samples/articles.ts';
import { expectedText, wordsOf } from './samples/expected.ts';
import { placeGold, readGold } from './samples/gold.ts';
import { countsOf, type GoldMatch, type MatchCounts, matchGold, sumOf } from './samples/score.ts';

interface Sample {
  name: string;
  article: Article;
  attributions: Attribution[];
  matches: GoldMatch[];
  counts: MatchCounts;
}

const samples: Sample[] = [];
for (const { name, article } of await readSamples()) {
  const attributions = await attribute(article.text);
  const matches = matchGold(article.text, placeGold(article.text, readGold(name)), attributions);
  samples.push({ name, article, attributions, matches, counts: countsOf(matches, attributions.length) });
}

if (process.argv.includes('--update')) {
  const folder = new URL('expected/', SAMPLES);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { name, article, attributions } of samples) {
    writeFileSync(new URL(`${name}.txt`, folder), expectedText(article, attributions));
  }
  const counts = Object.fromEntries(samples.map(({ name, counts }) => [name, counts]));
  writeFileSync(new URL('tally.json', SAMPLES), countsText(counts));
}

for (const { name, article, matches, attributions, counts } of samples) {
  console.log(`${name}: ${summary(counts)}`);
  for (const match of matches.filter(({ right }) => !right)) console.log(`  ${problem(article.text, match)}`);
  const matched = new Set(matches.map(({ predicted }) => predicted));
  for (const extra of attributions.filter((one) => !matched.has(one))) {
    console.log(
      `  too many: ${wordsOf(article.text, extra.source)} | ${wordsOf(article.text, extra.cue)} | ${wordsOf(article.text, extra.content)}`,
    );
  }
}
console.log(`all: ${summary(sumOf(samples.map(({ counts }) => counts)))}`);

function countsText(counts: Record<string, MatchCounts>): string {
  const lines = Object.entries(counts).map(([name, own]) => `  "${name}": ${JSON.stringify(own)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function summary({ gold, found, right, predicted }: MatchCounts): string {
  const percent = (100 * right) / gold;
  return `${right} of ${gold} right (${percent.toFixed(1)} %), ${found} found, ${predicted} predicted`;
}

function problem(text: string, { gold, predicted }: GoldMatch): string {
  const content = wordsOf(text, gold.content);
  const wanted = gold.speakers
    .map((speaker) => speaker ?? `unnamed: ${wordsOf(text, gold.source)}`)
    .join(' or ');
  if (!predicted) return `missing: ${wanted} | ${content}`;
  const source = `${predicted.speaker?.name ?? 'unnamed'} from “${wordsOf(text, predicted.source)}”`;
  return `speaker: ${source}, not ${wanted} | ${content}`;
}
