import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { StoredQuote } from '../../../lambdas/model/stored.ts';
import { cursorOf, openCursor, questionOf } from '../../../lambdas/routes/query/cursor.ts';
import { archiveOf, articleAt, harbour, quoteBy, thoughtfulHarbour } from '../../query/archive.ts';
import { asking, bodyOf, walk } from '../../query/ask.ts';

const ask = asking();

/** 250 quotes of two in one long article: more than a page of the store holds. */
const session = asking(
  archiveOf({
    articles: [articleAt('session', '2024-01-01')],
    quotes: Array.from({ length: 250 }, (_, place) =>
      quoteBy(place % 3 ? 'Åsa Brandt' : 'Emil Brandt', 'session', place),
    ),
    texts: new Map(),
  }),
);

const flat = (pages: unknown[][]) => (pages.flat() as StoredQuote[]).map(({ id }) => id);

suite('pages', () => {
  for (const url of [
    '/quotes?',
    '/quotes?speaker=brandt',
    '/quotes?article=pier',
    '/quotes?article=tide&speaker=brandt',
    '/quotes?from=2024-05-02',
    '/speakers?name=b',
    '/speakers/asa-brandt/quotes?',
    '/articles?',
    '/articles/pier/quotes?',
  ]) {
    for (const limit of [1, 2]) {
      test(`of ${limit} put together are the whole list: ${url}`, async () => {
        const whole = flat(await walk(ask, `${url}&limit=100`));

        const pages = await walk(ask, `${url}&limit=${limit}`);

        assert.deepEqual(flat(pages), whole);
        assert.ok(whole.length > 1 && pages.every((page) => page.length <= limit));
      });
    }
  }

  for (const limit of [1, 7, 84, 100]) {
    test(`of ${limit} put together are all quotes of one speaker in a long article`, async () => {
      const pages = await walk(session, `/articles/session/quotes?speaker=emil-brandt&limit=${limit}`);

      assert.deepEqual(
        flat(pages),
        Array.from({ length: 84 }, (_, index) => quoteBy('', 'session', index * 3).id),
      );
      assert.equal(pages.length, Math.ceil(84 / limit));
    });
  }

  test('may have another limit each', async () => {
    const { next } = bodyOf(await ask('/quotes?limit=2'));

    const { items } = bodyOf(await ask(`/quotes?limit=3&cursor=${next}`));

    assert.equal(items.length, 3);
  });

  test('go on with the speakers of the first, whoever comes to bear the name', async () => {
    const { articles, quotes, texts } = harbour();
    const first = bodyOf(await ask('/quotes?speaker=brandt&limit=1'));
    const later = asking(
      archiveOf({ articles, quotes: [...quotes, quoteBy('Uwe Brandt', 'pier', 1)], texts }),
    );

    const second = bodyOf(await later(`/quotes?speaker=brandt&limit=9&cursor=${first.next}`));

    assert.deepEqual(
      second.speakers.map(({ id }: { id: string }) => id),
      ['asa-brandt', 'emil-brandt'],
    );
    assert.equal(first.items.length + second.items.length, 3);
  });

  test('name the next in a Link header that keeps the other parameters', async () => {
    const { headers, body } = await ask('/quotes?limit=2&publication=El+D%C3%ADa&kind=direct');
    const one = await ask('/quotes?limit=1&publication=El+D%C3%ADa&kind=direct');

    assert.equal(headers.link, undefined);
    assert.equal(JSON.parse(body).next, undefined);
    const [, target = ''] = /^<(\?[^>]*)>; rel="next"$/.exec(one.headers.link ?? '') ?? [];
    const { items } = bodyOf(await ask(`/quotes${target}`));
    assert.deepEqual(items, JSON.parse(body).items.slice(1));
  });
});

suite('cursors', () => {
  const refused = async (url: string) => {
    const answer = await ask(url);
    assert.equal(answer.statusCode, 400, url);
    assert.equal(bodyOf(answer).errors[0].parameter, 'cursor');
  };

  test('of another query are refused', async () => {
    const { next } = bodyOf(await ask('/quotes?limit=1&kind=direct'));

    await refused(`/quotes?cursor=${next}`);
    await refused(`/quotes?kind=mixed&cursor=${next}`);
    await refused(`/quotes?kind=direct&speaker=brandt&cursor=${next}`);
    await refused(`/articles/pier/quotes?kind=direct&cursor=${next}`);
    await refused(`/articles?cursor=${next}`);
  });

  test('of other types are refused, and hold for the same ones listed in another way', async () => {
    const thoughtful = asking(archiveOf(thoughtfulHarbour()));
    const statusOf = async (url: string) => (await thoughtful(url)).statusCode;
    const ofThoughts = bodyOf(await thoughtful('/quotes?type=belief,intention&limit=1')).next;
    const ofAll = bodyOf(await thoughtful('/quotes?type=any&limit=1')).next;
    const byDefault = bodyOf(await thoughtful('/quotes?limit=1')).next;

    for (const url of [
      `/quotes?cursor=${ofThoughts}`,
      `/quotes?type=belief&cursor=${ofThoughts}`,
      `/quotes?type=any&cursor=${ofThoughts}`,
      `/quotes?cursor=${ofAll}`,
      `/quotes?type=any&cursor=${byDefault}`,
    ]) {
      assert.equal(await statusOf(url), 400, url);
    }
    assert.equal(await statusOf(`/quotes?type=intention,belief&cursor=${ofThoughts}`), 200);
    assert.equal(await statusOf(`/quotes?type=fact,any&cursor=${ofAll}`), 200);
    assert.equal(await statusOf(`/quotes?type=communication&cursor=${byDefault}`), 200);
  });

  test('of another article or speaker are refused', async () => {
    const ofPier = bodyOf(await ask('/articles/pier/quotes?limit=1')).next;
    const ofAsa = bodyOf(await ask('/speakers/asa-brandt/quotes?limit=1')).next;

    await refused(`/articles/tide/quotes?cursor=${ofPier}`);
    await refused(`/speakers/emil-brandt/quotes?cursor=${ofAsa}`);
  });

  test('hold when the same is asked in other words', async () => {
    const { next } = bodyOf(await ask('/articles?limit=1'));

    assert.equal((await ask(`/articles?cursor=${next}&status=ready&limit=1`)).statusCode, 200);
  });

  test('with any character changed, lost or added are refused', async () => {
    const { next } = bodyOf(await ask('/quotes?limit=1'));

    for (let place = 0; place < next.length; place++) {
      const other = next[place] === 'A' ? 'B' : 'A';
      await refused(`/quotes?cursor=${next.slice(0, place)}${other}${next.slice(place + 1)}`);
      await refused(`/quotes?cursor=${next.slice(0, place)}${next.slice(place + 1)}`);
    }
    await refused(`/quotes?cursor=${next}A`);
    await refused(`/quotes?cursor=${next}%3D`);
  });

  for (const cursor of ['x', '%00', '2', '%F0%9F%8C%8A', 'null', '-'.repeat(40)]) {
    test(`that were never given out are refused: ${cursor}`, () => refused(`/quotes?cursor=${cursor}`));
  }

  test('whose seal fits but whose place is none are refused', () => {
    const question = questionOf('/quotes', {});
    const forged = cursorOf(question, { after: 5 } as unknown as { after: string });

    assert.throws(() => openCursor(question, forged), { name: 'BadParameters' });
  });
});
