import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONSTRUCT } from '../../../lambdas/attribution/layout/construct.ts';
import { marked, speakersBy } from './fake-read.ts';

const FINCH = '<p|Ada Finch>, the mayor, came. ';

describe('named', () => {
  const cases: [words: string, name: string | null, resolution: string][] = [
    [`${FINCH}[<p|Ada Finch>] said {it rains}.`, 'Ada Finch', 'name'],
    [`${FINCH}[<p|ADA FINCH>] said {it rains}.`, 'Ada Finch', 'name'],
    [`${FINCH}[Ms. <p|Finch>] said {it rains}.`, 'Ada Finch', 'surname'],
    [`${FINCH}[<p|Finch>, whose son left,] said {it rains}.`, 'Ada Finch', 'surname'],
    [`${FINCH}[<p|Finch> and her aides] said {it rains}.`, 'Ada Finch', 'surname'],
    [`${FINCH}[<p|Finch>’s son] said {it rains}.`, null, 'unnamed'],
    [`${FINCH}[a friend of <p|Finch>] said {it rains}.`, null, 'unnamed'],
    ['[A guard who gave his name only as <p|Karl>] said {it rains}.', 'Karl', 'name'],
    ['[A guard, who identified herself as Mrs <p|Boone>] said {it rains}.', 'Boone', 'name'],
    ['[<p|Cllr Jo Dray>] said {it rains}.', 'Jo Dray', 'name'],
    ['[<p|Canon Jo Dray>] said {it rains}.', 'Jo Dray', 'name'],
    ['[The <o|Harbour Union>] said {it rains}.', 'Harbour Union', 'name'],
    ['[The <o|Harbour Union> leaflet] said {it rains}.', null, 'unnamed'],
    ['[The <o|HU>] said {it rains}.', null, 'unnamed'],
    ['The <o|Harbour Union> met. [The <o|HU>] said {it rains}.', 'Harbour Union', 'surname'],
    ['[<g|Norlanders>] said {it rains}.', null, 'unnamed'],
    ['[<o|Harbour> captain <p|Xul Dray>] said {it rains}.', 'Xul Dray', 'name'],
    ['[The <o|WQXZ>’s <p|Jo Dray>] said {it rains}.', 'Jo Dray', 'name'],
    ['<o|WQXZ>’s [Major <p|Dray>] said {it rains}.', 'Major Dray', 'name'],
    ['[<p|Finch> lawyer <p|Jo Dray>] said {it rains}.', 'Jo Dray', 'name'],
    ['[A letter to captain <p|Jo Dray>] said {it rains}.', null, 'unnamed'],
    ['[Harbour posts mocking captain <p|Jo Dray>] said {it rains}.', null, 'unnamed'],
    ['Of his rival, [<p|Karl Boone>, the new captain, <p|Jo Dray>], said {it rains}.', 'Jo Dray', 'name'],
    ['Sentencing [<p|Karl Boone>, 41, Judge <p|Jo Dray>] said {it rains}.', 'Jo Dray', 'name'],
    ['Praising his captain [<p|Karl Boone>, manager <p|Jo Dray>] said {it rains}.', 'Jo Dray', 'name'],
    ['Acting [<p|Mayor Karl Boone>, <p|Jo Dray>] said {it rains}.', 'Karl Boone', 'name'],
    ['Leaving the yard, [<p|Karl Boone>, friend of <p|Jo Dray>] said {it rains}.', 'Karl Boone', 'name'],
    ['[<p|Karl Boone>, a friend of <p|Jo Dray>], said {it rains}.', 'Karl Boone', 'name'],
  ];
  for (const [words, name, resolution] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [null]);
      assert.deepEqual([found?.speaker.name, found?.speaker.resolution], [name, resolution]);
    });
});

describe('named by the line above what is printed', () => {
  const cases: [words: string, name: string | null][] = [
    ['[Prime Magistrate <p|Ada Finch>] has released a statement: {It rains.}', 'Ada Finch'],
    ['[<o|Harbour Union> night porter <p|Ada Finch>] has released a statement: {It rains.}', 'Ada Finch'],
    ['[A spokesman for <p|Ada Finch>] has released a statement: {It rains.}', null],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const read = marked(words);
      const tagged = read.tagged.map((one) => ({ ...one, construct: CONSTRUCT.block }));
      const [found] = await speakersBy({ ...read, tagged }, [null]);
      assert.equal(found?.speaker.name, name);
    });
});

