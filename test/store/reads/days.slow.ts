import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { PageRequest } from '../../../lambdas/store/index.ts';
import { Archive } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const DAYS = 63;
const LIMITS = [1, 2, 3, 100];

/** Day `index` of a year, from 0. */
const dayAt = (index: number) => new Date(Date.UTC(2021, 0, 1 + index)).toISOString().slice(0, 10);
const days = Array.from({ length: DAYS }, (_, index) => dayAt(index));

describe('lists that go over more days than one page looks at', () => {
  let archive: Archive;
  before(async () => {
    archive = new Archive(table, table.tableName);
    for (const [index, day] of days.entries()) {
      await archive.put(`read ${day}`, {
        published: day,
        // At both ends alone: a page in between has days but no quotes.
        quotes: index === 0 || index === DAYS - 1 ? [{ by: 'Ada Berg', at: index }] : [],
        publication: index === 0 ? 'The Daily' : 'The Weekly',
      });
      await archive.put(`broken ${day}`, { failed: true, received: `${day}T09:00:00.000Z` });
    }
  });

  for (const [status, word] of [
    ['ready', 'read'],
    ['failed', 'broken'],
  ] as const) {
    it(`show each article once, newest first, however long the pages are (${status})`, async () => {
      const expected = days.map((day) => `${word} ${day}`).reverse();
      for (const limit of LIMITS) {
        const articles = await toTheEnd((page) => archive.reader.articles(status, {}, page), limit);
        assert.deepEqual(
          articles.map(({ key }) => key),
          expected,
          `with a limit of ${limit}`,
        );
      }
    });
  }

  it('show the days of a range, both ends included', async () => {
    for (const [from, to] of [
      [0, DAYS - 1],
      [1, DAYS - 2],
      [3, 60],
      [30, 30],
    ] as const) {
      const range = { from: dayAt(from), to: dayAt(to) };
      const articles = await toTheEnd((page) => archive.reader.articles('ready', range, page), 7);
      assert.deepEqual(
        articles.map(({ key }) => key),
        days
          .slice(from, to + 1)
          .map((day) => `read ${day}`)
          .reverse(),
      );
    }
  });

  it('find quotes at both ends, and nothing in between', async () => {
    for (const limit of LIMITS) {
      const quotes = await toTheEnd((page) => archive.reader.newestQuotes({}, {}, page), limit);
      assert.deepEqual(
        quotes.map(({ article }) => article.published),
        [dayAt(DAYS - 1), dayAt(0)],
      );
    }
  });

  it('find the one that a filter lets pass, at their far end', async () => {
    const quotes = await toTheEnd(
      (page) => archive.reader.newestQuotes({}, { publication: 'the DÁILY' }, page),
      3,
    );
    assert.deepEqual(
      quotes.map(({ article }) => article.key),
      [`read ${dayAt(0)}`],
    );
  });

  it('show nothing of days whose articles are all gone', async () => {
    const own = new Archive(table, await table.addTable());
    for (const day of days) await own.put(day, { published: day, quotes: [{ by: 'Bo Lind', at: 1 }] });
    for (const day of days.slice(1)) await own.delete(day);

    const pages: number[] = [];
    const read = async (page: PageRequest) => {
      const answer = await own.reader.articles('ready', {}, page);
      pages.push(answer.items.length);
      return answer;
    };
    assert.deepEqual(
      (await toTheEnd(read, 5)).map(({ key }) => key),
      [dayAt(0)],
    );
    assert.ok(pages.length <= 3, `${pages.length} pages`);
    const quotes = await toTheEnd((page) => own.reader.newestQuotes({}, {}, page), 5);
    assert.equal(quotes.length, 1);
  });
});

describe('quotes of speakers', () => {
  let archive: Archive;
  beforeEach(async () => {
    archive = new Archive(table, await table.addTable());
  });

  const ADA = { by: 'Ada Berg', at: 0 };

  it('are found behind many leftovers of versions that nobody sees', async () => {
    await archive.put('old', { published: '2020-01-01', quotes: [ADA, { ...ADA, at: 7 }] });
    const leftovers = Array.from({ length: 60 }, (_, at) => ({ ...ADA, at }));
    for (const key of ['x', 'y']) {
      await archive.put(key, { published: '2020-02-01', quotes: [{ by: 'Bo Lind', at: 1 }] });
      await archive.write(key, [{ published: '2020-03-01', quotes: leftovers }]);
    }

    for (const limit of LIMITS) {
      const quotes = await toTheEnd(
        (page) => archive.reader.quotesOfSpeakers(['ada-berg', 'bo-lind'], {}, {}, page),
        limit,
      );
      const places = quotes.map(({ quote, article }) => `${article.key} ${quote.spans.content[0]?.start}`);
      assert.deepEqual(places.slice(0, 2).sort(), ['x 1', 'y 1']);
      assert.deepEqual(places.slice(2), ['old 0', 'old 7']);
    }
  });

  it('are shown once where a page ends with too much passed over', async () => {
    const newest = Date.UTC(2020, 4, 1);
    const minutesBefore = (minutes: number) => new Date(newest - minutes * 60_000).toISOString();
    // The list is looked at in 50 steps of limit + 1: what is seen lies at the very end of that for limits 1, 2 and 3.
    const seen = [98.5, 147.5, 196.5].map((minutes) => ({
      published: minutesBefore(minutes),
      quotes: [ADA],
    }));
    await archive.put('seen', ...seen);
    const leftovers = Array.from({ length: 300 }, (_, minutes) => ({
      published: minutesBefore(minutes),
      quotes: [ADA],
    }));
    await archive.write('unseen', leftovers);

    for (const limit of LIMITS) {
      const quotes = await toTheEnd(
        (page) => archive.reader.quotesOfSpeakers(['ada-berg'], {}, {}, page),
        limit,
      );
      assert.deepEqual(
        quotes.map(({ article }) => article.record),
        [1, 2, 3],
        `with a limit of ${limit}`,
      );
    }
  });
});
