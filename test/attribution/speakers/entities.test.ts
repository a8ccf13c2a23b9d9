import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf, speakersOf } from './marked.ts';

describe('one name for all the names of one', () => {
  const cases: [string, string, (string | null)[]][] = [
    ['a surname', 'Ada Finch came. [Finch] said so.', ['Ada Finch']],
    ['an honorific', 'President Peter B. Kowal came. [Mr. Kowal] said so.', ['Peter B. Kowal']],
    ['a full name that comes later', '[Mr. Kowal] said so. Peter Kowal left.', ['Peter Kowal']],
    [
      'a headline',
      'Kowal Wins Harbour Vote In Landslide\n\n[Kowal] said so. The mayor, Peter Kowal, left.',
      ['Peter Kowal'],
    ],
    ['a first name', 'The singer Gwen Marlow came. [Gwen] said so.', ['Gwen Marlow']],
    ['a family name first', 'President Xi Lanping came. [Xi] said so.', ['Xi Lanping']],
    ['two surnames', 'Debbie Wolf Marlow came. [Wolf Marlow] said so.', ['Debbie Wolf Marlow']],
    ['an initial between', 'Anna P. Marlow came. [Anna Marlow] said so.', ['Anna P. Marlow']],
    ['a short first name', 'William Kowal came. [Bill Kowal] said so.', ['William Kowal']],
    ['diacritics', 'Recep Çelik came. [Celik] said so.', ['Recep Çelik']],
    ['capitals', 'Jake Marlow came. Then: [MARLOW:] it is so.', ['Jake Marlow']],
    ['a surname that is a common word', 'It rained. Mark Long came. [Long] said so.', ['Mark Long']],
    ['a curly possessive', 'Ada Finch came. [Finch’s] view was so.', ['Ada Finch']],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));

  test('Jr. is not his father', () => {
    const names = namesOf('Donald Marlow came with Donald Marlow Jr. first. [Donald Marlow Jr.] said so.');

    assert.deepEqual(names, ['Donald Marlow Jr.']);
  });

  test("somebody's campaign is not somebody", () => {
    assert.deepEqual(namesOf('Ada Finch came. [Finch’s campaign] said so. [It] asked for more.'), [
      'Finch campaign',
      'Finch campaign',
    ]);
  });
});

test('a body called after someone', () => {
  const names = namesOf(
    'Otto Finch Jr. came. [His campaign] said so. [His office] said no. [His lawyers] left.',
  );

  assert.deepEqual(names, ['Finch campaign', "Finch's office", '(His lawyers)']);
});

test('a body of a place, its possessive mark apart', () => {
  const names = namesOf("It rained . [Norlandia 's foreign ministry] said so .");

  assert.deepEqual(names, ["Norlandia's foreign ministry"]);
});

describe('two people of one surname', () => {
  test('the honorific decides', () => {
    const names = namesOf('Anna Kowal met Peter Kowal. [Mr. Kowal] said yes. [Ms. Kowal] said no.');

    assert.deepEqual(names, ['Peter Kowal', 'Anna Kowal']);
  });

  test('the first name decides', () => {
    assert.deepEqual(namesOf('Anna Kowal met Peter Kowal. [Anna] said yes.'), ['Anna Kowal']);
  });

  test('else the one spoken of last or most', () => {
    const names = namesOf(
      'Anna Kowal won. Kowal cheered. Kowal left. Her brother, Peter Kowal, lost. Anna Kowal smiled. [Kowal] said so.',
    );

    assert.deepEqual(names, ['Anna Kowal']);
  });
});

describe('organisations', () => {
  test('an acronym in brackets', () => {
    const text = 'The Harbour Safety Authority (HSA) met. [The HSA] said so.';

    assert.deepEqual(namesOf(text), ['Harbour Safety Authority']);
  });

  test('an acronym from initials', () => {
    const text = 'The Federal Harbour Authority met. [The FHA] said so.';

    assert.deepEqual(namesOf(text), ['Federal Harbour Authority']);
  });

  test('a short form', () => {
    assert.deepEqual(namesOf('The Norland Film Institute met. [The Institute] said so.'), [
      'Norland Film Institute',
    ]);
  });
});

describe('how it was resolved', () => {
  const cases: [string, string][] = [
    ['Ada Finch came. [Ada Finch] said so.', 'name'],
    ['Ada Finch came. [Mayor Ada Finch] said so.', 'name'],
    ['Ada Finch came. [Finch] said so.', 'surname'],
    ['Ada Finch came. [She] said so.', 'pronoun'],
    ['Mayor Ada Finch came. [The mayor] said so.', 'description'],
    ['Ada Finch came. [Two nurses] said so.', 'unnamed'],
  ];
  for (const [text, resolution] of cases) {
    test(`${text} ${resolution}`, () => assert.equal(speakersOf(text)[0]?.resolution, resolution));
  }
});

test('of a name in capitals and the same in small letters, the latter is shown', () => {
  const text =
    '[ADA J. FINCH] said {so}. [Ada J. Finch] said {no}. [FINCH] said {so}. [KOWAL] left {so}. [Kowal] said {no}.';

  assert.deepEqual(namesOf(text), ['Ada J. Finch', 'Ada J. Finch', 'Ada J. Finch', 'Kowal', 'Kowal']);
});
