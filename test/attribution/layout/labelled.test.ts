import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLabelled } from '../../../lambdas/attribution/layout/labelled.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, labelled: string[]][] = [
  ['a name', 'Jo Bell: “We shall wait for the boat.”', ['Jo Bell | “We shall wait for the boat.”']],
  [
    'a bullet and an age',
    '• Jo Bell, 43: “We shall wait for the boat.”',
    ['Jo Bell, 43 | “We shall wait for the boat.”'],
  ],
  [
    'an office',
    '- Ardmore manager Jo Bell: "We shall wait for the boat."',
    ['Ardmore manager Jo Bell | "We shall wait for the boat."'],
  ],
  [
    'capitals, and where it was said',
    'BELL: “We shall wait for the boat.” — post on Friday',
    ['BELL | “We shall wait for the boat.”'],
  ],
  [
    'capitals with a topic',
    'GOV. BELL on the ferry: “It is late again.”',
    ['GOV. BELL | “It is late again.”'],
  ],
  [
    'a paper in brackets',
    'Jo Bell: “We shall wait for the boat.” (Ardmore Times)',
    ['Jo Bell | “We shall wait for the boat.”'],
  ],
  [
    'the next paragraph',
    'Jo Bell in the Ardmore Times:\n\n“We shall wait for the boat.”',
    ['Jo Bell in the Ardmore Times | “We shall wait for the boat.”'],
  ],
  ['a title behind a noun', 'Film of the week: “The Long Boat”', []],
  ['words behind it', 'Jo Bell: “We shall wait for the boat” is a song by her sister.', []],
  ['a clause before it', 'This is what they found there: “We shall wait for the boat.”', []],
];

for (const [name, text, expected] of CASES) {
  test(`labels: ${name}`, () => {
    assert.deepEqual(found(findLabelled, text), expected);
  });
}
