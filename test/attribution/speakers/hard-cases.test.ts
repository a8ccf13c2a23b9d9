import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { resolveSpeakers } from '../../../lambdas/attribution/speakers/index.ts';
import type { TaggedAttribution } from '../../../lambdas/model/attribution.ts';
import { namesOf } from './marked.ts';

type Case = [what: string, text: string, names: (string | null)[]];

function check(cases: Case[]): void {
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
}

describe('sources with more than a name', () => {
  check([
    ['an apposition', '[Hugo Marlow, a doctor,] said: “{It rains}.”', ['Hugo Marlow']],
    ['an office', '“It rains,” said [Ada Lindqvist, the mayor of Harbour Town].', ['Ada Lindqvist']],
    [
      'an aside that names someone else',
      '[Sir Vic Cobble, who replaced Tim Finch as leader in July,] said so.',
      ['Vic Cobble'],
    ],
    ['an office before it', '[The chief of the harbour guard, Jan Kowal,] said so.', ['Jan Kowal']],
    ['two offices before it', '[Marine biologist and study author Ann Marlow] said so.', ['Ann Marlow']],
    ['where it is stationed', '[Norway’s ambassador to France Ann Marlow] said so.', ['Ann Marlow']],
  ]);
});

describe('people together', () => {
  check([
    ['with people of no name', '[Ann Marlow and her aides] said so.', ['Ann Marlow and her aides']],
    [
      'called she, with people of no name',
      'Ann Marlow won. [She and her aides] wept.',
      ['Ann Marlow and her aides'],
    ],
    [
      'behind an apposition',
      '[Ann Marlow, a nurse, and Tim Finch, a smith,] said so.',
      ['Ann Marlow and Tim Finch'],
    ],
    ['neither of them', '[Neither Ann Marlow nor her rivals] said so.', ['Ann Marlow and her rivals']],
    [
      'from two places',
      '[Sens. Ann Marlow of Ohio and Tim Finch of Texas] said so.',
      ['Ann Marlow and Tim Finch'],
    ],
    ['people of no name alone', 'Ann Marlow won. [Nurses and smiths] wept.', ['(Nurses and smiths)']],
  ]);
});

describe('one surname, two people', () => {
  check([
    [
      'spouses, by title',
      'Ann Marlow and her husband, Tim Marlow, came. [Mrs. Marlow] spoke. [Mr. Marlow] wept.',
      ['Ann Marlow', 'Tim Marlow'],
    ],
    [
      'spouses, by pronoun',
      'Ann Marlow met Tim Marlow. “It rains,” [she] said. “It snows,” [he] said.',
      ['Ann Marlow', 'Tim Marlow'],
    ],
    [
      'father and son',
      'Tim Marlow Jr. came late. His father, Tim Marlow, was there. [Tim Marlow Jr.] wept.',
      ['Tim Marlow Jr.'],
    ],
    [
      'the one spoken of, though another is named once',
      'Ann Marlow won. Marlow spoke of Ed Marlow. Marlow smiled. [Marlow] said so.',
      ['Ann Marlow'],
    ],
    ['one called King', 'Charlie King came with Ann Queen. [Mr. King] said so.', ['Charlie King']],
  ]);
});

describe('names that the text tells elsewhere', () => {
  check([
    ['later', '“It rains,” [Marlow] said. Ann Marlow is a nurse.', ['Ann Marlow']],
    ['in the headline', 'Ann Marlow Wins in Harbour Town.\n\n[Marlow] thanked Tim Finch.', ['Ann Marlow']],
    ['after a closing mark', 'Ann Law won. “We won,” [Law] said.', ['Ann Law']],
    ['by being a source', '[Weather Central] shows {where it rains}.', ['Weather Central']],
    ['as initials', 'The Harbour Press asked him. [HP] found {it rains}.', ['Harbour Press']],
  ]);
});

describe('descriptions of someone named', () => {
  check([
    [
      'the nominee',
      'Tim Finch won on Monday. Finch thanked voters. “We won,” [the Republican nominee] said.',
      ['Tim Finch'],
    ],
    [
      'a senator of a place not told before',
      'Tim Finch won on Monday. Finch thanked voters. [The Vermont senator] spoke for long.',
      ['Tim Finch'],
    ],
    ['the company', 'Harbour Foods Inc. lost. [The company] said so.', ['Harbour Foods Inc.']],
    ['it', 'Harbour Foods Inc. lost. [It] said so.', ['Harbour Foods Inc.']],
    ['someone’s campaign', '[Finch’s campaign] said so. Tim Finch did not.', ['Finch campaign']],
    ['someone’s lawyers', 'Tim Finch left. [Finch’s lawyers] said so.', ['(Finch’s lawyers)']],
  ]);
});

describe('speakers who stay unnamed', () => {
  check([
    [
      'a senior official',
      'Foreign minister Jan Kowal left. [A senior official] said so.',
      ['(A senior official)'],
    ],
    [
      'an official, told of again',
      'Foreign minister Jan Kowal left. [A senior official] said so. [The official] said more.',
      ['(A senior official)', '(The official)'],
    ],
    [
      'people familiar with it',
      'Jan Kowal left. [People familiar with the talks] said so.',
      ['(People familiar with the talks)'],
    ],
    [
      'a source close to someone',
      '[A source close to Jan Kowal] said so.',
      ['(A source close to Jan Kowal)'],
    ],
  ]);
});

