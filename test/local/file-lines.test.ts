import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileLines } from '../../bin/local/file-lines.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';
import type { StoredArticle, StoreReader } from '../../lambdas/model/stored.ts';
import { articleIdOf, fileIdFor } from '../../lambdas/store/index.ts';

const entry = (key: string, more: object = {}): LogEntry => ({
  level: 'INFO',
  event: 'file',
  bucket: 'articles',
  key,
  change: 'created',
  outcome: 'shown',
  ...more,
});

const counts = (Articles: number, FailedArticles: number, Quotes: number) => ({
  Articles,
  FailedArticles,
  Quotes,
});

const failed = (key: string, record: number, message: string) =>
  ({
    id: articleIdOf(fileIdFor('articles', key), record),
    bucket: 'articles',
    key,
    ...(record && { record }),
    failure: { reason: 'r', message },
  }) as StoredArticle;

const store = (articles: StoredArticle[]) =>
  ({
    article: async (id: string) => articles.find((article) => article.id === id),
    articles: async () => ({ items: articles }),
  }) as unknown as StoreReader;

async function linesOf(entries: LogEntry[], { quiet = false, articles = [] as StoredArticle[] } = {}) {
  const said: string[] = [];
  const lines = new FileLines((line) => said.push(line), Promise.resolve(store(articles)), quiet);
  for (const one of entries) lines.log(one);
  await lines.settled();
  return said;
}

test('each file that is taken in or out has its line', async () => {
  const said = await linesOf([
    entry('a.txt', counts(1, 0, 1)),
    entry('many.jsonl', { ...counts(1000, 0, 2345), outcome: 'continued' }),
    entry('a.txt', { change: 'removed' }),
    entry('odd\u001b[31m.txt', counts(1, 0, 0)),
  ]);

  assert.deepEqual(said, [
    'a.txt: 1 article, 1 quote',
    'many.jsonl: 1,000 articles, 2,345 quotes, more to come',
    'a.txt: removed',
    'odd\uFFFD[31m.txt: 1 article, 0 quotes',
  ]);
});

test('nothing is said where nothing happened', async () => {
  const said = await linesOf([
    entry('a.txt', { outcome: 'old' }),
    entry('a.txt', { outcome: 'superseded', ...counts(1, 0, 1) }),
    entry('a.txt', { outcome: 'gone' }),
    entry('a.txt', { level: 'ERROR', error: 'X' }),
    { level: 'INFO', event: 'other' },
  ]);

  assert.deepEqual(said, []);
});

const articles = [
  failed('empty.txt', 0, 'The file is empty.'),
  failed('many.jsonl', 9, 'Line 9 is late.'),
  failed('many.jsonl', 2, 'Line 2 is no JSON.'),
  failed('other.jsonl', 1, 'Another file’s.'),
];
const failing = [
  entry('a.txt', counts(1, 0, 1)),
  entry('empty.txt', counts(1, 1, 0)),
  entry('many.jsonl', counts(40, 2, 90)),
];

test('what failed is told with its reason', async () => {
  assert.deepEqual(await linesOf(failing, { articles }), [
    'a.txt: 1 article, 1 quote',
    'empty.txt: failed: The file is empty.',
    'many.jsonl: 38 articles, 90 quotes, 2 failed (record 2: Line 2 is no JSON.)',
  ]);
});

test('and without it where it can’t be found', async () => {
  assert.deepEqual(await linesOf(failing.slice(1)), [
    'empty.txt: failed: see the API for the reason',
    'many.jsonl: 38 articles, 90 quotes, 2 failed (see the API for the reason)',
  ]);
});

test('quietly, only what failed is told', async () => {
  const said = await linesOf(failing, { articles, quiet: true });

  assert.deepEqual(
    said.map((line) => line.split(':')[0]),
    ['empty.txt', 'many.jsonl'],
  );
});
