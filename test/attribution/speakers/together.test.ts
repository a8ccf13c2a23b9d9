import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf } from './marked.ts';

type Case = [what: string, text: string, names: (string | null)[]];

function check(cases: Case[]): void {
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
}

describe('those of a count', () => {
  check([
    ['both', 'Ann Marlow met Tim Finch. [Both] wept.', ['Ann Marlow and Tim Finch']],
    ['both women', 'Ann Marlow and Tim Finch came. [Both women] wept.', ['Ann Marlow and Tim Finch']],
    ['both sides', 'Ann Marlow and Tim Finch came. [Both sides] wept.', ['(Both sides)']],
    ['the two', 'Ann Marlow and Tim Finch came. [The two] wept.', ['Ann Marlow and Tim Finch']],
    [
      'the three candidates',
      'Ann Marlow, Jan Kowal and Tim Finch came. It rained. [The three candidates] wept.',
      ['Ann Marlow, Jan Kowal and Tim Finch'],
    ],
    ['more than were named', 'Ann Marlow met Tim Finch. [All three] wept.', ['(All three)']],
    ['two others', 'Ann Marlow and Tim Finch came. [Two others] wept.', ['(Two others)']],
  ]);
});

describe('they', () => {
  check([
    [
      'of offices that are over',
      'Sen. Ann Marlow and former Gov. Tim Finch came. [They] wept.',
      ['Ann Marlow and Tim Finch'],
    ],
    [
      'with those who have no name',
      '[Ann Marlow and her aides] came. [They] wept.',
      ['Ann Marlow and her aides', 'Ann Marlow and her aides'],
    ],
    [
      'Democrats of a house',
      'Senate Democrats blocked the bill because [they] feared it.',
      ['Senate Democrats'],
    ],
    ['two places in passing', 'He flew over Iraq and Syria. Others wept, [they] said.', ['(they)']],
  ]);
});

describe('a source of several', () => {
  check([
    ['behind brackets', '[Gov. Ann Marlow (R) and rich friends] wept.', ['Ann Marlow and rich friends']],
    ['leaders of a party', '[Marlow and GOP leaders] wept. Ann Marlow left.', ['Ann Marlow and GOP leaders']],
    [
      'a husband named behind',
      '[Ann Marlow and her husband, Tim Finch,] wept.',
      ['Ann Marlow and Tim Finch'],
    ],
    [
      'two long names',
      '[Both the Union of Harbour Workers and the Norland Bakers Guild] wept.',
      ['Union of Harbour Workers and Norland Bakers Guild'],
    ],
    [
      'a description and people',
      'Mayor Ann Marlow came. [The mayor and her aides] wept.',
      ['Ann Marlow and her aides'],
    ],
    ['countries', '[The United States, Britain and France] wept.', ['United States, Britain and France']],
    ['members of a body', 'We met Nurses for Norland. [The nurses] wept.', ['Nurses for Norland']],
    ['who are many', 'We met Ann Marlow and Tim Finch, [who] have wept.', ['Ann Marlow and Tim Finch']],
    ['who is one', 'We met Ann Marlow and Tim Finch, [who] wept.', ['Tim Finch']],
  ]);
});
