import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { findNames } from '../../../lambdas/attribution/speakers/names.ts';

function found(text: string): string[] {
  return findNames(readDocument(text)).map(({ words }) => words.map((word) => word.text).join(' '));
}

function first(text: string) {
  return findNames(readDocument(text))[0]!;
}

describe('where names begin and end', () => {
  const cases: [string, string[]][] = [
    ['We met Ludovika van der Meer there.', ['Ludovika van der Meer']],
    ['We met Jean-Luc O’Hanlon there.', ['Jean-Luc O’Hanlon']],
    ['We met J.C. Marlow and T. R. Finch III there.', ['J.C. Marlow', 'T. R. Finch III']],
    ['We met Otto Brandt, Jr., there.', ['Otto Brandt Jr.']],
    ['We met Şükrü Çelik and Ana Peña Núñez there.', ['Şükrü Çelik', 'Ana Peña Núñez']],
    ['We met Tariq al-Masri there.', ['Tariq al-Masri']],
    ['We met Park Ki-moon there.', ['Park Ki-moon']],
    ['It fell to the Ministry of Health and Welfare.', ['Ministry of Health and Welfare']],
    ['A Post/Clarion poll came out.', ['Post / Clarion']],
    ['Harbour-backed firms met Finch & Sons.', ['Finch & Sons']],
    ['He saw the Attorney’s Office of Norland.', ['Attorney’s Office of Norland']],
    ['They asked Ana\u00a0Kowal about it.', ['Ana Kowal']],
    ['The WHO met the US envoy.', ['WHO', 'US']],
    ['We met Ayşe Doğan there.', ['Ayşe Doğan']],
  ];
  for (const [text, names] of cases) {
    test(text, () => {
      assert.deepEqual(
        found(text).map((name) => name.replace(' ’s', '’s')),
        names,
      );
    });
  }
});

describe('capitals that are no names', () => {
  test('ordinary words at the start of a sentence', () => {
    assert.deepEqual(found('Footage showed it. Critics disagreed. However, rain fell on Monday.'), []);
  });

  test('a headline in capitals borrows its names from the text below', () => {
    const text = 'Mayor Finch Blasts Harbour Plans In Heated Meeting\n\nThe mayor spoke of Finch and rain.';

    const names = found(text);

    assert.deepEqual(names, ['Finch', 'Finch']);
  });

  test('a byline in capitals throughout keeps its first name and surname together', () => {
    assert.deepEqual(found('— Robert Maguire (@rmaguire) October 14, 2019\n\nIt rained.'), [
      'Robert Maguire',
    ]);
  });

  test('the pronoun I and its short forms', () => {
    assert.deepEqual(found('Yes, I said I’m here and I’ll stay.'), []);
  });

  test('a role noun in capitals is a surname only where someone bears it', () => {
    assert.deepEqual(found('We saw Lena Cook. Then Cook left.'), ['Lena Cook', 'Cook']);
    assert.deepEqual(found('We saw Lena Kowal. Then Chancellor left.'), ['Lena Kowal']);
  });
});

describe('titles', () => {
  const cases: [string, string, string[]][] = [
    ['We met Mr. Kowal.', 'Kowal', ['mr']],
    ['We met Sen. Ada Finch.', 'Ada Finch', ['senator']],
    ['We met House Speaker Ada Finch.', 'Ada Finch', ['speaker']],
    ['We met Lt. Gen. Jan Kowal.', 'Jan Kowal', ['lieutenant', 'general']],
    ['We met Secretary of State Jan Kowal.', 'Jan Kowal', ['secretary']],
    ['We met Rev. Ada Finch.', 'Ada Finch', ['reverend']],
    ['We met Norwegian President Ada Finch.', 'Ada Finch', ['president']],
  ];
  for (const [text, name, titles] of cases) {
    test(text, () => {
      const mention = first(text);

      assert.equal(mention.words.map((word) => word.text).join(' '), name);
      assert.deepEqual(mention.titles, titles);
      assert.equal(mention.kind, 'person');
    });
  }

  test('a role noun after a first name is a surname', () => {
    assert.equal(first('We met Duncan Hunter.').words.length, 2);
  });

  test('the gender comes from the title, else from the first name', () => {
    assert.equal(first('We met Mrs Kowal.').gender, 'female');
    assert.equal(first('We met Judge Peter Kowal.').gender, 'male');
    assert.equal(first('We met Dr. Kowal.').gender, undefined);
  });
});

describe('kinds', () => {
  const cases: [string, string][] = [
    ['We met Peter Kowal.', 'person'],
    ['We met the Harbour Workers Union.', 'organisation'],
    ['We met the Bank of Norland.', 'organisation'],
    ['We met the FBI.', 'organisation'],
    ['We met the Germans.', 'group'],
    ['We flew to Norway.', 'place'],
    ['We flew to New Hampshire.', 'place'],
    ['We met Brzt.', 'unknown'],
  ];
  for (const [text, kind] of cases) {
    test(text, () => assert.equal(first(text).kind, kind));
  }
});
