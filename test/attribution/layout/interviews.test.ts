import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInterview } from '../../../lambdas/attribution/layout/interviews.ts';
import { found } from './reading.ts';

const ANSWERS: [name: string, text: string, expected: string[]][] = [
  [
    'below questions in bold',
    'Isa Vey on rain\n\n**Why did you go?**\n\nI was tired.\n\nIt never rained.\n\n**And now?**\n\nNow it does.',
    [' | Why did you go?', ' | I was tired.', '+  | It never rained.', ' | And now?', ' | Now it does.'],
  ],
  [
    'below questions in italics, on the next line',
    'Isa Vey on rain\n\n_Why did you go?_\nI was tired.\n\n*And now?*\nNow it rains for me.',
    [' | Why did you go?', ' | I was tired.', ' | And now?', ' | Now it rains for me.'],
  ],
  [
    'below questions in capitals',
    'Isa Vey on rain\n\nWHY DID YOU GO?\n\nI was tired.\n\nAND NOW?\n\nNow it rains.',
    [' | WHY DID YOU GO?', ' | I was tired.', ' | AND NOW?', ' | Now it rains.'],
  ],
  [
    'below plain questions to somebody, up to the page’s own words',
    'Isa Vey on rain\n\nWhy did you go?\n\nI was tired.\n\nWhere do you live now?\n\nIn Esk, with my dog.\n\nDo you hear rain?\n\nI do.\n\nRain by Isa Vey is out in May.',
    [
      ' | Why did you go?',
      ' | I was tired.',
      ' | Where do you live now?',
      ' | In Esk, with my dog.',
      ' | Do you hear rain?',
      ' | I do.',
    ],
  ],
];

for (const [name, text, expected] of ANSWERS) {
  test(`answers: ${name}`, () => {
    assert.deepEqual(found(findInterview, text), expected);
  });
}

test('once it is an interview, all questions are, and links between them nobody’s words', () => {
  const text =
    'Why did you go?\n\nI was tired.\n\nWhere do you live?\n\nIn Esk.\n\nAdvertisement:\n\nI like it.\n\nDo you hear rain?\n\nI do.\n\nIs it loud?\n\nNo.';

  assert.deepEqual(found(findInterview, text).slice(-6), [
    ' | In Esk.',
    '+  | I like it.',
    ' | Do you hear rain?',
    ' | I do.',
    ' | Is it loud?',
    ' | No.',
  ]);
});

const NONE: [name: string, text: string][] = [
  [
    'headings of an explainer',
    '**What is the toll?**\n\nIt is a charge.\n\n**Who pays it?**\n\nDrivers do, from May.\n\n**Do you pay it?**\n\nOnly with a car.',
  ],
  ['one question', 'Isa Vey on rain\n\n**Why did you go?**\n\nI was tired.'],
  [
    'what a column asks',
    'I was there.\n\nWhat does it cost?\n\nI asked.\n\nWho pays?\n\nI do.\n\nIs it just?\n\nI think so.',
  ],
  [
    'a column that asks its readers',
    'I missed the ferry.\n\nWhy do you wait?\n\nI know why.\n\nDo you like rain?\n\nMayor Lena Ortiz said that she does.\n\nWould you swim?\n\nI would.',
  ],
  [
    'labelled questions, which are turns',
    'Holt: Why did you go?\n\nI was tired.\n\nHolt: Do you like it?\n\nI do.\n\nHolt: Will you stay?\n\nI will.',
  ],
  [
    'quoted questions',
    '“Do you know?” Holt asked.\n\nI did.\n\n“Do you?”\n\nI said so.\n\n“Will you go?”\n\nI went.',
  ],
];

for (const [name, text] of NONE) {
  test(`no answers: ${name}`, () => {
    assert.deepEqual(found(findInterview, text), []);
  });
}
