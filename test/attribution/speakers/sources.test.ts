import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { resolveSpeakers } from '../../../lambdas/attribution/speakers/index.ts';
import { namesOf, speakersOf } from './marked.ts';

describe('the head of a source', () => {
  const cases: [string, string][] = [
    ['[Longtime pollster Ed Marlow] said so.', 'Ed Marlow'],
    ['[The ambassador, Jan Kowal,] said so.', 'Jan Kowal'],
    ['[The ambassador to Norway, Jan Kowal,] said so.', 'Jan Kowal'],
    ['[Their press officer (Anna Kowal, very polite)] said so.', 'Anna Kowal'],
    ['[Marlow’s report, “The Moor: Findings”, which came late,] said so.', 'Marlow'],
    ['“It rains,” said [its chairman], Hugh Marlow.', 'Hugh Marlow'],
    ['[Hugh Marlow, a doctor in Oslo,] said so.', 'Hugh Marlow'],
    ['[Sir Vincent Marlow, who replaced Tim Finch,] said so.', 'Vincent Marlow'],
    ['[Finch campaign manager Rob Kowal] said so.', 'Rob Kowal'],
    ['[His wife, longtime Finch aide Anna Marlow,] said so.', 'Anna Marlow'],
    ['[Former secretary of state Hillary Marlow] said so.', 'Hillary Marlow'],
    ['[Oslo-based Matt Kowal] said so.', 'Matt Kowal'],
    ["[The Clarion's Lisa Marlow] said so.", 'Lisa Marlow'],
    ['[Trade and Industry Secretary Patricia Marlow] said so.', 'Patricia Marlow'],
    ['[Rep. Earl Marlow (D-Ore.)] said so.', 'Earl Marlow'],
    ['[Anna Marlow and Peter Kowal] said so.', 'Anna Marlow and Peter Kowal'],
    ['[Anna Marlow, Peter Kowal and Tim Finch] said so.', 'Anna Marlow, Peter Kowal and Tim Finch'],
    ['[The FBI] said so.', 'FBI'],
    ['[The Germans] said so.', 'Germans'],
    ['[The Harbour Workers Union, which is on strike,] said so.', 'Harbour Workers Union'],
    ['[The German government] said so.', 'German government'],
    ["[Marlow's campaign] said so.", 'Marlow campaign'],
    ['[A yearly Clarion poll] said so.', 'Clarion'],
    ['[A new report from the Harbour Institute] said so.', 'Harbour Institute'],
    ["[Anna Marlow's memoir] said so.", 'Anna Marlow'],
    ['[Clarion magazine] said so.', 'Clarion'],
    ['[Former special envoy to Ukraine Kurt Marlow] said so.', 'Kurt Marlow'],
    ['[The then UK Home Secretary, Anna Marlow,] said so.', 'Anna Marlow'],
    ['[Hong Kong police] said so.', 'Hong Kong police'],
    ['[The WHO] said so.', 'WHO'],
    ['[U.S. Attorney Nealy Marlow] said so.', 'Nealy Marlow'],
  ];
  for (const [text, name] of cases) {
    test(`${text.slice(0, text.indexOf(']') + 1)} is ${name}`, () => assert.deepEqual(namesOf(text), [name]));
  }
});

describe('sources without a name', () => {
  const cases = [
    'a senior official',
    'officials',
    'critics of the mayor',
    'a spokesman for Mr. Kowal',
    "Kowal's lawyers",
    'Marlow aides',
    'many Democrats',
    'FAA and State Department officials',
    'Republicans in the town',
    'sixty percent of voters',
    'two people close to Anna Marlow',
  ];
  for (const words of cases) {
    test(words, () => {
      const [speaker] = speakersOf(`[${words}] said so.`);

      const { name, description, resolution } = speaker!;
      assert.deepEqual(
        { name, description, resolution },
        { name: null, description: words, resolution: 'unnamed' },
      );
    });
  }

  test('the description has no comma or line break at its edges', () => {
    assert.equal(speakersOf('Yes, [a nurse at\nthe ward,] said.')[0]?.description, 'a nurse at the ward');
  });
});

test('a source that is not there has no speaker', () => {
  assert.deepEqual(speakersOf('Peter Kowal said [] so.'), [null]);
});

describe('a source that is but an article', () => {
  const cases: [string, (string | null)[]][] = [
    ['[The] gunman in the hall said {so}.', ['(The gunman)']],
    ['[The] Clarion said {so}.', ['Clarion']],
    ['The mayor, Ada Finch, left. [The] mayor said {so}.', ['Ada Finch']],
    ['It was [the].', ['(the)']],
  ];
  for (const [text, names] of cases) test(text, () => assert.deepEqual(namesOf(text), names));

  test('is not read on before a passive cue, whose subject understands nothing', () => {
    const text = 'The mayor, Ada Finch, left. The mayor is understood to stay.';
    const span = (words: string) => {
      const start = text.lastIndexOf(words);
      return { start, end: start + words.length };
    };
    const [speaker] = resolveSpeakers(readDocument(text), [
      {
        kind: 'indirect',
        type: 'belief',
        source: [span('The')],
        cue: [span('is understood')],
        content: [span('to stay')],
        confidence: 1,
      },
    ]);
    assert.equal(speaker?.name, null);
  });
});
