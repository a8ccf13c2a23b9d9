import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, test } from 'node:test';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type Article, articleOf, piped, type Quote } from './piped.ts';

const Bucket = 'articles';
const put = (Key: string, Body: string | Buffer, more: object = {}) =>
  new PutObjectCommand({ Bucket, Key, Body, ...more });

/** One for all tests, which each begin with an empty bucket. */
const { s3, ask, askAll, pipeline } = await piped({ after });

afterEach(async () => {
  for (const { key } of pipeline.emulator.buckets.listObjects(Bucket).objects) {
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
  }
  for (const list of ['/quotes', '/articles?status=ready', '/articles?status=failed']) {
    assert.deepEqual(await askAll(list), [], 'deleted files leave nothing');
  }
});

test('an article that an S3 client puts is answered for: who, what, where in the text', async () => {
  await s3.send(put('a.txt', articleOf('Mayor Ilse Brandt', 'The bridge stays open')));

  const { items } = await ask<{ items: Quote[] }>('/quotes?speaker=brandt');
  const [quote] = items;
  assert.equal(items.length, 1);
  assert.equal(quote?.speaker.name, 'Ilse Brandt');
  const text = await (await fetch(`${pipeline.address}/articles/${quote.article.id}/text`)).text();
  const [span] = quote.spans.content;
  assert.match(text.slice(span?.start, span?.end), /The bridge stays open/);
  assert.match(quote.text, /The bridge stays open/);
});

test('an overwritten article’s quotes are replaced as a whole, a deleted one’s go, and speakers’ counts follow', async () => {
  const said = async () =>
    (await ask<{ items: Quote[] }>('/quotes')).items.map(({ speaker }) => speaker.name);
  const speakers = async () =>
    (await ask<{ items: { name: string; quotes: number }[] }>('/speakers?name=quist')).items;

  await s3.send(put('a.txt', articleOf('Ilse Brandt', 'The bridge stays open')));
  const first = await said();
  await s3.send(put('a.txt', articleOf('Omar Quist', 'The bridge will close')));
  const second = await said();
  const then = await speakers();
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a.txt' }));

  assert.deepEqual(first, ['Ilse Brandt']);
  assert.deepEqual(second, ['Omar Quist']);
  assert.deepEqual(
    then.map(({ name, quotes }) => [name, quotes]),
    [['Omar Quist', 1]],
  );
  assert.deepEqual(await said(), []);
  assert.deepEqual(await speakers(), []);
});

test('late and repeated events change nothing', async (t) => {
  const { queue } = pipeline.emulator;
  const events: string[] = [];
  const send = queue.send.bind(queue);
  t.mock.method(queue, 'send', (body: string) => {
    events.push(body);
    return send(body);
  });
  await s3.send(put('a.txt', articleOf('Ilse Brandt', 'The bridge stays open')));
  await s3.send(put('a.txt', articleOf('Omar Quist', 'The bridge will close')));
  await s3.send(put('b.txt', articleOf('Ilse Brandt', 'The school stays open')));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'b.txt' }));
  const before = await ask('/quotes');
  const speakersBefore = await ask('/speakers?name=brandt');

  for (const body of [...events, ...events].reverse()) queue.send(body);

  assert.equal(events.length, 12);
  assert.deepEqual(await ask('/quotes'), before);
  assert.deepEqual(await ask('/speakers?name=brandt'), speakersBefore);
});

test('bad files are recorded with their reason, and cost their neighbours nothing', async () => {
  const bad: Record<string, string | Buffer> = {
    'empty.txt': Buffer.alloc(0),
    'binary.bin': randomBytes(5000),
    'gzip.txt': Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), randomBytes(50)]),
    'broken.json': '{"text": "no end',
    'large.txt': 'x'.repeat(5 * 1024 * 1024),
  };

  for (const [key, body] of Object.entries(bad)) {
    await s3.send(put(key, body));
    await s3.send(put(`good-${key}.txt`, articleOf('Ilse Brandt', `The ${key} stays open`)));
  }

  const failed = await askAll<Article>('/articles?status=failed');
  const ready = await askAll<Article>('/articles?status=ready');
  assert.deepEqual(failed.map(({ file }) => file.key).sort(), Object.keys(bad).sort());
  assert.deepEqual(
    failed.filter(({ failure }) => !failure?.message),
    [],
  );
  assert.equal(ready.length, Object.keys(bad).length);
  assert.equal((await ask<{ items: Quote[] }>('/quotes?speaker=ilse-brandt')).items.length, ready.length);
  assert.equal(pipeline.emulator.deadLetters.count().all, 0);
});

