import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authorsIn } from '../../lambdas/articles/authors.ts';

describe('the names in a byline', () => {
  const BYLINES: Record<string, string[]> = {
    'Ann Bee': ['Ann Bee'],
    'By Ann Bee and Cy Dee, Valley Post': ['Ann Bee', 'Cy Dee', 'Valley Post'],
    'By Ann Bee, Staff Writer': ['Ann Bee'],
    'Staff writer': ['Staff writer'],
    'BY ANN BEE | 5 min read | 12 comments': ['ANN BEE'],
    'Ann Bee (abe), Cy Dee (cd.)': ['Ann Bee', 'Cy Dee'],
    'Carl Poe, Jr., and Joan Foe, M.D.': ['Carl Poe, Jr.', 'Joan Foe, M.D.'],
    'Von Ann Bee und Cy Dee': ['Ann Bee', 'Cy Dee'],
    'Text: Ann Bee': ['Ann Bee'],
    'Par Ann Bee et Cy Dee, valley-post.example': ['Ann Bee', 'Cy Dee'],
    'Di Maria, Ann Bee': ['Di Maria', 'Ann Bee'],
    'Por Ann Bee y Cy Dee': ['Ann Bee', 'Cy Dee'],
    '松岡大地、岳弘彬': ['松岡大地', '岳弘彬'],
    'ann@valley.example': [],
    '105092': [],
    'Ann Bee, Ann Bee': ['Ann Bee'],
  };
  for (const [byline, names] of Object.entries(BYLINES)) {
    it(`are ${names.length} in '${byline}'`, () => assert.deepEqual(authorsIn(byline), names));
  }

  it('are read fast from a byline that never ends', () => {
    assert.equal(authorsIn(`By ${'Ann Bee, '.repeat(100_000)}`).length, 1);
    assert.equal(
      authorsIn(
        Array.from(
          { length: 100 },
          (_, at) => `Ann ${'ABCDEFGHIJ'[at % 10]}${'abcdefghij'[Math.floor(at / 10)]}`,
        ).join(', '),
      ).length,
      20,
    );
  });
});
