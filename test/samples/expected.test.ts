import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSamples, SAMPLES } from '../../bin/samples/articles.ts';
import { expectedText } from '../../bin/samples/expected.ts';
import { attribute } from '../../lambdas/attribution/index.ts';

const FOLDER = new URL('expected/', SAMPLES);

/**
 * The share of lines that may differ. The last digit of what the network computes depends on the processor, so that
 * on another one than these were written on a doubtful attribution comes or goes now and then.
 */
const OTHER_PROCESSOR = 0.04;
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

test('the samples give the attributions in samples/expected', async (t) => {
  const changes: string[] = [];
  let lines = 0;
  for (const { name, article } of await readSamples()) {
    const expected = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
    const actual = expectedText(article, await attribute(article.text));
    const [facts, others] = [expected, actual].map((text) => text.slice(0, text.indexOf('\n\n')));
    assert.equal(others, facts, name);
    lines += expected.split('\n').filter((line) => CONFIDENCE.test(line)).length;
    const differing = [...linesOnlyIn(expected, actual, '-'), ...linesOnlyIn(actual, expected, '+')];
    if (differing.length > 0) changes.push(`samples/expected/${name}.txt:`, ...differing);
  }

  const differing = changes.filter((line) => /^[-+] /.test(line)).length;
  t.diagnostic(`${differing} of ${lines} lines differ`);
  assert.ok(
    differing <= 2 * OTHER_PROCESSOR * lines,
    [
      'The engine no longer gives what samples/expected has:',
      ...changes,
      'If that is meant, run `npm run samples:update` and read the diff of samples/expected before you commit it.',
    ].join('\n'),
  );
});

test('samples/expected has a file for each sample and no other', async () => {
  const samples = (await readSamples()).map(({ name }) => `${name}.txt`);

  assert.deepEqual(readdirSync(FOLDER).sort(), samples.sort());
});

test('an expected text has the facts, then a line for each attribution', () => {
  const text = 'A “rat\nrace,” said Ann. “Mad.” It is late.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const described = {
    kind: 'direct' as const,
    type: 'communication' as const,
    source: [at('Ann')],
    cue: [at('said')],
    content: [at('“rat\nrace,”'), at('“Mad.”')],
    speaker: {
      name: 'Ann Low',
      description: null,
      resolution: 'surname' as const,
      type: 'person' as const,
      roles: [],
      gender: 'female' as const,
      confidence: 0.9,
    },
    reportedBy: null,
    confidence: 0.87,
  };
  const bare = { ...described, source: [], cue: [], content: [at('It is late')], speaker: null };

  const feared = { ...bare, kind: 'indirect' as const, type: 'belief' as const };

  const lines = expectedText({ text, title: 'Rats', author: 'Bea' }, [described, bare, feared]).split('\n');

  assert.deepEqual(lines, [
    'author: Bea',
    'title: Rats',
    `length: ${text.length}`,
    '',
    'direct | Ann Low (surname: Ann) | said | “rat race,” … “Mad.” | 0.9',
    'direct | - | - | It is late | 0.9',
    'indirect belief | - | - | It is late | 0.9',
    '',
  ]);
});
