import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCaptions } from '../../../lambdas/attribution/layout/captions.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, captions: string[]][] = [
  [
    'somebody’s',
    'It rained. Another shared a picture of the flood with the words “so it goes”.',
    ['Another | “so it goes”'],
  ],
  [
    'a named person’s',
    'The mayor Jo Bell quickly posted a photo with the caption: “We wait.”',
    ['The mayor Jo Bell | “We wait.”'],
  ],
  ['on a wall', 'The wall was painted with the words “so it goes”.', []],
  ['on a sign', 'Jo Bell held up a sign with the words “so it goes”.', []],
  ['in a clause of another', 'As Jo Bell left, Ed Hall posted a picture with the words “so it goes”.', []],
];

for (const [name, text, expected] of CASES) {
  test(`captions: ${name}`, () => {
    assert.deepEqual(found(findCaptions, text), expected);
  });
}
