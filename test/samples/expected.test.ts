import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSamples, SAMPLES } from '../../bin/samples/articles.ts';
import { expectedText } from '../../bin/samples/expected.ts';
import { attribute } from '../../lambdas/attribution/index.ts';

const FOLDER = new URL('expected/', SAMPLES);

/** The lines of one text that another one has not, each marked with a sign. */
function linesOnlyIn(text: string, other: string, sign: string): string[] {
  const others = new Set(other.split('\n'));
  return text
    .split('\n')
    .filter((line) => !others.has(line))
    .map((line) => `${sign} ${line}`);
}

for (const { name, article } of readSamples()) {
  test(`${name} gives the attributions in samples/expected`, async () => {
    const expected = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');

    const actual = expectedText(article, await attribute(article.text));

    const changes = [...linesOnlyIn(expected, actual, '-'), ...linesOnlyIn(actual, expected, '+')];
    assert.ok(
      actual === expected,
      [
        `samples/expected/${name}.txt is no longer what the engine gives:`,
        ...changes,
        'If that is meant, run `npm run samples:update` and read the diff of samples/expected before you commit it.',
      ].join('\n'),
    );
  });
}

test('samples/expected has a file for each sample and no other', () => {
  const samples = readSamples().map(({ name }) => `${name}.txt`);

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
    speaker: { name: 'Ann Low', description: null, resolution: 'surname' as const },
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