describe('words within words', () => {
  check([
    [
      'someone quotes another',
      '[Jan Kowal] quoted {[the assailant] as saying {it was time}}.',
      ['Jan Kowal', '(the assailant)'],
    ],
    [
      'he, in the words of another',
      'Tim Finch won. “{[He] says {it rains}},” [Jan Kowal] said.',
      ['Tim Finch', 'Jan Kowal'],
    ],
    [
      'we, in the words of another',
      '[Ann Marlow] said: “{[We] think {it rains}}.”',
      ['Ann Marlow', 'Ann Marlow'],
    ],
  ]);
});

describe('I and we of the text itself', () => {
  check([
    ['by the line about the author', '[I] think it rains.\n\nAnn Marlow is a nurse.', ['Ann Marlow']],
    ['by the byline', 'By Ann Marlow\n\n[I] think it rains.', ['Ann Marlow']],
    [
      'by who signs each letter',
      '[I] think it rains.\n\nAnn Marlow.\n\n[We] think it snows.\n\nTim Finch.',
      ['Ann Marlow', 'Tim Finch'],
    ],
    ['of nobody told', 'Ann Marlow left. [I] think it rains.', ['(I)']],
  ]);
});

describe('who', () => {
  check([
    ['after another who', 'Tim Finch, who lost last year, and [who] said he would run, came.', ['Tim Finch']],
    ['behind a copula', 'Tim Finch is the smith [who] said so.', ['Tim Finch']],
    ['behind where a group is', 'He feared Democrats on Capitol Hill, [who] said so.', ['Democrats']],
  ]);
});

describe('who, further off', () => {
  check([
    ['behind a party', 'We met Sen. Ann Marlow (D-Conn.), [who] has wept.', ['Ann Marlow']],
    ['behind a time', 'They backed Ann Marlow this year, [who] has wept.', ['Ann Marlow']],
    ['behind what she is', 'Ann Marlow is the harbour poet [who] wept.', ['Ann Marlow']],
    ['behind what someone is', 'Ann Marlow came. She is the only Democrat [who] wept.', ['Ann Marlow']],
    [
      'of the members of a party',
      'He quarrelled with Senate Republicans [who] wept.',
      ['Senate Republicans'],
    ],
    ['of a body that is many', 'We met the Taliban, [who] have wept.', ['Taliban']],
    ['behind a compound', 'Help came from Ann Marlow, a nurse-turned-poet [who] wept.', ['Ann Marlow']],
    ['that, of a body', 'He pays Harbour45, a super PAC [that] wept.', ['Harbour45']],
  ]);
});

describe('whom it cannot be', () => {
  check([
    [
      'a minister of another country',
      'Foreign Minister Jan Kowal of Russia came. [Turkey’s foreign minister] wept.',
      ['(Turkey’s foreign minister)'],
    ],
    [
      'the victim of the gunman',
      'Ambassador Jan Kowal was shot on Monday. Jan Kowal had spoken. [The gunman] shouted.',
      ['(The gunman)'],
    ],
    ['the owner of a running mate', '[Ann Marlow’s running mate, Gov. Tim Finch,] wept.', ['Tim Finch']],
    ['a word in a heading', 'THE QUARTER\n\nWhen [he] wrote, Mr. Marlow wept.', ['Marlow']],
  ]);
});

test('a verb of saying in place of the source: the cue tells it', () => {
  const text = '“It rains,” said Ann Marlow.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const swapped: TaggedAttribution = {
    kind: 'direct',
    type: 'communication',
    source: [at('said')],
    cue: [at('Ann Marlow')],
    content: [at('“It rains,”')],
    confidence: 1,
  };

  const [speaker] = resolveSpeakers(readDocument(text), [swapped]);

  assert.equal(speaker?.name, 'Ann Marlow');
});

describe('names of organisations', () => {
  check([
    ['with a topic', '[The Institute on Harbour Fog] said so.', ['Institute on Harbour Fog']],
    ['with an aim', '[The Alliance to Reclaim Our Moor] said so.', ['Alliance to Reclaim Our Moor']],
    ['of people', '“It rains,” said [Reporters Without Boats].', ['Reporters Without Boats']],
    ['of people for something', 'It rains, said [Doctors for Dry Feet].', ['Doctors for Dry Feet']],
  ]);
});

describe('no source of its own', () => {
  const speakerOf = (text: string, cue: string, content: string, source?: string) => {
    const spanOf = (words: string) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length };
    };
    const tagged: TaggedAttribution = {
      kind: 'indirect',
      type: 'communication',
      source: source === undefined ? [] : [spanOf(source)],
      cue: [spanOf(cue)],
      content: [spanOf(content)],
      confidence: 1,
    };
    return resolveSpeakers(readDocument(text), [tagged])[0]?.name;
  };

  test('a participle that opens the sentence', () => {
    assert.equal(
      speakerOf('Jan Kowal came. After blaming the rain, Ann Marlow left.', 'blaming', 'the rain'),
      'Ann Marlow',
    );
  });

  test('a participle behind', () => {
    assert.equal(
      speakerOf('Ann Marlow left, blaming the rain. Jan Kowal came.', 'blaming', 'the rain'),
      'Ann Marlow',
    );
  });

  test('a dash that was taken for the source', () => {
    assert.equal(speakerOf('Ann Marlow left — blaming the rain.', 'blaming', 'the rain', '—'), 'Ann Marlow');
  });

  test('a second verb', () => {
    assert.equal(
      speakerOf('Ann Marlow wept and said the rain was over.', 'said', 'the rain was over'),
      'Ann Marlow',
    );
  });

  test('nobody', () => {
    assert.equal(
      speakerOf('Ann Marlow left. The rain is said to be over.', 'is said', 'The rain'),
      undefined,
    );
  });
});
