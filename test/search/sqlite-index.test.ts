import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { IndexUnavailable, parseQuery, type SearchIndex } from '../../lambdas/search/index.ts';
import { openSqliteIndex } from '../../lambdas/search/sqlite-index.ts';
import { indexed } from './articles.ts';
import { searchContract } from './contract.ts';

searchContract('SQLite', async () => {
  const tested = {
    index: openSqliteIndex(':memory:'),
    settle: async () => {},
    async empty() {
      await tested.index.close();
      tested.index = openSqliteIndex(':memory:');
    },
    close: () => tested.index.close(),
  };
  return tested;
});

const folder = mkdtempSync(join(tmpdir(), 'whosaid-search-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const article = indexed({ id: 'a', quotes: [{ text: 'a word' }] });
const words = { query: parseQuery('word'), in: 'quote', filter: {}, sort: 'published', limit: 5 } as const;

test('what was put in is there when the file is opened again', async () => {
  const path = join(folder, 'kept.sqlite');
  const first = openSqliteIndex(path);
  await first.put([article]);
  await first.setState({ isComplete: true });
  await first.close();
  const second = openSqliteIndex(path);
  assert.equal((await second.quotes(words)).length, 1);
  assert.deepEqual(await second.state(), { isComplete: true });
  await second.close();
});

test('an index that has become complete is merged into one segment, and its file shrinks', async () => {
  const path = join(folder, 'merged.sqlite');
  const index = openSqliteIndex(path);
  await index.setState({ isComplete: false });
  const quotes = Array.from({ length: 2000 }, (_, at) => ({ text: `word${at} of what is replaced` }));
  await index.put([indexed({ id: 'deleted', fileId: 'f', quotes })]);
  await index.deleteBefore('f', 2, { articles: 1, quotes: 1 });
  for (let at = 0; at < 5; at++) await index.put([indexed({ id: `a${at}`, quotes: [{ text: 'a word' }] })]);
  const database = new DatabaseSync(path, { readOnly: true });
  const segments = (table: string) =>
    database.prepare(`SELECT count(DISTINCT segid) AS count FROM ${table}_words_idx`).get()?.count;
  assert.ok(Number(segments('quote')) > 1);
  assert.ok(Number(database.prepare('PRAGMA freelist_count').get()?.freelist_count) > 0);
  await index.setState({ isComplete: true });
  assert.deepEqual([segments('quote'), segments('article')], [1, 1]);
  assert.deepEqual({ ...database.prepare('PRAGMA freelist_count').get() }, { freelist_count: 0 });
  assert.equal((await index.quotes(words)).length, 5);
  database.close();
  await index.close();
});

test('a file that is no database, or of another release, is made anew', async () => {
  const text = join(folder, 'text.sqlite');
  writeFileSync(text, 'This is no database at all, but a text that is long enough for a header.'.repeat(9));
  const other = join(folder, 'other.sqlite');
  new DatabaseSync(other).exec('CREATE TABLE state (x); PRAGMA user_version = 999');
  for (const path of [text, other]) {
    const index = openSqliteIndex(path);
    assert.equal(await index.state(), undefined);
    await index.put([article]);
    assert.equal((await index.quotes(words)).length, 1);
    await index.close();
  }
});

test('a file that breaks while it is open is told of, and made anew', async () => {
  const path = join(folder, 'broken.sqlite');
  let first: SearchIndex = openSqliteIndex(path);
  await first.put(
    Array.from({ length: 200 }, (_, at) => indexed({ id: `a${at}`, quotes: [{ text: 'a word' }] })),
  );
  await first.close();
  let renewed = 0;
  first = openSqliteIndex(path, { onRenewed: () => renewed++ });
  const { size } = statSync(path);
  truncateSync(path, 4096);
  appendFileSync(path, Buffer.alloc(size - 4096, 7));
  await assert.rejects(first.quotes(words), IndexUnavailable);
  assert.equal(renewed, 1);
  assert.equal(await first.state(), undefined);
  await first.put([article]);
  assert.equal((await first.quotes(words)).length, 1);
  await first.close();
});

test('of a closed index nothing is asked in vain', async () => {
  const index = openSqliteIndex(':memory:');
  await index.close();
  await index.close();
  await assert.rejects(index.quotes(words));
});

test('a minute that has more than its rows, and days before 1970, keep each quote and its day', async () => {
  const index = openSqliteIndex(':memory:');
  const crowded = (id: string, time: string) =>
    indexed({ id, time, quotes: Array.from({ length: 9 }, () => ({ text: `a word of ${id}` })) });
  const articles = Array.from({ length: 300 }, (_, at) => crowded(`a${at}`, '2024-05-02'));
  await index.put([crowded('next', '2024-05-02T00:01:00Z'), ...articles, crowded('old', '1851-05-02')]);
  await index.put([crowded('later', '2024-05-03'), { ...crowded('a7', '2024-05-02'), version: 2 }]);

  const all = await index.quotes({ ...words, limit: 5000 });
  assert.equal(new Set(all.map(({ id }) => id)).size, 303 * 9);
  assert.deepEqual(
    [all[0]?.id, all.at(-1)?.id].map((id) => id?.split('.')[0]),
    ['later', 'old'],
  );
  assert.deepEqual(await index.counts({ in: 'quote', filter: {} }, ['day'], 9), [
    { values: ['2024-05-02'], quotes: 301 * 9 },
    { values: ['1851-05-02'], quotes: 9 },
    { values: ['2024-05-03'], quotes: 9 },
  ]);
  const ofOneDay = { from: '2024-05-02', to: '2024-05-02' };
  assert.equal((await index.quotes({ ...words, filter: ofOneDay, limit: 5000 })).length, 301 * 9);
  for (const [table, dated] of [
    ['quotes', { ...words, filter: { to: '1900-01-01' } }],
    ['articles', { query: words.query, filter: { to: '1900-01-01' }, sort: 'published', limit: 5 }],
  ] as const) {
    const hits = table === 'quotes' ? await index.quotes(dated as typeof words) : await index.articles(dated);
    assert.ok(hits.length > 0 && hits.every(({ id }) => id.startsWith('old')));
  }
  await index.deleteBefore('file-of-a9', 2, { articles: 0, quotes: 0 });
  assert.equal((await index.quotes({ ...words, limit: 5000 })).length, 302 * 9);
  await index.close();
});
