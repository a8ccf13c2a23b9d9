import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNameLines } from '../../../lambdas/attribution/layout/name-lines.ts';
import { bound, found, read } from './reading.ts';

const CASES: [name: string, text: string, lines: string[]][] = [
  ['a headline', 'Tom Finch Breaks Silence\n“I shall wait.”\n\nHe did.', []],
  [
    'names above',
    'On the quay\n\nLena Ortiz, 31, nurse\n“I would wait.”\n\nMrs Ada Finch (retired)\n“Not I.”\n\nBo Tran-Low, 44\n“Who asks?”',
    [
      'Lena Ortiz, 31, nurse | “I would wait.”',
      'Mrs Ada Finch (retired) | “Not I.”',
      'Bo Tran-Low, 44 | “Who asks?”',
    ],
  ],
  [
    'names below, in small letters',
    '“I would wait.”\nLena Ortiz, school nurse\n\n“Not I.”\nTom Finch, diver from Norland',
    ['Lena Ortiz, school nurse | “I would wait.”', 'Tom Finch, diver from Norland | “Not I.”'],
  ],
  [
    'empty lines everywhere: a name comes first',
    'Lena Ortiz, nurse\n\n“I would wait.”\n\n“And then go.”\n\nTom Finch, diver\n\n“Not I.”',
    ['Lena Ortiz, nurse | “I would wait.”', '+  | “And then go.”', 'Tom Finch, diver | “Not I.”'],
  ],
  [
    'empty lines everywhere: a quotation comes first',
    '“I would wait.”\n\nLena Ortiz, nurse\n\n“Not I.”\n\nTom Finch, diver\n\nIt rained.',
    ['Lena Ortiz, nurse | “I would wait.”', 'Tom Finch, diver | “Not I.”'],
  ],
  [
    'the age first, and stars',
    '**31-year-old nurse Lena Ortiz**\n“I would wait.”\n\n**Tom Finch, 50, diver**\n“Not I.”',
    ['Lena Ortiz | “I would wait.”', 'Tom Finch, 50, diver | “Not I.”'],
  ],
  [
    'one alone, close to its quotation',
    'It rained.\n\n“I would wait.”\nLena Ortiz, nurse\n\nThe port is shut.',
    ['Lena Ortiz, nurse | “I would wait.”'],
  ],
  [
    'one alone between empty lines',
    'It rained.\n\n“I would wait.”\n\nLena Ortiz, nurse\n\nThe port is shut.',
    [],
  ],
  [
    'headings between quotations',
    '“I would wait.”\n\nStorms Ahead, boats behind\n\n“Not I.”\n\nMillions Lost, quays empty\n\nIt rained.',
    [],
  ],
  [
    'a cast',
    'The cast\n\nLena Ortiz, 31, as the nurse\n\nTom Finch, 50, as the diver\n\n“The Mill” opens on Friday.',
    [],
  ],
];

for (const [name, text, expected] of CASES) {
  test(`name lines: ${name}`, () => {
    assert.deepEqual(found(findNameLines, text), expected);
  });
}

test('a signature names the speaker of nothing else', () => {
  const text = 'Shall the port be shut\n\n“I would wait.”\nLena Ortiz, nurse\n\n“Not I.”\nTom Finch, diver';
  assert.deepEqual(bound(text, read(text, 'Lena Ortiz', '', 'Shall the port be shut')), [
    'signature: Lena Ortiz, nurse | “I would wait.”',
    'signature: Tom Finch, diver | “Not I.”',
  ]);
});
