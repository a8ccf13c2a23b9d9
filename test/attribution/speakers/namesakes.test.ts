import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf } from './marked.ts';

type Case = [what: string, text: string, names: (string | null)[]];

function check(cases: Case[]): void {
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
}

describe('of several bearers of a surname', () => {
  check([
    [
      'the one named most, though not last',
      'Ann Marlow won. Ann Marlow sang. Ann Marlow left. Her brother Tim Marlow wept. [Marlow] bowed.',
      ['Ann Marlow'],
    ],
    [
      'not the one who goes by a first name',
      'Ada Marlow came with Tim Marlow. Ada sang. Ada bowed. Ada left. [Marlow] wept.',
      ['Tim Marlow'],
    ],
    [
      'not the first lady by a title of her husband’s',
      '[President Marlow] wept. Mr. Marlow left. The first lady, Ada Marlow, sang. Tim Marlow bowed.',
      ['Tim Marlow'],
    ],
  ]);
});

describe('a surname misspelled', () => {
  check([
    ['two letters the wrong way round', 'Ann Keidis sang. [Kiedis] wept.', ['Ann Keidis']],
    ['a letter too few', 'Ann Barrot sang. [Barot] wept.', ['Ann Barrot']],
    ['an umlaut', 'Jan Müller sang. [Mueller] wept.', ['Jan Müller']],
    ['too short to tell', 'Ann Hale sang. [Hall] wept.', ['Hall']],
    ['like two', 'Ann Barrot met Jan Barrat. [Barrut] wept.', ['Barrut']],
    ['too often to be a slip', 'Ann Barrot sang. Barot came. Barot left. [Barot] wept.', ['Barot']],
  ]);
});

describe('what is glued to a name', () => {
  check([
    [
      'is no part of it',
      'Ann Marlow Harbour Night. Mrs. Marlow came. Marlow sang. [Marlow] wept.',
      ['Ann Marlow'],
    ],
    [
      'unless the text has it alone',
      'Ann Marlow Harlow came. Harlow sang. [Harlow] wept.',
      ['Ann Marlow Harlow'],
    ],
  ]);
});

describe('a body', () => {
  check([
    ['by the first word of its name', 'The State Department met. [State] wept.', ['State Department']],
    [
      'of a district',
      '[The U.S. Attorney’s Office for the District of New York] wept.',
      ['U.S. Attorney’s Office for the District of New York'],
    ],
    [
      'at another',
      '[The Harbour Center for Research at Norland University] wept.',
      ['Harbour Center for Research'],
    ],
    [
      'whose boss it is',
      'Ann Marlow, the boss of Kowal Steel, came. [The former CEO of Kowal Steel] wept.',
      ['Ann Marlow'],
    ],
    ['called a PAC', '[The super PAC, Harbour Future,] wept.', ['Harbour Future']],
  ]);
});
