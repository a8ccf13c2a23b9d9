import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import type { Answer } from '../../lambdas/http/answer.ts';
import { archiveOf, articleAt, type Holdings, quoteBy } from './archive.ts';
import { asking, bodyOf } from './ask.ts';
import { indexOf } from './indexed.ts';

/** What is dated last arrived first. */
const HOLDINGS: Holdings = {
  articles: [
    articleAt('bridge', '2024-05-03', {
      received: '2024-05-19T10:00:00.000Z',
      url: 'https://example.org/bridge?a=1&b=2',
      publication: 'El Día & Noche',
    }),
    articleAt('opera', '2013-01-01', { received: '2024-05-21T10:00:00.000Z', url: 'javascript:alert(1)' }),
  ],
  quotes: [
    quoteBy('Ada Finch', 'bridge', 10, { text: 'The bridge <b>stays</b> closed & ]]> that is that' }),
    quoteBy('Ada Finch', 'opera', 9, { text: 'Señor, the bridge\u0000 of my \u001bsong 🌊' }),
    quoteBy(null, 'opera', 90, { text: 'Thinking of the ferry' }),
  ],
  texts: new Map(),
};

const archive = archiveOf(HOLDINGS);
const ask = asking({ ...archive, search: await indexOf(HOLDINGS) });

const atomOf = ({ body }: Answer) => parseAtomFeed(body);
const jsonFeedOf = ({ body }: Answer) => parseJsonFeed(body);
const urnOf = (id: string) => `urn:whosaid:quote:${id}.aaaabbbb`;

suite('feeds', () => {
  test('Atom lists what arrived last first, however old its article is', async () => {
    const answer = await ask('/quotes?format=atom', { headers: { 'x-forwarded-proto': 'https' } });

    const { entries = [], updated, links = [], authors } = atomOf(answer);
    assert.equal(answer.headers['content-type'], 'application/atom+xml; charset=utf-8');
    assert.deepEqual(
      entries.map(({ id, updated: arrived, published }) => [id, arrived, published]),
      [
        [urnOf('opera.9'), '2024-05-21T10:00:00.000Z', '2013-01-01T00:00:00.000Z'],
        [urnOf('opera.2i'), '2024-05-21T10:00:00.000Z', '2013-01-01T00:00:00.000Z'],
        [urnOf('bridge.a'), '2024-05-19T10:00:00.000Z', '2024-05-03T00:00:00.000Z'],
      ],
    );
    assert.equal(updated, '2024-05-21T10:00:00.000Z');
    assert.equal(authors?.[0]?.name, 'Whosaid');
    assert.deepEqual(
      links.map(({ rel, href }) => [rel, href]),
      [
        ['self', 'https://api.example.org/quotes?format=atom'],
        ['first', 'https://api.example.org/quotes?format=atom'],
      ],
    );
  });

  test('an entry has the words, who said them, and leads to the article, by a link that is safe to follow', async () => {
    const { entries = [] } = atomOf(await ask('/quotes?format=atom'));

    const [song, ferry, bridge] = entries;
    assert.equal(bridge?.content?.value, 'The bridge <b>stays</b> closed & ]]> that is that');
    assert.equal(bridge?.content?.type, 'text');
    assert.equal(bridge?.authors?.[0]?.name, 'Ada Finch');
    assert.match(bridge?.title?.value ?? '', /^Ada Finch: The bridge/);
    assert.deepEqual(
      bridge?.links?.map(({ rel, href }) => [rel, href]),
      [
        ['alternate', 'https://example.org/bridge?a=1&b=2'],
        ['related', 'http://api.example.org/quotes/bridge.a.aaaabbbb'],
      ],
    );
    assert.deepEqual(
      bridge?.categories?.map(({ term }) => term),
      ['direct', 'communication', 'El Día & Noche'],
    );
    assert.equal(song?.content?.value, 'Señor, the bridge\uFFFD of my \uFFFDsong 🌊');
    assert.equal(song?.links?.[0]?.href, 'http://api.example.org/quotes/opera.9.aaaabbbb');
    assert.equal(ferry?.authors?.[0]?.name, 'an official');
  });

  test('JSON Feed has the same, by Accept', async () => {
    const answer = await ask('/quotes?limit=2', { headers: { accept: 'application/feed+json' } });

    const feed = jsonFeedOf(answer);
    assert.equal(answer.headers['content-type'], 'application/feed+json');
    assert.equal(bodyOf(answer).version, 'https://jsonfeed.org/version/1.1');
    assert.deepEqual(
      feed.items?.map(({ id, content_text }) => [id, content_text]),
      [
        [urnOf('opera.9'), 'Señor, the bridge\u0000 of my \u001bsong 🌊'],
        [urnOf('opera.2i'), 'Thinking of the ferry'],
      ],
    );
    assert.equal(feed.items?.[0]?.authors?.[0]?.name, 'Ada Finch');
    assert.equal(feed.feed_url, 'http://api.example.org/quotes?limit=2');
    assert.match(answer.headers.vary ?? '', /accept/);
  });

  for (const path of ['/quotes?q=bridge&format=atom', '/speakers/ada-finch/quotes?format=atom']) {
    test(`pages of ${path} are linked, and give each quote once`, async () => {
      const ids: string[] = [];
      let url = `${path}&limit=1`;
      for (let pages = 0; url !== '' && pages < 5; pages++) {
        const { entries = [], links = [] } = atomOf(await ask(url));
        ids.push(...entries.map(({ id }) => id ?? ''));
        assert.equal(links.find(({ rel }) => rel === 'first')?.href, `http://api.example.org${path}&limit=1`);
        const next = links.find(({ rel }) => rel === 'next')?.href ?? '';
        url = next.replace('http://api.example.org', '');
      }

      assert.deepEqual(ids, [urnOf('opera.9'), urnOf('bridge.a')]);
    });
  }

  test('the quotes of an article are a feed too, and need no index', async () => {
    const { entries = [] } = atomOf(await asking(archive)('/articles/opera/quotes?format=atom'));

    assert.deepEqual(
      entries.map(({ id }) => id),
      [urnOf('opera.9'), urnOf('opera.2i')],
    );
  });

  test('says that nothing changed', async () => {
    const { headers } = await ask('/quotes?format=atom');

    const again = await ask('/quotes?format=atom', { headers: { 'if-none-match': headers.etag ?? '' } });

    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });

  test('of nobody is empty and says why', async () => {
    const { entries, subtitle, updated } = atomOf(await ask('/quotes?speaker=nobody&format=atom'));

    assert.equal(entries, undefined);
    assert.match(subtitle?.value ?? '', /No speaker is called 'nobody'/);
    assert.equal(updated, '1970-01-01T00:00:00.000Z');
  });

  test('is refused in another order, of what is no list of quotes, and where there is no index', async () => {
    const statusOf = async (url: string) => (await ask(url)).statusCode;
    assert.equal(await statusOf('/quotes?format=atom&sort=published'), 400);
    assert.equal(await statusOf('/quotes?format=atom&sort=received'), 200);
    assert.equal(await statusOf('/quotes/opera.9.aaaabbbb/variants?format=atom'), 400);
    assert.equal(await statusOf('/articles?format=jsonfeed'), 400);
    const off = await asking(archive)('/quotes?format=atom');
    assert.deepEqual([off.statusCode, bodyOf(off).reason], [503, 'search-off']);
  });

  test('quotes of a speaker come in the order of arrival as JSON too', async () => {
    const { items } = bodyOf(await ask('/speakers/ada-finch/quotes?sort=received'));

    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      ['opera.9.aaaabbbb', 'bridge.a.aaaabbbb'],
    );
  });
});
