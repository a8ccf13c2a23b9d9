import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../lambdas/http/answer.ts';
import {
  articleIdOf,
  createStoreReader,
  createStoreWriter,
  type Extracted,
  fileIdFor,
  quoteIdOf,
} from '../../lambdas/store/index.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { thoughtfulHarbour } from './archive.ts';
import { asking, bodyOf, walk } from './ask.ts';

const table = await tableOfTests();

/** The harbour's articles under the ids that a file in the bucket gets. */
function extracted(): Extracted[] {
  const { articles, quotes } = thoughtfulHarbour();
  return articles.map((article) => {
    const id = articleIdOf(fileIdFor(article.bucket, article.key), article.record ?? 0);
    const its = quotes
      .filter(({ articleId }) => articleId === article.id)
      .map(({ speaker: { id: persona, ...mention }, correction: _, ...quote }) => {
        const written = { ...quote, articleId: id, speaker: { persona, ...mention } };
        return { ...written, id: quoteIdOf(written) };
      });
    const communications = its.filter(({ type }) => type === 'communication').length;
    return { article: { ...article, id, quotes: communications }, quotes: its };
  });
}

suite('over the embedded table', () => {
  let ask: (url: string) => Promise<Answer>;
  const [pier, tide, gale, torn] = extracted().map(({ article }) => article.id);

  before(async () => {
    const writer = createStoreWriter(table);
    const deadline = { now: Date.now, lifetime: 60_000, isOutOfTime: () => false };
    for (const one of extracted()) {
      const { bucket, key } = one.article;
      const job = { fileId: fileIdFor(bucket, key), bucket, key, sequencer: '1', work: '1' };
      const lease = await writer.acquire(job, deadline);
      assert.ok(lease);
      await writer.putArticles(lease, [one.article]);
      await writer.putQuotes(lease, [one]);
      await writer.publish(lease, deadline, async () => {});
    }
    ask = asking({
      store: createStoreReader(table),
      readText: async (key) => `text at ${key}`,
      log: (error) => assert.fail(`a request failed: ${error instanceof Error ? error.stack : error}`),
    });
  });

  const textsAt = async (url: string) =>
    bodyOf(await ask(url)).items.map(({ text }: { text: string }) => text);

  test('lists of quotes are what the store finds', async () => {
    assert.equal((await textsAt('/quotes')).length, 7);
    assert.deepEqual(await textsAt('/quotes?speaker=brandt'), ['Words at 12', 'Words at 50', 'Words at 10']);
    assert.deepEqual(await textsAt('/quotes?speaker=%C3%85sa+Brandt&to=2024-05-02'), ['Words at 10']);
    assert.deepEqual(await textsAt('/quotes?publication=el+dia&minConfidence=0.9'), [
      'Words at 5',
      'Words at 30',
    ]);
    assert.deepEqual(await textsAt(`/quotes?article=${tide}&speaker=emil-brandt`), ['Words at 50']);
    assert.deepEqual(await textsAt(`/articles/${pier}/quotes?kind=mixed`), ['Words at 70']);
    assert.deepEqual(await textsAt('/speakers/%E6%9D%8E%E6%98%8E/quotes'), ['Words at 30']);
  });

  test('lists of other types are what the store finds, and counts are of communications', async () => {
    assert.deepEqual(await textsAt('/quotes?type=belief'), ['Words at 60', 'Words at 90']);
    assert.deepEqual(await textsAt('/quotes?type=fact,intention'), ['Words at 80', 'Words at 70']);
    assert.equal((await textsAt('/quotes?type=any')).length, 11);
    assert.deepEqual(await textsAt('/speakers/ida-wahl/quotes?type=any'), ['Words at 60', 'Words at 70']);
    assert.deepEqual(await textsAt(`/articles/${pier}/quotes?type=belief&speaker=brandt`), ['Words at 90']);
    const speakers = bodyOf(await ask('/quotes?speaker=wahl')).speakers;
    assert.deepEqual(speakers, [
      { id: 'ida-wahl', name: 'Ida Wahl', names: ['Ida Wahl'], type: 'person', quotes: 0 },
    ]);
    for (const id of ['asa-brandt', 'ida-wahl']) {
      const { quotes } = bodyOf(await ask(`/speakers/${id}`));
      assert.equal((await textsAt(`/speakers/${id}/quotes`)).length, quotes, id);
    }
    for (const { id, quotes } of bodyOf(await ask('/articles')).items) {
      assert.equal((await textsAt(`/articles/${id}/quotes`)).length, quotes, id);
    }
  });

  test('quotes, speakers, articles and texts are found by their ids', async () => {
    const { items } = bodyOf(await ask('/quotes?speaker=emil-brandt'));
    const { id } = items[0];

    assert.deepEqual(bodyOf(await ask(`/quotes/${id}`)), items[0]);
    const { name, quotes, aliases } = bodyOf(await ask('/speakers/jose-villalon'));
    assert.deepEqual([name, quotes, aliases.length], ['José Villalón', 1, 1]);
    assert.deepEqual(aliases[0].seen.length, 1);
    assert.equal(bodyOf(await ask(`/articles/${torn}`)).failure.reason, 'broken-json');
    assert.match((await ask(`/articles/${gale}/text`)).body, /^text at .+/);
    for (const path of [`/quotes/${pier}.a.aaaabbbb`, '/speakers/asa', '/articles/pier']) {
      assert.equal((await ask(path)).statusCode, 404);
    }
  });

  test('articles are listed by status, speakers by name', async () => {
    const idsAt = async (url: string) => bodyOf(await ask(url)).items.map(({ id }: { id: string }) => id);

    assert.deepEqual(await idsAt('/articles'), [gale, tide, pier]);
    assert.deepEqual(await idsAt('/articles?status=failed'), [torn]);
    assert.deepEqual(await idsAt('/speakers?name=BR'), ['asa-brandt', 'emil-brandt']);
  });

  for (const url of [
    '/quotes?',
    '/quotes?speaker=brandt',
    '/quotes?type=any',
    '/quotes?type=belief,fact',
    '/quotes?speaker=wahl&type=any',
    `/quotes?article=${pier}`,
    '/articles?',
    '/speakers?name=b',
  ]) {
    test(`pages put together are the whole list: ${url}`, async () => {
      const whole = bodyOf(await ask(url)).items;

      for (const limit of [1, 2]) {
        const pages = await walk(ask, `${url}&limit=${limit}`);
        assert.deepEqual(pages.flat(), whole);
      }
    });
  }

  test('no words are too strange to look for', async () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 200 }))
        .map(([letter, times]) => letter.repeat(times)),
    );
    const where = fc.constantFrom(
      '/quotes?speaker=',
      '/quotes?publication=',
      '/quotes?article=',
      '/speakers?name=',
      '/speakers/',
      '/articles/',
      '/quotes/',
    );
    await fc.assert(
      fc.asyncProperty(where, strange, async (start, words) => {
        const { statusCode } = await ask(start + encodeURIComponent(words.toWellFormed()));

        assert.ok([200, 400, 404].includes(statusCode!), `${statusCode}`);
      }),
      {
        numRuns: 300,
        examples: [
          ['/speakers?name=', '\u{1d400}'.repeat(100)],
          ['/speakers?name=', '\uFDFA'.repeat(200)],
          ['/quotes?speaker=', '\uFFFD-\0'],
        ],
      },
    );
  });
});
