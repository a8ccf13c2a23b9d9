import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { archiveOf, articleAt, harbour } from './archive.ts';
import { asking, bodyOf } from './ask.ts';

const ask = asking();

const idsAt = async (url: string) => bodyOf(await ask(url)).items.map(({ id }: { id: string }) => id);

suite('articles', () => {
  test('a ready article shows what its file says of it and where that lies', async () => {
    assert.deepEqual(bodyOf(await ask('/articles/tide')), {
      id: 'tide',
      status: 'ready',
      title: 'Title of tide',
      publication: 'Morgenblatt',
      author: 'K. Lund',
      authors: ['K. Lund'],
      published: '2024-05-03',
      url: 'https://example.org/tide',
      dateline: null,
      language: null,
      guid: null,
      version: null,
      format: null,
      encoding: null,
      received: '2024-05-20T10:00:00.000Z',
      quotes: 0,
      failure: null,
      notes: [],
      file: { bucket: 'articles', key: 'tide.txt', record: null, entry: null },
      extractorVersion: '1',
    });
  });

  test('a failed article shows why', async () => {
    const { status, failure, file } = bodyOf(await ask('/articles/torn'));

    assert.equal(status, 'failed');
    assert.equal(failure.reason, 'broken-json');
    assert.equal(file.record, 7);
  });

  test('an unknown id is a 404', async () => {
    assert.equal((await ask('/articles/nowhere')).statusCode, 404);
  });

  test('lists show ready articles newest first, or failed ones', async () => {
    assert.deepEqual(await idsAt('/articles'), ['gale', 'tide', 'pier']);
    assert.deepEqual(await idsAt('/articles?status=ready&from=2024-05-02&to=2024-05-03'), ['tide']);
    assert.deepEqual(await idsAt('/articles?status=failed'), ['torn']);
    assert.deepEqual(await idsAt('/articles?status=failed&to=2024-05-05'), []);
  });
});

suite('the text of an article', () => {
  test('comes as it is stored, as plain UTF-8', async () => {
    const { statusCode, headers, body, isBase64Encoded } = await ask('/articles/pier/text');

    assert.equal(statusCode, 200);
    assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(body, 'Harbour news with “marks” and a last line.\n');
    assert.ok(!isBase64Encoded);
  });

  for (const [accepted, compressed] of [
    ['gzip', true],
    ['br, GZIP;q=0.5', true],
    ['*', true],
    ['br', false],
    ['gzip;q=0, *', false],
    ['gzip; q=0.0', false],
    ['identity', false],
    [';q=,,', false],
  ] as const) {
    test(`is ${compressed ? '' : 'not '}compressed for accept-encoding: ${accepted}`, async () => {
      const answer = await ask('/articles/pier/text', { headers: { 'accept-encoding': accepted } });

      assert.equal(answer.headers['content-encoding'], compressed ? 'gzip' : undefined);
      assert.equal(answer.headers.vary, 'accept-encoding');
      const text = compressed ? gunzipSync(Buffer.from(answer.body, 'base64')).toString() : answer.body;
      assert.match(text, /^Harbour news with “marks”/);
    });
  }

  test('has one entity tag, compressed or not', async () => {
    const plain = await ask('/articles/pier/text');
    const { headers } = await ask('/articles/pier/text', { headers: { 'accept-encoding': 'gzip' } });

    assert.equal(plain.headers.etag, headers.etag);
  });

  test('that is too large for one answer is a 413, and comes compressed', async () => {
    const large = asking({ ...archiveOf(harbour()), readText: async () => '\u0001'.repeat(1_100_000) });

    const refused = await large('/articles/pier/text');
    const answer = await large('/articles/pier/text', { headers: { 'accept-encoding': 'gzip' } });

    assert.equal(refused.statusCode, 413);
    assert.match(bodyOf(refused).detail, /Accept-Encoding: gzip/);
    assert.equal(answer.statusCode, 200);
  });

  test('that is just small enough comes plain', async () => {
    const large = asking({ ...archiveOf(harbour()), readText: async () => 'x'.repeat(6_000_000) });

    assert.equal((await large('/articles/pier/text')).statusCode, 200);
  });

  test('of a failed article is a 404 that says why', async () => {
    const answer = await ask('/articles/torn/text');

    assert.equal(answer.statusCode, 404);
    assert.match(bodyOf(answer).detail, /could not be read: Line 7 is no JSON/);
  });

  test('that was replaced between two reads is read anew', async () => {
    const { store } = archiveOf(harbour());
    const versions = ['pier/1', 'pier/2'];
    const replaced = asking({
      store: { ...store, article: async (id) => articleAt(id, '2024-05-01', { textKey: versions.shift()! }) },
      readText: async (key) => (key === 'pier/2' ? 'The new one.' : undefined),
    });

    assert.equal((await replaced('/articles/pier/text')).body, 'The new one.');
  });

  test('that is gone is a 404', async () => {
    assert.equal((await ask('/articles/tide/text')).statusCode, 404);
  });
});
