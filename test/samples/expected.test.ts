import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { readSamples, SAMPLES } from '../../bin/samples/articles.ts';
import { expectedText } from '../../bin/samples/expected.ts';

const FOLDER = new URL('expected/', SAMPLES);

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
