import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { QuoteInArticle } from '../../../lambdas/store/index.ts';
import { Archive, asRead, deadline, fileOf } from '../archive.ts';
import { startTable, tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const ADA = 'Ada Berg';
const placesOf = (quotes: QuoteInArticle[]) => quotes.map(({ quote }) => quote.spans.content[0]?.start);

describe('versions of a file', () => {
  let archive: Archive;
  beforeEach(async () => {
    archive = new Archive(table, await table.addTable());
  });

  const ofAda = () =>
    toTheEnd((page) => archive.reader.quotesOfSpeakers(['ada-berg'], {}, {}, page), 1).then(placesOf);
  const newest = () => toTheEnd((page) => archive.reader.newestQuotes({}, {}, page), 1).then(placesOf);
  const inArticle = () =>
    toTheEnd((page) => archive.reader.quotesOfArticle(fileOf('a'), {}, page), 1).then(placesOf);

  it('are seen from their switch on, not from their writing', async () => {
    const { lease, extracted } = await archive.write('a', [{ quotes: [{ by: ADA, at: 1 }] }]);
    assert.equal(await archive.reader.article(fileOf('a')), undefined);
    assert.equal(await archive.reader.quote(extracted[0]!.quotes[0]!.id), undefined);
    assert.deepEqual([await ofAda(), await newest()], [[], []]);

    await archive.writer.publish(lease, deadline, async () => {});

    assert.deepEqual(await archive.reader.quote(extracted[0]!.quotes[0]!.id), {
      quote: asRead(extracted[0]!.quotes[0]!),
      article: extracted[0]!.article,
    });
    assert.deepEqual([await ofAda(), await newest(), await inArticle()], [[1], [1], [1]]);
  });

  it('are seen one at a time: leftovers beside the one that is seen fill no place on a page', async () => {
    await archive.put('a', { quotes: [1, 2, 3].map((at) => ({ by: ADA, at })) });
    await archive.write('a', [{ quotes: [1, 2, 3, 4].map((at) => ({ by: ADA, at })) }]);
    await archive.write('a', [{ quotes: [0, 2].map((at) => ({ by: ADA, at })) }]);

    assert.deepEqual(await ofAda(), [1, 2, 3]);
    assert.deepEqual(await newest(), [1, 2, 3]);
    assert.deepEqual(await inArticle(), [1, 2, 3]);
    const { items, next } = await archive.reader.articles('ready', {}, { limit: 1 });
    assert.deepEqual([items.length, next], [1, undefined]);
  });

  it('that change from page to page give no quote twice', async () => {
    await archive.put('a', { quotes: [1, 2, 3].map((at) => ({ by: ADA, at })) });
    const lists = [
      (page: { limit: number; after?: string }) =>
        archive.reader.quotesOfSpeakers(['ada-berg'], {}, {}, page),
      (page: { limit: number; after?: string }) => archive.reader.newestQuotes({}, {}, page),
      (page: { limit: number; after?: string }) => archive.reader.quotesOfArticle(fileOf('a'), {}, page),
    ];
    const firsts = await Promise.all(lists.map((list) => list({ limit: 2 })));

    await archive.put('a', { quotes: [1, 2, 3, 4].map((at) => ({ by: ADA, at })) });

    const seconds = await Promise.all(
      lists.map((list, index) => list({ limit: 5, after: firsts[index]!.next! })),
    );
    for (const [index, first] of firsts.entries()) {
      assert.deepEqual(placesOf(first!.items), [1, 2]);
      assert.deepEqual(placesOf(seconds[index]!.items), [3, 4]);
    }
  });

  it('go from one article to many and back', async () => {
    await archive.put('a', { quotes: [{ by: ADA, at: 1 }] });
    await archive.put(
      'a',
      { quotes: [{ by: ADA, at: 2 }] },
      { failed: true },
      { quotes: [{ by: ADA, at: 3 }] },
    );
    assert.equal(await archive.reader.article(fileOf('a')), undefined);
    assert.equal((await archive.reader.article(`${fileOf('a')}-2`))?.status, 'failed');
    assert.equal((await archive.reader.article(`${fileOf('a')}-3`))?.record, 3);
    assert.equal((await archive.reader.speaker('ada-berg'))?.quotes, 2);

    await archive.put('a', { quotes: [{ by: ADA, at: 4 }] });

    assert.equal(await archive.reader.article(`${fileOf('a')}-3`), undefined);
    assert.deepEqual(await inArticle(), [4]);
    assert.equal((await archive.reader.speaker('ada-berg'))?.quotes, 1);
  });

  it('are gone with their file', async () => {
    const [{ quotes, article } = assert.fail()] = await archive.put('a', { quotes: [{ by: ADA, at: 1 }] });
    await archive.delete('a');

    assert.equal(await archive.reader.article(article.id), undefined);
    assert.equal(await archive.reader.quote(quotes[0]!.id), undefined);
    assert.equal(await archive.reader.quotesOfArticle(article.id, {}, { limit: 1 }), undefined);
    assert.equal(await archive.reader.speaker('ada-berg'), undefined);
    assert.deepEqual([await ofAda(), await newest()], [[], []]);
  });
});

describe('ids that nothing can have', () => {
  it('find nothing', async () => {
    const table = await startTable();
    const { reader } = new Archive(table, table.tableName);
    for (const id of [
      '',
      '../etc/passwd',
      'x'.repeat(5000),
      'aaaaaaaaaaaaaaaa',
      'aaaaaaaaaaaaaaaa-7',
      '\0',
      '🙂.1.🙂',
    ]) {
      assert.equal(await reader.article(id), undefined, id);
      assert.equal(await reader.quote(id), undefined, id);
      assert.equal(await reader.speaker(id), undefined, id);
    }
    await table.close();
  });
});
