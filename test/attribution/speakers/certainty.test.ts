import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speakersOf } from './marked.ts';

function confidenceOf(text: string): number {
  return speakersOf(text).at(-1)!.confidence;
}

test('a name is surer than a pronoun, and a pronoun with a rival less sure than one without', () => {
  const name = confidenceOf('Ann Marlow came. [Ann Marlow] wept.');
  const alone = confidenceOf('Ann Marlow came. [She] wept.');
  const rivals = confidenceOf('Ann Marlow met Ada Finch. [She] wept.');

  assert.ok(name > alone && alone > rivals, `${name}, ${alone}, ${rivals}`);
});

test('someone indefinite is more surely unnamed than someone definite', () => {
  const indefinite = confidenceOf('It rained. [Two nurses] wept.');
  const definite = confidenceOf('It rained. [The ambassador] wept.');

  assert.ok(indefinite > definite, `${indefinite}, ${definite}`);
});
