import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInterruptions } from '../../../lambdas/attribution/layout/interruptions.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, interruptions: string[]][] = [
  [
    'what the speaker does between dashes',
    'The hall was quiet. “I sat at the back, Jim,”—Reeve took hold of the rail—“and I thought of my father.”',
    ['Reeve | “I sat at the back, Jim,” … “and I thought of my father.”'],
  ],
  [
    'dashes with blanks, a pronoun',
    '“I sat at the back” – he coughed – “and thought of my father.”',
    ['he | “I sat at the back” … “and thought of my father.”'],
  ],
  ['two titles', 'She sang “The Long Boat” – a slow one – “The Short Boat” and more.', []],
];

for (const [name, text, expected] of CASES) {
  test(`interruptions: ${name}`, () => {
    assert.deepEqual(found(findInterruptions, text), expected);
  });
}