test('an office that is known by its whole name is not the one of somebody named later', async () => {
  const words =
    'The <l|Harbour County Attorney’s Office> met. <p|Hall>’s office left. [The office] said {it rains}.';
  const [found] = await speakersBy(marked(words), ['Harbour County Attorney’s Office']);
  assert.equal(found?.speaker.name, 'Harbour County Attorney’s Office');
});

describe('a surname after the name of somebody who is gone', () => {
  const cases: [words: string, name: string][] = [
    [
      '<p|Tom Finch>, 9, fell. His father, <p|Karl Finch>, wept. [Mr <p|Finch>] said {it rains}.',
      'Karl Finch',
    ],
    ['<p|Tom Finch>, 9, won. His father, <p|Karl Finch>, wept. [<p|Finch>] said {it rains}.', 'Tom Finch'],
    [
      '<p|Tom Finch> was killed in May. His son, <p|Ed Finch>, wept. [<p|Finch>] said {it rains}.',
      'Ed Finch',
    ],
    [
      '<p|Tom Finch>, 40, who drowned, swam. His son, <p|Ed Finch>, wept. [<p|Finch>] said {it rains}.',
      'Ed Finch',
    ],
    [
      '<p|Tom Finch>, 80, died in May. His son, <p|Ed Finch>, wept. [<p|Finch>] said {it rains}.',
      'Tom Finch',
    ],
    [
      '<p|Tom Finch> was shot. His son, <p|Ed Finch>, wept. <p|Tom Finch> lives. [<p|Finch>] said {it rains}.',
      'Tom Finch',
    ],
    [
      'Sgt. <p|Tom Finch> was shot. His son, <p|Ed Finch>, wept. [Sgt. <p|Finch>] said {it rains}.',
      'Tom Finch',
    ],
    ['<p|Tom Finch>, 9, fell. His mother, <p|Ada Finch>, wept. [Mr <p|Finch>] said {it rains}.', 'Tom Finch'],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [null]);
      assert.equal(found?.speaker.name, name);
    });
});

describe('bodies of one name', () => {
  const NORLAND = '[<l|Norland>’s <o|Harbour Ministry>] said {it rains}. ';
  const cases: [words: string, names: string[]][] = [
    [
      `${NORLAND}[<l|Eastmark>’s <o|Harbour Ministry>] said {it snows}.`,
      ['Norland’s Harbour Ministry', 'Eastmark’s Harbour Ministry'],
    ],
    [
      '[<l|Iran>’s <o|Harbour Ministry>] said {it rains}. [<l|Iraq>’s <o|Harbour Ministry>] said {it snows}.',
      ['Iran’s Harbour Ministry', 'Iraq’s Harbour Ministry'],
    ],
    [
      `${NORLAND}[The <o|Norlandish Harbour Ministry>] said {it snows}.`,
      ['Norlandish Harbour Ministry', 'Norlandish Harbour Ministry'],
    ],
    [
      `${NORLAND}[The <o|Eastmark Harbour Ministry>] said {it snows}.`,
      ['Norland’s Harbour Ministry', 'Eastmark Harbour Ministry'],
    ],
    [
      `${NORLAND}[<l|Norland>’s <o|Harbour Ministry>] said {it snows}.`,
      ['Harbour Ministry', 'Harbour Ministry'],
    ],
  ];
  for (const [words, names] of cases)
    test(words, async () => {
      const found = await speakersBy(marked(words), ['Harbour Ministry', 'Harbour Ministry']);
      assert.deepEqual(
        found.map((one) => one?.speaker.name),
        names,
      );
    });
});

