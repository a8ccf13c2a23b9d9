import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaggedAttribution } from '../../../lambdas/model/attribution.ts';
import { bound, read } from './reading.ts';

type Reading = (text: string) => TaggedAttribution[];

const LOW_AND_HALL: Reading = (text) => [
  read(text, 'Low', 'asked', '“Is it open?”'),
  read(text, 'Hall', 'said', '“It is,”'),
];
const LOW: Reading = (text) => LOW_AND_HALL(`${text}“It is,” Hall said`).slice(0, 1);

/** After `“Is it open?” Low asked` (0) and perhaps `“It is,” Hall said` (1). */
const DIALOGUES: [name: string, text: string, reading: Reading, rest: string[]][] = [
  [
    'a short answer is kept, and the line after it is the asker’s',
    '“Is it open?” Low asked Hall.\n\n“It is.”\n\n“Then go in.”\n\n“After you.”',
    LOW,
    ['loose:  | “It is.” ? 0', 'continuation:  | “Then go in.” <- 0', 'continuation:  | “After you.” <- 1'],
  ],
  ['not so a heading', '“Is it open?” Low asked.\n\n“Open doors”\n\nThe shop was full.', LOW, []],
  ['another question is no answer', '“Is it open?” Low asked.\n\n“Is it?”', LOW, ['loose:  | “Is it?”']],
  [
    'a question after an answer is the asker’s',
    '“Is it open?” Low asked.\n\n“It is,” Hall said.\n\n“Since when?”\n\n“Since ten o’clock.”',
    LOW_AND_HALL,
    ['continuation:  | “Since when?” <- 0', 'continuation:  | “Since ten o’clock.” <- 1'],
  ],
  [
    'unless the speaker asks about themselves, or says more',
    '“Is it open?” Low asked.\n\n“It is,” Hall said.\n\n“Why would I lie?”\n\nShe left.\n\nThe bus came.\n\n“Is it open?” Low asked.\n\n“It is,” Hall said.\n\n“Why not? Come in.”',
    LOW_AND_HALL,
    ['continuation:  | “Why would I lie?” <- 1'],
  ],
  [
    'in one paragraph, line by line',
    '“Is it open?” Low asked. “It is,” Hall said. “Since when?” “Since ten.” “Go in.” They did.',
    LOW_AND_HALL,
    [
      'continuation:  | “Since when?” <- 0',
      'continuation:  | “Since ten.” <- 1',
      'continuation:  | “Go in.” <- 2',
    ],
  ],
  [
    'in one paragraph, a speaker who goes on, asks and answers',
    '“Is it open?” Low asked. “It is,” Hall said. “Who cares?” He sat down. “It rains.” “It pours.”',
    LOW_AND_HALL,
    [
      'continuation:  | “Who cares?” <- 1',
      'continuation:  | “It rains.” <- 2',
      'continuation:  | “It pours.” <- 3',
    ],
  ],
  [
    'a list of questions',
    '“Is it open?” Low asked. “Is it full?” “Is it hot?”',
    LOW,
    ['continuation:  | “Is it full?” <- 0', 'continuation:  | “Is it hot?” <- 1'],
  ],
  [
    'a line below a sentence between the lines',
    '“Is it open?” Low asked Hall.\n\n“It is.”\n\nShe took off her hat.\n\n“Good.”',
    LOW,
    ['loose:  | “It is.” ? 0', 'loose:  | “Good.”'],
  ],
  [
    'each line behind a dash is another’s',
    '— It is open, said Low.\n\n— I see, said Hall.\n\n— Go in.\n\n— No.\n\nIt rained.\n\n— Then not.',
    (text) => [read(text, 'Low', 'said', 'It is open,'), read(text, 'Hall', 'said', 'I see,')],
    ['continuation:  | Go in. <- 0', 'continuation:  | No. <- 1', 'loose:  | Then not.'],
  ],
  [
    'somebody who speaks at length',
    '“Is it open?” Low asked.\n\n“It is,” Hall said.\n\n“It has been open since ten o’clock, and so it was all of last year, when nobody came and the rain fell on us day after day, and yet.”',
    LOW_AND_HALL,
    [
      'continuation:  | “It has been open since ten o’clock, and so it was all of last year, when nobody came and the rain fell on us day after day, and yet.” <- 1',
    ],
  ],
];

for (const [name, text, reading, rest] of DIALOGUES) {
  test(`dialogue without tags: ${name}`, () => {
    const tagged = reading(text);
    assert.deepEqual(
      bound(text, ...tagged).slice(tagged.length, tagged.length + Math.max(1, rest.length)),
      rest,
    );
  });
}
