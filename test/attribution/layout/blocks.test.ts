import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBlocks, findQuotedLines } from '../../../lambdas/attribution/layout/blocks.ts';
import { found } from './reading.ts';

const LINES: [name: string, text: string, lines: string[]][] = [
  [
    'lines of a letter under who wrote them',
    'On Mon, 4 March 2024 at 10:12, Lena Marsh wrote:\n> The bridge is closed from tonight.\n> Please tell the bus firms.\n\nThanks, will do.',
    ['Lena Marsh | The bridge is closed from tonight. … Please tell the bus firms.'],
  ],
  [
    'lines of a letter, one as long as the line before them',
    'On Mon, 4 March 2024 at 10:12, Lena Arabella Marsh wrote:\n> The bridge is closed.\n> Please tell the bus firms.',
    ['Lena Arabella Marsh | The bridge is closed. … Please tell the bus firms.'],
  ],
  ['lines that nobody introduces', 'A letter came.\n\n> The bridge is closed.', [' | The bridge is closed.']],
];

for (const [name, text, expected] of LINES) {
  test(`quoted lines: ${name}`, () => {
    assert.deepEqual(found(findQuotedLines, text), expected);
  });
}

const BLOCKS: [name: string, text: string, blocks: string[]][] = [
  [
    'a paragraph behind a reporting verb and a colon',
    'Asked whether she backed the toll, Senator Gale Orme replied:\n\nNo, I do not, and I never did.\n\nShe left.',
    ['Senator Gale Orme | No, I do not, and I never did.'],
  ],
  [
    'a name with a hyphen and initials',
    'Asked by phone, R.K. el-Low replied:\n\nNo, I never did.\n\nShe left.',
    ['R.K. el-Low | No, I never did.'],
  ],
  [
    'a name between commas',
    'Here is what the shadow chancellor, Nadia Frost, had to say this morning:\n\nNobody will be fooled by this.',
    ['Nadia Frost | Nobody will be fooled by this.'],
  ],
  [
    'a statement in full, up to where it ends',
    'Statement from Harbour Board chief executive Lena Ortiz in full:\n\nWe are sorry.\n\nNobody was hurt.\n\nENDS\n\nThe board runs nine ports.',
    ['Harbour Board chief executive Lena Ortiz | We are sorry.', '+  | Nobody was hurt.'],
  ],
  [
    'the same without an end: one sentence about others, but not two',
    'Lena Ortiz’s full statement:\n\nWe are sorry.\n\nNobody was hurt.\n\nOur port is open.\n\nThe board runs nine ports.\n\nIt is old.',
    ['Lena Ortiz | We are sorry.', '+  | Nobody was hurt.', '+  | Our port is open.'],
  ],
  [
    'whose statement it is stands above',
    'Read the statement in full:\n\nWe are sorry.\n\nIt rained.\n\n-30-',
    ['the statement | We are sorry.', '+  | It rained.'],
  ],
  [
    'in a statement, as long as it says we',
    'Lena Ortiz said in a statement:\n\nThe crane fell at noon.\n\nWe are sorry.\n\nThe mayor said that he was too.',
    ['Lena Ortiz | The crane fell at noon.', '+  | We are sorry.'],
  ],
  [
    'in an article that says I itself',
    'I have never liked cranes.\n\nLena Ortiz said in a statement:\n\nThe crane fell at noon.\n\nI knew it would.',
    ['Lena Ortiz | The crane fell at noon.'],
  ],
  [
    'a full term is nothing that is printed',
    'The mayor, who served a full term, said:\n\nWe are sorry.\n\nTom Finch said that he was too.\n\n***\n\nIt rained.',
    ['a full term | We are sorry.'],
  ],
  [
    'nothing written, so that one paragraph is certain',
    'Lena Ortiz said:\n\nThe crane fell at noon.\n\nWe shall see.',
    ['Lena Ortiz | The crane fell at noon.'],
  ],
  [
    'who issues it',
    'The board released the following statement:\n\nWe are sorry.',
    ['The board | We are sorry.'],
  ],
  [
    'a statement that is not printed',
    'The board released the following statement:\n\nMore on this later.',
    [],
  ],
  ['who was sent it', 'The mayor was sent this letter:\n\nWe are sorry.', []],
  ['whose letter another issues', 'The mayor released a letter from the board:\n\nWe are sorry.', []],
  ['a link', 'Read Lena Ortiz’s letter here\n\nThe crane fell at noon.', []],
  ['no reporting verb', 'There are three ways across:\n\nThe ferry leaves at six.', []],
  ['a heading behind the colon', 'The minister said:\n\nMore news', []],
];

for (const [name, text, expected] of BLOCKS) {
  test(`blocks: ${name}`, () => {
    assert.deepEqual(found(findBlocks, text), expected);
  });
}