describe('body', () => {
  const cases: [words: string, name: string | null][] = [
    ['[The <g|Norland> government] said {it rains}.', 'Norland government'],
    ['[The <l|Norland> defence ministry] said {it rains}.', 'Norland defence ministry'],
    ['[<p|Hall>’s campaign, which lost,] said {it rains}.', 'Hall’s campaign'],
    ['[The <p|Hall> administration] said {it rains}.', 'Hall administration'],
    ['[<p|Hall>’s administration] said {it rains}.', 'Hall administration'],
    ['[<p|Hall>’s 2016 campaign] said {it rains}.', 'Hall’s 2016 campaign'],
    ['[<p|Hall>’s brother] said {it rains}.', null],
    ['[<p|Hall>’s legal team] said {it rains}.', null],
    ['[<o|Hall’s legal team>] said {it rains}.', null],
    ['[The <o|Harbour Union> team] said {it rains}.', 'Harbour Union team'],
    ['[Speaker <p|Hall>’s office] said {it rains}.', 'Hall’s office'],
    ['[Vice President <p|Hall>’s office] said {it rains}.', 'Hall’s office'],
    ['[the <p|Hall> administration’s] claims were {that it rains}.', 'Hall administration'],
    ['[clerks in <p|Hall>’s office] said {it rains}.', null],
    ['[<l|Eastmark> Police Chief Jo Low] said {it rains}.', null],
    ['[<p|Hall>’s administration in May] said {it rains}.', 'Hall administration'],
    ['[The <l|Norland>-led coalition] said {it rains}.', 'Norland-led coalition'],
    ['[<l|Norland> intelligence] said {it rains}.', 'Norland intelligence'],
    [
      '[The <l|Norland> attorney general’s office, which sued,] said {it rains}.',
      'Norland attorney general’s office',
    ],
    ['[The commander-in-chief’s office] said {it rains}.', 'commander-in-chief’s office'],
    ['[A long report by the inspector general’s office] said {it rains}.', 'inspector general’s office'],
    ['[The neighbour’s roof office] said {it rains}.', null],
    ['[A spokesman for the mayor’s office] said {it rains}.', null],
    ['[The dentist’s umbrella’s office] said {it rains}.', null],
    ['[The <l|Norland> justice department] said {it rains}.', 'Norland justice department'],
    ['[The country’s health ministry] said {it rains}.', 'health ministry'],
    ['[Its health department] said {it rains}.', null],
    ['[The <l|Eastmark> high court] said {it rains}.', 'Eastmark high court'],
    ['[The high court] said {it rains}.', null],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [null]);
      assert.equal(found?.speaker.name, name);
    });

  const again: [words: string, name: string | null][] = [
    ['The <p|Hall> administration fell. [The administration] said {it rains}.', 'Hall administration'],
    ['[The campaign’s] plan was {that it rains}. <p|Hall>’s campaign lost.', 'Hall’s campaign'],
    ['<p|Finch>’s campaign met <p|Hall>’s campaign. [The campaign] said {it rains}.', 'Hall’s campaign'],
    [
      'The <p|Hall> administration’s clerks left. [The administration] said {it rains}.',
      'Hall administration',
    ],
    ['The <p|Hall> administration fell. [His administration] said {it rains}.', 'Hall administration'],
    ['<p|Ed Hall>’s campaign fell. [His campaign] said {it rains}.', null],
    ['<p|Ed Hall>’s government fell. [The government] said {it rains}.', null],
    ['The <o|Hall Club> fell. <p|Finch>’s campaign won. [The campaign] said {it rains}.', 'Finch’s campaign'],
    ['The <o|Hall Club> fell. <p|Finch>’s team won. [The team] said {it rains}.', 'Hall Club'],
    ['[The <o|Hall Club> editorial board] said {it rains}.', 'Hall Club'],
  ];
  for (const [words, name] of again)
    test(words, async () => {
      const owner = /(?:Ed )?Hall(?: Club)?/.exec(words)![0];
      const [found] = await speakersBy(marked(words), [owner]);
      assert.equal(found?.speaker.name, name);
    });

  test('a campaign promise is made by its owner', async () => {
    const { tagged, ...rest } = marked('<p|Ed Hall> kept [his campaign] promise {to dig}.');
    const { end } = tagged[0]!.source[0]!;
    const cue = [{ start: end + 1, end: end + ' promise'.length }];
    const [found] = await speakersBy({ ...rest, tagged: [{ ...tagged[0]!, cue }] }, ['Ed Hall']);
    assert.equal(found?.speaker.name, 'Ed Hall');
  });
});
