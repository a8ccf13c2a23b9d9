import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findVoxPops } from '../../../lambdas/attribution/layout/vox-pops.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, answers: string[]][] = [
  [
    'most say I or you',
    'Would you wait?\n\nLena Ortiz, 31, nurse\nI would, and then go.\n\nTom Finch (50), diver\nYou must be joking.\n\nWhy me?\n\nBo Low, 19\nPull it down.\n\nIt rained.',
    [
      'Lena Ortiz, 31, nurse | I would, and then go.',
      'Tom Finch (50), diver | You must be joking.',
      '+  | Why me?',
      'Bo Low, 19 | Pull it down.',
    ],
  ],
  [
    'what is said about people',
    'The lost\n\nLena Ortiz, 31, nurse\nShe loved boats.\n\nTom Finch (50), diver\nHis brother told us that he sang.\n\nBo Low, 19\nHe was at school.',
    [],
  ],
  [
    'tributes in marks to people who are gone',
    'Lena Ortiz, 31\nWe miss you. “She was our light,” her mother said.\n\nTom Finch, 50\nYou were loved. “He sang,” said a friend.\n\nBo Low, 19\n“I shall miss him,” his teacher said.',
    [],
  ],
  ['two people', 'Lena Ortiz, 31, nurse\nI would.\n\nTom Finch (50), diver\nYou must be joking.', []],
  [
    'a cast',
    'Lena Ortiz, 31, nurse\n\nTom Finch (50), diver\n\nBo Low, 19\n\nWe met them all on Monday.',
    [],
  ],
];

for (const [name, text, expected] of CASES) {
  test(`vox pops: ${name}`, () => {
    assert.deepEqual(found(findVoxPops, text), expected);
  });
}