test('keys of any kind are articles like others', async () => {
  const keys = [
    'a b+c.txt',
    'naïve/Ü 😀.txt',
    '../../etc/passwd.txt',
    `${'k'.repeat(1020)}.txt`,
    'tab\tbell\u0007.txt',
  ];

  for (const key of keys) await s3.send(put(key, articleOf('Ilse Brandt', 'The bridge stays open')));

  const articles = await askAll<Article>('/articles');
  assert.deepEqual(articles.map(({ file }) => file.key).sort(), [...keys].sort());
  assert.deepEqual(new Set(articles.map(({ quotes }) => quotes)), new Set([1]));
});

test('each line of a JSON lines file is an article, broken ones apart', async () => {
  const lines = Array.from({ length: 30 }, (_, i) =>
    i === 7
      ? '{"text": broken'
      : JSON.stringify({ text: articleOf('Ilse Brandt', `Bridge number ${i} stays open`) }),
  );

  await s3.send(put('many.jsonl', lines.join('\n')));

  const ready = await askAll<Article>('/articles?status=ready');
  const failed = await askAll<Article>('/articles?status=failed');
  const quotes = await askAll<Quote>('/quotes');
  assert.equal(ready.length, 29);
  assert.deepEqual(
    failed.map(({ file }) => file.record),
    [8],
  );
  assert.equal(quotes.length, 29);
});

test('answers tell how many files are to be read, with those that are still to come', async (t) => {
  const held = Promise.withResolvers<undefined>();
  let coming = 3;
  const waiting = await piped(t, {
    coming: () => coming,
    createExtract: () => ({ extract: () => held.promise, close: async () => {} }),
  });
  const health = async () => (await fetch(`${waiting.pipeline.address}/health`)).json();
  await waiting.s3.send(put('a.txt', 'a'));
  await waiting.s3.send(put('b.txt', 'b'));

  const during = await health();
  coming = 0;
  held.resolve(undefined);
  await waiting.pipeline.idle();

  assert.deepEqual(during, { status: 'ok', ingesting: 5 });
  assert.deepEqual(await health(), { status: 'ok' });
});

test('a list that lacks a dropped file says that files are to be read', async () => {
  const listed = async () => {
    const answer = await fetch(`${pipeline.address}/articles?status=ready&sort=received`);
    return (await answer.json()) as { items: Article[]; ingesting?: number };
  };
  for (let round = 0; round < 5; round++) {
    const key = `round-${round}.txt`;
    await s3.send(put(key, articleOf('Ilse Brandt', `The bridge stays open for ${round} days`)));
    for (;;) {
      const { items, ingesting } = await listed();
      if (items.some(({ file }) => file.key === key)) break;
      assert.ok(ingesting, 'it is neither listed nor to come');
    }
  }
});

test('metadata in RFC 2047 is read, and what can’t be read of it is noted', async () => {
  const Metadata = { title: '=?utf-8?b?Wm/DqyDDvGJlciDFgcOzZMW6?=', date: 'last Tuesday' };

  await s3.send(put('a.txt', articleOf('Ilse Brandt', 'The bridge stays open'), { Metadata }));

  const [article] = (await ask<{ items: (Article & { title: string; notes: string[] })[] }>('/articles'))
    .items;
  assert.equal(article?.title, 'Zoë über Łódź');
  assert.match(article.notes.join(), /date that can't be read, 'last Tuesday': write YYYY-MM-DD/);
});
