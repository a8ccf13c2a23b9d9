import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLetters } from '../../../lambdas/attribution/layout/letters.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, letters: string[]][] = [
  [
    'to a newspaper, each signed below',
    'SIR – The ferry hums. So do I.\n\nLena Ortiz\nOldhaven\n\nSIR – Your hens are wrong.\n\nMaj. T. R. Finch (retd)\nNorland, Arden',
    ['Lena Ortiz | The ferry hums. So do I.', 'Maj. T. R. Finch (retd) | Your hens are wrong.'],
  ],
  [
    'several paragraphs, a sign-off, a place on the line of the name',
    'Dear Editor,\n\nThe ferry hums.\n\nIt did not in May.\n\nYours faithfully,\nLENA ORTIZ, Oldhaven\n\nTo the Editor:\n\nRe “Hens” (May 4):\n\nThey are wrong.\n\n— Tom Finch, via e-mail',
    [
      'LENA ORTIZ, Oldhaven | The ferry hums.',
      '+  | It did not in May.',
      'Tom Finch, via e-mail | Re “Hens” (May 4):',
      '+  | They are wrong.',
    ],
  ],
  [
    'no name is printed',
    'Sir: The ferry hums.\n\nName and address supplied',
    ['Name and address supplied | The ferry hums.'],
  ],
  [
    'other forms of salutations and names',
    'To the Editor of the Post: The ferry hums.\nLena Ortiz,\nOldhaven\n\nSir, — It does not.\n(Mrs) Ada Low',
    ['Lena Ortiz, | The ferry hums.', 'Ada Low | It does not.'],
  ],
  [
    'introduced, without marks behind the salutation, and signed with a first name',
    'Lena Ortiz wrote to him:\n\nDear Sam\n\nI resign.\n\nIt was fun.\n\nLena\n\nIt was accepted.',
    ['Lena Ortiz | I resign.', '+  | It was fun.'],
  ],
  ['credits', 'Editor: Lena Ortiz\n\nPictures: Tom Finch\n\nHarbour Press, Norland', []],
  ['nobody signs it', 'Sir – The ferry hums.\n\nIt was late again on Monday.', []],
  [
    'introduced, with a sign-off',
    'In a letter to tenants, its owner, Lena Ortiz, wrote:\n\nDear tenant,\n\nThe lift is out. A part is ordered.\n\nWe ask for patience.\n\nYours sincerely,\nL. Ortiz\nHead of lifts\n\nTenants said they had none.',
    ['Lena Ortiz | The lift is out. A part is ordered.', '+  | We ask for patience.'],
  ],
  [
    'introduced, with the name alone below',
    'Lena Ortiz wrote:\n\nDear tenant,\n\nThe lift is out.\n\nA part is ordered.\n\nL. Ortiz\n\nTenants said they had none.',
    ['Lena Ortiz | The lift is out.', '+  | A part is ordered.'],
  ],
  [
    'introduced, without an end: as long as it speaks to somebody',
    'Lena Ortiz wrote:\n\nDear all,\n\nThe lift is out.\n\nYou will hear from us.\n\nTenants said they had none.',
    ['Lena Ortiz | The lift is out.', '+  | You will hear from us.'],
  ],
  [
    'introduced by a letter: its signer’s',
    'The letter reads:\n\nDear Minister,\n\nI resign.\n\n(Signed) Lena Ortiz\n\nShe left.',
    ['Lena Ortiz | I resign.'],
  ],
  [
    'a letter by itself',
    'Dear Minister,\n\nI resign.\n\nNobody is to blame.\n\nWith best wishes,\n\nLena Ortiz',
    ['Lena Ortiz | I resign.', '+  | Nobody is to blame.'],
  ],
  ['an article that begins like a letter', 'Dear reader:\n\nThe polls are close.\n\nIt may rain.', []],
  [
    'thanks that end nothing',
    'Dear reader,\n\nThe polls are close.\n\nThanks to you, we know.\n\nIt may rain.',
    [],
  ],
];

for (const [name, text, expected] of CASES) {
  test(`letters: ${name}`, () => {
    assert.deepEqual(found(findLetters, text), expected);
  });
}
