import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { archiveOf, articleAt, quoteBy } from './archive.ts';
import { asking, bodyOf, walk } from './ask.ts';

const WORDS = 'Nobody inspected the bridge before the storm.';

const quotes = ['pier', 'tide', 'gale'].map((id) => ({ ...quoteBy('Åsa Brandt', id, 10), text: WORDS }));
const archive = archiveOf({
  articles: [
    articleAt('pier', '2024-05-01'),
    articleAt('tide', '2024-05-03'),
    articleAt('gale', '2024-05-05'),
  ],
  quotes: [...quotes, quoteBy('Åsa Brandt', 'pier', 70)],
  texts: new Map(),
});
const ask = asking(archive);
const [pier, tide, gale] = quotes.map(({ id }) => id);

suite('utterances', () => {
  test('variants of a quote are quotes of other articles', async () => {
    const { items, next } = bodyOf(await ask(`/quotes/${tide}/variants`));

    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      [pier, gale],
    );
    assert.equal(items[0].article.id, 'pier');
    assert.equal(next, undefined);
  });

  test('variants come in pages', async () => {
    const pages = await walk(ask, `/quotes/${pier}/variants?limit=1`);
    assert.deepEqual(
      pages.map((items) => items.map((item) => (item as { id: string }).id)),
      [[tide], [gale]],
    );
  });

  test('an unknown quote is a 404', async () => {
    const answer = await ask('/quotes/none/variants');

    assert.equal(answer.statusCode, 404);
    assert.match(bodyOf(answer).detail, /no quote with the id 'none'/);
  });

  test('what several articles quote shows its words, their number and the first quote', async () => {
    const [item] = bodyOf(await ask('/utterances?from=2024-05-01&to=2024-05-01')).items;

    assert.equal(item.text, WORDS);
    assert.equal(item.articles, 3);
    assert.equal(item.quote.id, pier);
  });

  test('minArticles leaves out what fewer print', async () => {
    assert.deepEqual(bodyOf(await ask('/utterances?minArticles=4')).items, []);
  });

  for (const wrong of ['1', '0', '251', '2.5', 'many']) {
    test(`minArticles=${wrong} is refused`, async () => {
      const answer = await ask(`/utterances?minArticles=${wrong}`);

      assert.equal(answer.statusCode, 400);
      assert.match(bodyOf(answer).errors[0].message, /must be a whole number from 2 to 250/);
    });
  }
});
