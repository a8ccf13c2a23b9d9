import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPosts } from '../../../lambdas/attribution/layout/posts.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, posts: string[]][] = [
  [
    'name, handle and date behind it',
    'The mayor had news.\n\nThe bridge is open again — Lena Marsh (@MayorMarsh) March 3, 2021\n\nNobody crossed it.',
    ['Lena Marsh (@MayorMarsh) | The bridge is open again'],
  ],
  [
    'links are nobody’s words',
    'The bridge is open again. https://t.co/abc pic.twitter.com/def — Lena Marsh (@MayorMarsh) 3 March 2021',
    ['Lena Marsh (@MayorMarsh) | The bridge is open again.'],
  ],
  [
    'signed in the next paragraph',
    'We wait for the ferry, and we wait.\n— Ardmore Times (@ArdmoreTimes) May 1, 2020',
    ['Ardmore Times (@ArdmoreTimes) | We wait for the ferry, and we wait.'],
  ],
  [
    'name first, a picture at the end',
    'Lena Marsh (@MayorMarsh) The bridge is open again. pic.twitter.com/abc',
    ['Lena Marsh (@MayorMarsh) | The bridge is open again.'],
  ],
  [
    'lines further apart than the paragraphs of the page',
    'She wrote:\n\nNo ferry today.\n\n\n\nNone tomorrow.\n\n\n\nWe wait. — Lena Marsh (@MayorMarsh) March 3, 2021',
    ['Lena Marsh (@MayorMarsh) | We wait.', '+  | None tomorrow.', '+  | No ferry today.'],
  ],
  [
    'lines below the words that introduce it',
    'She wrote:\n\n\n\nWe wait. — Lena Marsh (@MayorMarsh) March 3, 2021',
    ['Lena Marsh (@MayorMarsh) | We wait.'],
  ],
  [
    'another’s post above it',
    'They wrote:\n\nIt rains. — Ada Finch (@ada) March 3, 2021\n\n\n\nIt snows. — Ben Low (@ben) March 3, 2021',
    ['Ada Finch (@ada) | It rains.', 'Ben Low (@ben) | It snows.'],
  ],
  [
    'a link between its lines',
    'She wrote:\n\nNo ferry today.\n\n\n\npic.twitter.com/abc\n\n\n\nWe wait. — Lena Marsh (@MayorMarsh) March 3, 2021',
    ['Lena Marsh (@MayorMarsh) | We wait.', '+  | No ferry today.'],
  ],
  [
    'quoted words above it',
    'Nobody came.\n\n\n\n“Go home,” she said.\n\n\n\nWe wait. — Lena Marsh (@MayorMarsh) March 3, 2021',
    ['Lena Marsh (@MayorMarsh) | We wait.'],
  ],
  [
    'a page whose paragraphs are all apart',
    `${'It rains.\n\n\n\n'.repeat(9)}We wait. — Lena Marsh (@MayorMarsh) March 3, 2021`,
    ['Lena Marsh (@MayorMarsh) | We wait.'],
  ],
  ['a handle in a sentence', 'The mayor (@MayorMarsh) said on Friday that the bridge was open.', []],
  ['a handle between dashes', 'The mayor — Lena Marsh (@MayorMarsh) to her friends — was late.', []],
];

for (const [name, text, expected] of CASES) {
  test(`posts: ${name}`, () => {
    assert.deepEqual(found(findPosts, text), expected);
  });
}
