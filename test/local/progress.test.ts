import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExtractLog } from '../../bin/local/extract-log.ts';
import type { IngestCount } from '../../bin/local/ingest.ts';
import { type Progress, progressLine, summary } from '../../bin/local/progress.ts';
import { s3Event } from '../../bin/local/s3-event.ts';
import { examples, welcome } from '../../bin/local/welcome.ts';
import type { QuoteInArticle, StoredArticle, StoreReader } from '../../lambdas/store/index.ts';

const started = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(started.getTime() + seconds * 1000);

function progress(count: Partial<IngestCount> = {}): Progress {
  return {
    count: { files: 1000, put: 500, unchanged: 0, unputtable: [], ...count },
    waiting: () => 88,
    extracted: () => ({ files: 400, articles: 1234, failed: 2 }),
    started,
  };
}

const failedArticle = (key: string, received: string, record?: number) =>
  ({
    key,
    received,
    ...(record && { record }),
    failure: { reason: 'empty', message: 'It is empty.' },
  }) as StoredArticle;

function storeWith(failed: StoredArticle[]): StoreReader {
  return {
    articles: async (_status: string, _range: object, { limit }: { limit: number }) => ({
      items: failed.slice(0, limit),
    }),
  } as unknown as StoreReader;
}

test('progress tells files, articles, speed and failures', () => {
  assert.equal(
    progressLine(progress(), after(10)),
    '412 of 1,000 files, 1,234 articles, 41 files/s, 2 failed',
  );
  assert.equal(
    progressLine(progress({ unchanged: 100, unputtable: [{ path: 'a', reason: 'b' }] }), after(100)),
    '513 of 1,000 files, 1,234 articles, 4.1 files/s, 3 failed',
  );
  const begun = { ...progress({ put: 10 }), extracted: () => ({ files: 0, articles: 0, failed: 0 }) };
  assert.match(progressLine(begun, started), /^0 of 1,000 files, .* 0\.0 files\/s/);
});

test('files of a batch that is still in work count once they are done', () => {
  const inWork = { ...progress({ put: 90 }), extracted: () => ({ files: 7, articles: 7, failed: 0 }) };

  assert.match(progressLine(inWork, after(10)), /^7 of 1,000 files/);
});

test('a summary lists the first ten failures of this ingest, and where all are', async () => {
  const failures = Array.from({ length: 20 }, (_, i) =>
    failedArticle(`news/${i}.txt`, after(5).toISOString()),
  );
  failures[1] = failedArticle('news/many\u001b[31m.jsonl', after(5).toISOString(), 7);
  failures[2] = failedArticle('earlier.txt', '2026-03-01T11:00:00.000Z');
  const unputtable = [{ path: '/data/a', reason: 'may not be read by you.' }];

  const lines = await summary(
    progress({ unchanged: 3, unputtable }),
    storeWith(failures),
    'http://x',
    after(60),
  );

  assert.equal(lines[0], '1,000 files: 1,234 articles stored, 2 failed, 3 files unchanged (60.0 s).');
  assert.equal(lines[1], '  news/0.txt: It is empty.');
  assert.equal(lines[2], '  news/many\uFFFD[31m.jsonl#7: It is empty.');
  assert.ok(!lines.some((line) => line.includes('earlier.txt')));
  assert.deepEqual(lines.slice(-3), [
    '  All of them: http://x/articles?status=failed',
    '1 could not be put into the bucket:',
    '  /data/a: may not be read by you.',
  ]);
  assert.equal(lines.length, 13);
});

test('what the extract function logs is counted, and trouble is told of once', () => {
  const said: string[] = [];
  const extractLog = new ExtractLog((line) => said.push(line));
  const trouble = {
    level: 'ERROR',
    event: 'file',
    error: 'ThrottlingException',
    message: 'Slow down',
  } as const;

  extractLog.log({
    level: 'INFO',
    event: 'file',
    outcome: 'shown',
    Articles: 3,
    FailedArticles: 1,
    Quotes: 9,
  });
  extractLog.log({ level: 'INFO', event: 'file', outcome: 'old' });
  extractLog.log(trouble);
  extractLog.log(trouble);
  const change = { bucket: 'articles', key: 'naïve file.txt', event: 'ObjectCreated:Put' } as const;
  extractLog.report([
    { body: s3Event(change, 1), state: 'given up' },
    { body: '{"continue":{"event":{"key":"many.jsonl"}}}', state: 'given up' },
    { body: 'nonsense', state: 'given up' },
    { body: 'nonsense', state: 'done' },
  ]);

  assert.deepEqual([extractLog.files, extractLog.articles, extractLog.failed], [1, 2, 1]);
  assert.deepEqual(said, [
    'Extracting failed and will be retried (ThrottlingException: Slow down).',
    'naïve file.txt: given up after several tries; drop it again, or start with --retry, to try once more.',
    'many.jsonl: given up after several tries; drop it again, or start with --retry, to try once more.',
    'The message nonsense: given up after several tries; drop it again, or start with --retry, to try once more.',
  ]);
});

test('the examples are requests that have an answer', async () => {
  const quotes = [
    { quote: { speaker: { id: null, name: null } }, article: { id: 'a' } },
    { quote: { speaker: { id: 'şule-demir', name: 'Şule Demir' } }, article: { id: 'b' } },
  ] as QuoteInArticle[];
  const renamed = [
    { quote: { speaker: { id: 'john-smith~sport', name: 'The Coach' } }, article: { id: 'c' } },
  ] as QuoteInArticle[];
  const store = (items: QuoteInArticle[]) =>
    ({ newestQuotes: async () => ({ items }) }) as unknown as StoreReader;

  const some = await examples(store(quotes), 'http://x');
  const ofRenamed = await examples(store(renamed), 'http://x');
  const none = await examples(store([]), 'http://x');

  assert.deepEqual(some, [
    'http://x/quotes?speaker=%C5%9Fule-demir',
    'http://x/speakers?name=demir',
    'http://x/articles/b/quotes',
  ]);
  assert.equal(ofRenamed[1], 'http://x/speakers?name=smith');
  assert.deepEqual(none, ['http://x/quotes', 'http://x/articles']);
  const lines = welcome({ address: 'http://x', s3: 'http://y', inbox: './inbox', examples: some });
  assert.ok(some.every((url) => lines.includes(`  curl '${url}'`)));
  assert.ok(lines.includes('  curl -T FILE http://y/articles/'));
  assert.ok(lines.includes('  aws s3 cp FILE s3://articles/ --no-sign-request --endpoint-url http://y'));
});
