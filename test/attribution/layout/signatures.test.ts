import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSignatures } from '../../../lambdas/attribution/layout/signatures.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, signatures: string[]][] = [
  ['a dash', '“We shall wait.” — Jo Bell, nurse', ['Jo Bell, nurse | “We shall wait.”']],
  ['a bar', '“We shall wait.” ― Jo Bell', ['Jo Bell | “We shall wait.”']],
  [
    'two hyphens, straight marks',
    '"We shall wait." -- Jo Bell (nurse)',
    ['Jo Bell (nurse) | "We shall wait."'],
  ],
  [
    'the next line',
    '“We shall wait.”\n— Jo Bell, who lost a boat',
    ['Jo Bell, who lost a boat | “We shall wait.”'],
  ],
  ['the next paragraph', '“We shall wait.”\n\n– Jo Bell', ['Jo Bell | “We shall wait.”']],
  [
    'a colon',
    '"I rode up with her.": Dev Rana\n\n"The doors were open.": Lorna Pike',
    ['Dev Rana | "I rode up with her."', 'Lorna Pike | "The doors were open."'],
  ],
  [
    'marks in the signature',
    '“We shall wait.” — Jo Bell, ‘The Morning Boat’',
    ['Jo Bell, ‘The Morning Boat’ | “We shall wait.”'],
  ],
  ['a clause behind the dash', '“We shall wait.” — She closed the door and said no more.', []],
  [
    'a whole sentence behind the dash',
    '“We shall wait” — The mayor has heard that from all of them, at every meeting since the spring, and more than once in the street.',
    [],
  ],
  ['where it was said', '“We shall wait.” — remarks on Friday', []],
  [
    'lines without a dash',
    'Many say, “We shall wait.”\n\nJo Bell and Dev Rana, Harbour Post\n\n“Not we.”\n\nLorna Pike, The Norland Star',
    ['Jo Bell and Dev Rana, Harbour Post | “We shall wait.”', 'Lorna Pike, The Norland Star | “Not we.”'],
  ],
  [
    'several utterances above a line without a dash',
    '“We shall wait.” “All of us.” And “not for long,” they add. “Until spring.”\n\nJo Bell, Harbour Post\n\n“Not we.”\n\nLorna Pike, The Norland Star',
    [
      'Jo Bell, Harbour Post | “Until spring.”',
      '+  | “We shall wait.” “All of us.”',
      '+  | “not for long,”',
      'Lorna Pike, The Norland Star | “Not we.”',
    ],
  ],
  [
    'several paragraphs above a line without a dash',
    '“We shall wait.”\n\n“And then some.”\n\nJo Bell, Harbour Post\n\nIt rained.\n\n“Not we.”\n\nLorna Pike, The Norland Star',
    [
      'Jo Bell, Harbour Post | “And then some.”',
      '+  | “We shall wait.”',
      'Lorna Pike, The Norland Star | “Not we.”',
    ],
  ],
  [
    'the same behind the quotation, and a newspaper alone',
    'On Monday, “the port shut.” Norland News\n\n“We shall wait.” Jo Bell, Harbour Post\n\n“Not we.”\n\nLorna Pike, The Norland Star',
    [
      'Norland News | “the port shut.”',
      'Jo Bell, Harbour Post | “We shall wait.”',
      'Lorna Pike, The Norland Star | “Not we.”',
    ],
  ],
  ['a newspaper behind a quotation, in a text that signs nothing', '“The port shut.” Norland News', []],
  [
    'lines without a dash that tell an office',
    '“We shall wait.”\n\nJo Bell, head of the Harbour Union\n\n“Not we.”\n\nLorna Pike, The Norland Star',
    ['Jo Bell, head of the Harbour Union | “We shall wait.”', 'Lorna Pike, The Norland Star | “Not we.”'],
  ],
  ['one such line alone', '“We shall wait.”\n\nJo Bell, Harbour Post\n\nIt rained.', []],
  [
    'headings behind quotations',
    '“We shall wait.”\n\nMILLIONS LOST, WORRIES LEFT\n\n“Not we.”\n\nBOATS GONE, QUAYS EMPTY\n\nIt rained.',
    [],
  ],
  ['words before it', 'It says “We shall wait.” — Jo Bell', []],
];

for (const [name, text, expected] of CASES) {
  test(`signatures: ${name}`, () => {
    assert.deepEqual(found(findSignatures, text), expected);
  });
}
