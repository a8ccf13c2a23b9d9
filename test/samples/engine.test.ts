import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { readSamples, SAMPLES } from '../../bin/samples/articles.ts';
import { expectedText } from '../../bin/samples/expected.ts';
import { placeGold, readGold } from '../../bin/samples/gold.ts';
import { countsOf, type MatchCounts, matchGold, sumOf } from '../../bin/samples/score.ts';
import { type Attribution, attribute } from '../../lambdas/attribution/index.ts';

const FOLDER = new URL('expected/', SAMPLES);

type Sample = Awaited<ReturnType<typeof readSamples>>[number] & { attributions: Attribution[] };
let samples: Sample[];
before(async () => {
  samples = [];
  for (const sample of await readSamples()) {
    samples.push({ ...sample, attributions: await attribute(sample.article.text) });
  }
});

/**
 * The share of lines that may differ. The last digit of what the network computes depends on the processor, so that
 * on another one than these were written on a doubtful attribution comes or goes now and then.
 */
const LINES_ON_OTHER_PROCESSOR = 0.04;
/** The confidence, which moves with that digit first. */
const CONFIDENCE = / \| [01]\.\d$/;

/** The lines of one text that another one has not, each marked with a sign. */
function linesOnlyIn(text: string, other: string, sign: string): string[] {
  const comparable = (line: string) => line.replace(CONFIDENCE, '');
  const others = new Set(other.split('\n').map(comparable));
  return text
    .split('\n')
    .filter((line) => !others.has(comparable(line)))
    .map((line) => `${sign} ${line}`);
}

test('the samples give the attributions in samples/expected', (t) => {
  const changes: string[] = [];
  let lines = 0;
  for (const { name, article, attributions } of samples) {
    const expected = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
    const actual = expectedText(article, attributions);
    const [facts, others] = [expected, actual].map((text) => text.slice(0, text.indexOf('\n\n')));
    assert.equal(others, facts, name);
    lines += expected.split('\n').filter((line) => CONFIDENCE.test(line)).length;
    const differing = [...linesOnlyIn(expected, actual, '-'), ...linesOnlyIn(actual, expected, '+')];
    if (differing.length > 0) changes.push(`samples/expected/${name}.txt:`, ...differing);
  }

  const differing = changes.filter((line) => /^[-+] /.test(line)).length;
  t.diagnostic(`${differing} of ${lines} lines differ`);
  assert.ok(
    differing <= 2 * LINES_ON_OTHER_PROCESSOR * lines,
    [
      'The engine no longer gives what samples/expected has:',
      ...changes,
      'If that is meant, run `npm run samples:update` and read the diff of samples/expected before you commit it.',
    ].join('\n'),
  );
});

/** The share of gold attributions by which counts may differ. */
const GOLD_ON_OTHER_PROCESSOR = 0.02;
test('the engine has as many of the gold attributions, with as many right speakers, as samples/tally.json says', (t) => {
  const recorded: Record<string, MatchCounts> = JSON.parse(
    readFileSync(new URL('tally.json', SAMPLES), 'utf8'),
  );

  const counted: [string, MatchCounts][] = [];
  for (const { name, article, attributions } of samples) {
    const { text } = article;
    const matches = matchGold(text, placeGold(text, readGold(name)), attributions);
    counted.push([name, countsOf(matches, attributions.length)]);
  }

  const all = sumOf(counted.map(([, tally]) => tally));
  t.diagnostic(
    `gold attributions of the samples found with the right speaker: ${all.right} of ${all.gold} (${((100 * all.right) / all.gold).toFixed(1)} %)`,
  );
  const before = sumOf(Object.values(recorded));
  // On another processor than that of the record a doubtful attribution comes or goes now and then.
  for (const count of ['gold', 'found', 'right', 'predicted'] as const) {
    const allowed = count === 'gold' ? 0 : GOLD_ON_OTHER_PROCESSOR * before.gold;
    assert.ok(
      Math.abs(all[count] - before[count]) <= allowed,
      `${count}: ${all[count]}, not ${before[count]}. If that is meant, run \`npm run samples:update\`, which also prints what is wrong, and read the diff.`,
    );
  }
  assert.deepEqual(Object.keys(recorded).sort(), counted.map(([name]) => name).sort());
});
