import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDashed } from '../../../lambdas/attribution/layout/dashed.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, dashed: string[]][] = [
  [
    'items of a list in bold',
    'They said\n\n- **Lena Ortiz** – “I would wait.”\n- **Boat owners’ club** – “Not we.”',
    ['Lena Ortiz | “I would wait.”', 'Boat owners’ club | “Not we.”'],
  ],
  [
    'plain lines',
    'Lena Ortiz, nurse — “I would wait.”\n\nTom Finch (diver) - “Not I, never.”',
    ['Lena Ortiz, nurse | “I would wait.”', 'Tom Finch (diver) | “Not I, never.”'],
  ],
  ['one alone', 'Lena Ortiz — “I would wait.”\n\nIt rained.', []],
  ['datelines', 'NORLAND — “I would wait,” said Lena Ortiz.\n\nOLDHAVEN — “Not I,” said Tom Finch.', []],
  [
    'songs, although one ends like a sentence',
    '- Lena Ortiz – “The Long Wait”\n- Tom Finch – “Not I.”\n- The Quays – “Rain”\n- Ada Low – “Go now!”',
    [],
  ],
  ['clauses', 'It rained — “for weeks.”\n\nNobody came – “not one.”', []],
];

for (const [name, text, expected] of CASES) {
  test(`a name and a dash: ${name}`, () => {
    assert.deepEqual(found(findDashed, text), expected);
  });
}
