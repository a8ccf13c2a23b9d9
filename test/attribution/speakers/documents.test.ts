import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf } from './marked.ts';

type Case = [what: string, text: string, names: (string | null)[]];

function check(cases: Case[]): void {
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
}

describe('whose a document is', () => {
  check([
    [
      'of who spoke just before',
      '[Ann Marlow] said {so}. [The statement] went {on}.',
      ['Ann Marlow', 'Ann Marlow'],
    ],
    [
      'not of who spoke long before',
      '[Ann Marlow] said {so}. It rained. It snowed. It froze. [The statement] went {on}.',
      ['Ann Marlow', '(The statement)'],
    ],
    [
      'not where it is narrowed',
      '[Ann Marlow] said {so}. [The study of birds] went {on}.',
      ['Ann Marlow', '(The study of birds)'],
    ],
    [
      'under another noun',
      'It rained, by a Clarion survey of towns. [The study] found it {so}.',
      ['Clarion'],
    ],
    [
      'not of a place beside it',
      'A poll shows that the mayor of New York left. [A new poll] says {so}.',
      ['(A new poll)'],
    ],
    [
      'of a professor, not of the school',
      '[A study by Norland University professor Ann Marlow] says so.',
      ['Ann Marlow'],
    ],
  ]);
});
