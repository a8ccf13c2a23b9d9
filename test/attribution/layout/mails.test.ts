import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMails } from '../../../lambdas/attribution/layout/mails.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, mails: string[]][] = [
  [
    'its first lines are nobody’s, and the article goes on below',
    'The messages were leaked.\n\nFrom: Lena Ortiz\nTo: Tom Finch\nDate: 4 May, 07:12\nSubject: cranes\n\nThe cranes are late.\n\nCan you ring the yard?\n\nFinch forwarded it to the owner.',
    ['Lena Ortiz | The cranes are late.', '+  | Can you ring the yard?'],
  ],
  [
    'an address, bold fields, a salutation and the sender’s first name below',
    'They were leaked.\n\n**From:** Lena Ortiz <lo@norland.example>\n**Sent:** 4 May\n\nTom,\n\nThe cranes are late.\n\nThe yard is shut.\n\nLena\n\nFinch said nothing.',
    ['Lena Ortiz | The cranes are late.', '+  | The yard is shut.'],
  ],
  [
    'one below the other',
    'They were leaked.\n\nFrom: Lena Ortiz\nTo: Tom Finch\n\nThe cranes are late.\n\nFrom: Tom Finch\nTo: Lena Ortiz\n\nThey sank.\n\nThanks,\nTom\n\nShe rang me.',
    ['Lena Ortiz | The cranes are late.', 'Tom Finch | They sank.'],
  ],
  [
    'all of the text is one',
    'From: Lena Ortiz\nSubject: cranes\n\nThe cranes are late.\n\nThe yard is shut.',
    ['Lena Ortiz | The cranes are late.', '+  | The yard is shut.'],
  ],
  [
    'the surname first, in marks',
    'They were leaked.\n\nFrom: "Ortiz, Lena" [mailto:lo@norland.example]\nTo: Tom Finch\n\nTom -\n\nThe cranes are late.\n\nLena Ortiz\nEngineer\n\nThe yard denied it.',
    ['Ortiz, Lena | The cranes are late.'],
  ],
  ['hours', 'From: Monday to Friday\nTo: all ages\n\nThe cranes are late.', []],
  ['a single line', 'From: Lena Ortiz\n\nThe cranes are late.', []],
  ['a line about an event', 'When: Monday\nTo: all\nDate: 4 May\n\nThe cranes are late.', []],
];

for (const [name, text, expected] of CASES) {
  test(`e-mails: ${name}`, () => {
    assert.deepEqual(found(findMails, text), expected);
  });
}
