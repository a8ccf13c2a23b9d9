import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { TYPES } from '../../../lambdas/model/attribution.ts';
import type { Page, PageRequest, QuoteFilter, QuoteInArticle } from '../../../lambdas/store/index.ts';
import { Archive, type ArticleSketch, fileOf } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const LIMITS = [1, 2, 3, 7, 100];

type List = (page: PageRequest) => Promise<Page<QuoteInArticle> | undefined>;

const placesOf = (quotes: QuoteInArticle[]) =>
  quotes.map(({ quote, article }) => `${article.key} ${quote.spans.content[0]?.start}`);

async function assertList(list: List, expected: string[]): Promise<void> {
  for (const limit of LIMITS) {
    assert.deepEqual(placesOf(await toTheEnd(list, limit)), expected, `with a limit of ${limit}`);
  }
}

describe('lists of quotes', () => {
  let archive: Archive;

  before(async () => {
    archive = new Archive(table, table.tableName);
    await archive.put('old', {
      published: '2019-12-31',
      publication: 'Büro-Kurier',
      quotes: [
        { by: 'Ada Berg', at: 300 },
        { by: 'Bo Lind', at: 20, kind: 'indirect', confidence: 0.4 },
        { by: null, at: 100 },
      ],
    });
    await archive.put('late', { published: '2020-01-02T18:05:00.000Z', quotes: [{ by: 'Ada Berg', at: 1 }] });
    await archive.put('day', {
      published: '2020-01-02',
      publication: 'The Daily',
      quotes: [{ by: 'Bo Lind', at: 5 }],
    });
    await archive.put('undated', {
      received: '2020-01-03T08:00:00.000Z',
      quotes: [
        { by: 'Ada Berg', at: 9, kind: 'mixed', confidence: 0.8 },
        { by: 'Ada Berg', at: 2 },
      ],
    });
    await archive.put('silent', { published: '2020-01-04', quotes: [] });
  });

  const ARTICLE = ['old 20', 'old 100', 'old 300'];
  const NEWEST = ['undated 2', 'undated 9', 'late 1', 'day 5', ...ARTICLE];

  describe('of an article', () => {
    const list =
      (key: string, filter: QuoteFilter = {}): List =>
      (page) =>
        archive.reader.quotesOfArticle(fileOf(key), filter, page);

    it('come in the order of the text', () => assertList(list('old'), ARTICLE));

    it('are filtered by kind, confidence and publication', async () => {
      await assertList(list('old', { kind: 'indirect' }), ['old 20']);
      await assertList(list('old', { minConfidence: 0.5 }), ['old 100', 'old 300']);
      for (const publication of ['BURO KURIER', 'Der Büro-Kurier'])
        await assertList(list('old', { publication }), ARTICLE);
      await assertList(list('old', { publication: 'The Daily' }), []);
    });

    it('are none for an article without quotes', () => assertList(list('silent'), []));

    it('are no list for an article that is not there', async () => {
      assert.equal(await list('nowhere')({ limit: 10 }), undefined);
      assert.equal(await archive.reader.quotesOfArticle('../x', {}, { limit: 10 }), undefined);
    });
  });

  describe('of speakers', () => {
    const list =
      (ids: string[], range = {}, filter: QuoteFilter = {}): List =>
      (page) =>
        archive.reader.quotesOfSpeakers(ids, range, filter, page);
    const ADA = ['undated 2', 'undated 9', 'late 1', 'old 300'];

    it('come newest first, those of one article in the order of its text', () =>
      assertList(list(['ada-berg']), ADA));

    it('are merged, each once', async () => {
      const merged = ['undated 2', 'undated 9', 'late 1', 'day 5', 'old 20', 'old 300'];
      await assertList(list(['bo-lind', 'ada-berg', 'ada-berg', 'nobody']), merged);
    });

    it('lie between two days, both included', async () => {
      await assertList(list(['ada-berg'], { from: '2020-01-02' }), ADA.slice(0, 3));
      await assertList(list(['ada-berg'], { to: '2020-01-02' }), ADA.slice(2));
      await assertList(list(['ada-berg'], { from: '2020-01-02', to: '2020-01-02' }), ['late 1']);
      await assertList(list(['ada-berg'], { from: '2020-01-04', to: '2020-01-03' }), []);
    });

    it('are filtered', async () => {
      await assertList(list(['ada-berg'], {}, { kind: 'mixed' }), ['undated 9']);
      await assertList(
        list(['ada-berg', 'bo-lind'], {}, { publication: 'büro kurier', minConfidence: 0.5 }),
        ['old 300'],
      );
    });

    it('are none for ids that nobody can have', async () => {
      await assertList(list(['', 'x'.repeat(3000)]), []);
      await assertList(list([]), []);
    });
  });

  describe('of everyone', () => {
    const list =
      (range = {}, filter: QuoteFilter = {}): List =>
      (page) =>
        archive.reader.newestQuotes(range, filter, page);

    it('come newest first, those of one article in the order of its text', () => assertList(list(), NEWEST));

    it('lie between two days, both included', async () => {
      await assertList(list({ from: '2020-01-02' }), NEWEST.slice(0, 4));
      await assertList(list({ to: '2020-01-02' }), NEWEST.slice(2));
      await assertList(list({ from: '2020-01-03', to: '2020-01-04' }), NEWEST.slice(0, 2));
      await assertList(list({ from: '2021-01-01' }), []);
    });

    it('are filtered', async () => {
      await assertList(list({}, { kind: 'indirect' }), ['old 20']);
      await assertList(
        list({}, { minConfidence: 0.9 }),
        NEWEST.filter((place) => !/ (?:9|20)$/.test(place)),
      );
      await assertList(list({}, { publication: 'daily', minConfidence: 1e-240 }), ['day 5']);
      for (const publication of ['the daily', 'Daily'])
        await assertList(list({}, { publication }), ['day 5']);
      await assertList(list({}, { publication: '' }), []);
    });
  });

  it('agree with a plain sort of the same quotes, whatever they are', async () => {
    const article: fc.Arbitrary<ArticleSketch> = fc.record({
      published: fc.constantFrom('2020-01-01', '2020-01-02', '2020-01-02T10:00:00.000Z', '2020-01-05'),
      quotes: fc.uniqueArray(
        fc.record({
          by: fc.constantFrom('Ada Berg', 'Bo Lind', null),
          at: fc.nat(50),
          kind: fc.constantFrom('direct', 'mixed'),
          type: fc.constantFrom(...TYPES),
        }),
        { selector: ({ at }) => at, maxLength: 5 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<QuoteFilter[]>(
          {},
          { kind: 'mixed' },
          { types: ['communication'] },
          { types: ['belief', 'intention'] },
          { types: ['fact', 'communication'], kind: 'mixed' },
        ),
        async (articles, limit, filter) => {
          // Prepare
          const own = new Archive(table, await table.addTable());
          for (const [index, sketch] of articles.entries()) await own.put(`key ${index}`, sketch);
          const all = articles.flatMap(({ published = '', quotes = [] }, index) =>
            quotes.map((quote) => ({
              ...quote,
              place: `key ${index} ${quote.at}`,
              sort: [published, fileOf(`key ${index}`), String(99 - quote.at).padStart(2, '0')].join('#'),
            })),
          );
          const expected = all
            .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
            .filter(({ type = 'communication' }) => filter.types?.includes(type) ?? true)
            .sort((a, b) => (a.sort < b.sort ? 1 : -1));

          // Act
          const newest = await toTheEnd((page) => own.reader.newestQuotes({}, filter, page), limit);
          const ids = ['ada-berg', 'bo-lind'];
          const named = await toTheEnd((page) => own.reader.quotesOfSpeakers(ids, {}, filter, page), limit);

          // Assess
          assert.deepEqual(
            placesOf(newest),
            expected.map(({ place }) => place),
          );
          assert.deepEqual(
            placesOf(named),
            expected.filter(({ by }) => by !== null).map(({ place }) => place),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
