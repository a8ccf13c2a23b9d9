import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SpeakerType } from '../../../lambdas/model/attribution.ts';
import { speakersOf } from './marked.ts';

describe('what a speaker is', () => {
  const cases: [string, SpeakerType][] = [
    ['Ada Finch came. [Finch] said so.', 'person'],
    ['It rained. [Oki Okoro] said so.', 'person'],
    ['[Mayor Kowal] said so.', 'person'],
    ['[The Harbour Workers Union] said so.', 'organisation'],
    ['[Turkey] said so.', 'organisation'],
    ['[The HSA] said so.', 'organisation'],
    ['Ada Finch came. [Her campaign] said so.', 'organisation'],
    ['[Ada Finch and Ed Hall] said so.', 'group'],
    ['Ada Finch and Ed Hall came. [They] said so.', 'group'],
    ['[Ada Finch and her aides] said so.', 'group'],
    ['[Democrats] said so.', 'group'],
    ['[The Germans] said so.', 'group'],
    ['[Senate Democrats] said so.', 'group'],
    ['[A nurse] said so.', 'unnamed'],
  ];
  for (const [text, type] of cases) {
    test(`${text} ${type}`, () => assert.equal(speakersOf(text)[0]?.type, type));
  }
});

describe('roles as printed', () => {
  const cases: [string, string, string[]][] = [
    ['before the name', '[Norland Foreign Minister Ada Finch] said so.', ['Norland Foreign Minister']],
    ['in small letters', '[Longtime pollster Ed Marlow] said so.', ['Longtime pollster']],
    ['one that is over', '[The former mayor Ada Finch] said so.', ['former mayor']],
    ['behind the name', '[Ada Finch, the mayor of Easton,] said so.', ['mayor of Easton']],
    ['before a comma', '[The ambassador to Norland, Jan Kowal,] said so.', ['ambassador to Norland']],
    ['behind a conjunction', 'Ada Finch, but a mayor, came. [Finch] said so.', ['mayor']],
    ['of an owner with a name', '[East Norland’s envoy, Jan Kowal,] said so.', ['East Norland’s envoy']],
    ['of an owner without one', '[The bank’s chairman, Jan Kowal,] said so.', ['chairman']],
    ['in a sentence', 'Jan Kowal is a plumber from Easton. [Kowal] said so.', ['plumber from Easton']],
    ['at another mention', 'Mayor Ada Finch came. [Finch] said so.', ['Mayor']],
    [
      'the most frequent first',
      'Gov. Ada Finch, Mayor Ada Finch, Mayor Finch: [she] spoke.',
      ['Mayor', 'Gov.'],
    ],
    ['an address', '[Mrs. Finch] said so.', []],
    ['a doctor’s address', '[Dr. Ada Finch] said so.', []],
    ['several together', 'Sens. Ada Finch and Ed Hall came. [Finch] said so.', []],
    ['without a name', '[The mayor of Easton] said so.', []],
    ['of two', '[Mayor Ada Finch and Ed Hall] said so.', []],
  ];
  for (const [what, text, roles] of cases) {
    test(what, () => assert.deepEqual(speakersOf(text)[0]?.roles, roles));
  }

  test('at most three', () => {
    const text = 'Mayor Ada Finch, Gov. Ada Finch, Judge Ada Finch, Sen. Ada Finch: [she] spoke.';

    assert.deepEqual(speakersOf(text)[0]?.roles, ['Mayor', 'Gov.', 'Judge']);
  });

  test('what is appended goes where it is too much', () => {
    const text = `[Ada Finch, a nurse of ${'the great old ward '.repeat(5)},] said so.`;

    assert.deepEqual(speakersOf(text)[0]?.roles, ['nurse']);
  });
});

describe('gender', () => {
  const cases: [string, string, 'male' | 'female' | null][] = [
    ['by the first name', 'Anna Kowal came. [Kowal] said so.', 'female'],
    ['by a title', 'It rained. [Mr. Kowal] said so.', 'male'],
    ['by a noun', 'Oki Okoro, a policewoman, came. [Okoro] said so.', 'female'],
    ['by a pronoun that comes later', '[Oki Okoro] said so. She left.', 'female'],
    ['not told', '[Oki Okoro] said so.', null],
    ['of an organisation', '[The Harbour Workers Union] said so.', null],
    ['of two', '[Anna Kowal and Ada Finch] said so.', null],
  ];
  for (const [what, text, gender] of cases) {
    test(what, () => assert.equal(speakersOf(text)[0]?.gender, gender));
  }
});
