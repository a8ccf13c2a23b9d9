import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Quote } from '../../lambdas/model/stored.ts';
import { IndexUnavailable, onlyComplete } from '../../lambdas/search/index.ts';
import { archiveOf, articleAt, type Holdings, quoteBy } from './archive.ts';
import { asking, bodyOf, walk } from './ask.ts';
import { indexOf } from './indexed.ts';

const said = (
  name: string | null,
  articleId: string,
  start: number,
  text: string,
  more: Partial<Quote> = {},
) => quoteBy(name, articleId, start, { text, ...more });

/** Three articles on a bridge and a ferry. */
const HOLDINGS: Holdings = {
  articles: [
    articleAt('bridge', '2024-05-01', { received: '2024-05-20T10:00:00.000Z' }),
    articleAt('ferry', '2024-05-03', { publication: 'El Día', received: '2024-05-19T10:00:00.000Z' }),
    articleAt('opera', '2013-01-01', { publication: 'El Día', received: '2024-05-21T10:00:00.000Z' }),
  ],
  quotes: [
    said('Ada Finch', 'bridge', 10, 'The bridge stays closed'),
    said('Ed Hall', 'bridge', 50, 'Nobody told us that the bridge was rotten', { kind: 'mixed' }),
    said('Ada Finch', 'ferry', 5, 'A ferry takes the place of the bridge'),
    said(null, 'opera', 9, 'Señor, the bridge of my song'),
    said('Ed Hall', 'opera', 90, 'Thinking of the bridge', { type: 'belief' }),
  ],
  texts: new Map([
    ['bridge/1', 'The council met on Monday about the bridge.'],
    ['ferry/1', 'The ferry left on time.'],
    ['opera/1', 'The premiere was a success.'],
  ]),
};

const asked = async (holdings: Holdings = HOLDINGS, seen: Holdings = holdings) =>
  asking({ ...archiveOf(seen), search: await indexOf(holdings) });

const ask = await asked();
const idsAt = async (url: string) =>
  bodyOf(await ask(url)).items.map(({ id }: { id: string }) => id.replace('.aaaabbbb', ''));

suite('searching', () => {
  for (const [query, expected] of [
    ['q=bridge&sort=published', ['ferry.5', 'bridge.a', 'bridge.1e', 'opera.9']],
    ['q=bridge&sort=received', ['opera.9', 'bridge.a', 'bridge.1e', 'ferry.5']],
    ['q=bridge&sort=published&type=any', ['ferry.5', 'bridge.a', 'bridge.1e', 'opera.9', 'opera.2i']],
    ['q=%22the+bridge%22+-ferry&sort=published', ['bridge.a', 'bridge.1e', 'opera.9']],
    ['q=rott*', ['bridge.1e']],
    ['q=senor', ['opera.9']],
    ['q=bridge&speaker=ada+finch&sort=published', ['ferry.5', 'bridge.a']],
    ['q=bridge&speaker=hall&type=belief', ['opera.2i']],
    ['q=bridge&speaker=nobody', []],
    ['q=bridge&publication=el+dia&from=2024-01-01', ['ferry.5']],
    ['q=bridge&publication=dia&from=2024-01-01', ['ferry.5']],
    ['q=bridge&publication=the+dia&from=2024-01-01', ['ferry.5']],
    ['q=bridge&article=bridge&kind=mixed', ['bridge.1e']],
    ['q=bridge&speakerType=unnamed', ['opera.9']],
    ['q=bridge&since=2024-05-20T10:00:00Z&sort=published', ['bridge.a', 'bridge.1e', 'opera.9']],
    ['q=council&in=article', ['bridge.a', 'bridge.1e']],
    ['q=council', []],
    ['sort=received', ['opera.9', 'bridge.a', 'bridge.1e', 'ferry.5']],
    ['since=2024-05-21T00:00:00%2B00:00&sort=received', undefined],
  ] as const) {
    test(`/quotes?${query}`, async () => {
      if (expected) assert.deepEqual(await idsAt(`/quotes?${query}`), expected);
      else assert.equal((await ask(`/quotes?${query}`)).statusCode, 400);
    });
  }

  test('a publication that is called otherwise is suggested, and what a range of days may leave out is said', async () => {
    const hintAt = async (url: string, asking = ask) => bodyOf(await asking(url)).hint;
    const near = "No publication is called 'harbuor'; similar ones: The Harbour Post.";
    for (const url of ['/quotes?', '/quotes?q=bridge&', '/articles?'])
      assert.equal(await hintAt(`${url}publication=harbuor`), near, url);
    const called = "'dia' also finds 'El Día'.";
    for (const url of ['/quotes?', '/quotes?q=bridge&', '/articles?'])
      assert.equal(await hintAt(`${url}publication=dia`), called, url);
    assert.equal(await hintAt('/quotes?publication=EL-DIA'), undefined);
    assert.equal(await hintAt('/quotes?publication=el+dia&kind=indirect'), undefined);
    assert.equal(await hintAt('/quotes?publication=zeppelin'), "No publication is called 'zeppelin'.");
    const without = asking(archiveOf(HOLDINGS));
    assert.equal(await hintAt('/quotes?publication=harbuor', without), undefined);
    assert.equal(await hintAt('/quotes?publication=dia', without), called);
    assert.match(await hintAt('/quotes?from=1999-01-01&to=1999-12-31'), /without a date/);
    assert.equal(await hintAt('/quotes?from=2013-01-01&to=2013-12-31'), undefined);
  });

  test('of a publication that is printed with and without its article, the other name is told as what it is', async () => {
    const courier = (id: string, publication: string) => articleAt(id, '2024-05-01', { publication });
    const articles = [courier('with', 'The Okeley Courier'), courier('without', 'Okeley Courier')];
    const quotes = articles.map(({ id }) => said('Ada Finch', id, 10, 'The bridge stays closed'));
    const ask = await asked({ articles, quotes, texts: new Map() });
    for (const [name, other] of [
      ['The Okeley Courier', 'Okeley Courier'],
      ['Okeley Courier', 'The Okeley Courier'],
    ] as const) {
      for (const path of ['/quotes', '/articles']) {
        const { items, hint } = bodyOf(await ask(`${path}?publication=${encodeURIComponent(name)}`));
        assert.equal(items.length, 2);
        assert.equal(hint, `'${name}' also finds '${other}'.`);
      }
    }
  });

  test('a query that finds nothing is given back with its misspelled words replaced, where that finds something', async () => {
    const suggestedAt = async (url: string) => bodyOf(await ask(url)).didYouMean;
    for (const [url, suggested] of [
      ['/quotes?q=brigde', 'bridge'],
      ['/quotes?q=The+%22BRDIGE+stays%22+-ferry', 'The "bridge stays" -ferry'],
      ['/quotes?q=birdge&speaker=hall&kind=mixed', 'bridge'],
      ['/quotes?q=councli&in=article', 'council'],
      ['/articles?q=premeire', 'premiere'],
      // Half-remembered: the words in another order, or one of them wrong.
      ['/quotes?q=%22stays+bridge%22', 'stays bridge'],
      ['/quotes?q=the+bridge+zzzz+stays', 'the bridge stays'],
      ['/quotes?q=%22the+brigde+zzzz+stays%22+-ferry', 'the bridge stays -ferry'],
    ] as const)
      assert.equal(await suggestedAt(url), suggested, url);
    for (const url of [
      '/quotes?q=bridge',
      '/quotes?q=bridge&kind=indirect',
      '/quotes?q=birdge&kind=indirect',
      '/quotes?q=brigde+ship',
      '/quotes?q=zzzz',
      '/quotes?q=brigd*',
      '/articles?q=ferry+council',
    ])
      assert.equal(await suggestedAt(url), undefined, url);
    const nearlyTooLong = `brige${'.'.repeat(494)}`;
    assert.equal(await suggestedAt(`/quotes?q=${nearlyTooLong}`), nearlyTooLong.replace('brige', 'bridge'));
    const corrected = await ask(`/quotes?q=${nearlyTooLong}.`);
    assert.equal(corrected.statusCode, 200, 'the corrected query would be too long');
    assert.equal(bodyOf(corrected).didYouMean, undefined);
  });

  test('filters for speakers need no index', async () => {
    const without = asking(archiveOf(HOLDINGS));
    const body = bodyOf(await without('/quotes?speakerType=unnamed'));
    assert.deepEqual(
      body.items.map(({ id }: { id: string }) => id),
      ['opera.9.aaaabbbb'],
    );
  });

  test('hits are marked', async () => {
    const { items } = bodyOf(await ask('/quotes?q=%22the+bridge%22+rotten'));
    const marked = items.map(({ text, marks }: { text: string; marks: { start: number; end: number }[] }) =>
      marks.map(({ start, end }) => text.slice(start, end)),
    );
    assert.deepEqual(marked, [['the bridge', 'rotten']]);
    for (const url of ['/quotes?sort=received', '/quotes?q=council&in=article'])
      assert.ok(bodyOf(await ask(url)).items.every((item: object) => !('marks' in item)));
  });

  test('pages give each hit once', async () => {
    for (const url of [
      '/quotes?q=bridge&limit=1',
      '/quotes?sort=received&limit=2',
      '/quotes?q=bridge&limit=3&speaker=finch',
    ]) {
      const pages = await walk(ask, url);
      const ids = pages.flat().map((item) => (item as { id: string }).id);
      assert.equal(new Set(ids).size, ids.length, url);
      assert.equal(ids.length, url.includes('finch') ? 2 : 4, url);
    }
  });

  test('facets count all hits, speakers under their ids', async () => {
    const { facets, items } = bodyOf(
      await ask('/quotes?q=bridge&limit=1&facets=speaker,publication,speakerType,kind,day'),
    );
    assert.equal(items.length, 1);
    assert.deepEqual(facets, {
      speaker: [
        { value: 'ada-finch', name: 'Ada Finch', quotes: 2 },
        { value: null, quotes: 1 },
        { value: 'ed-hall', name: 'Ed Hall', quotes: 1 },
      ],
      publication: [
        { value: 'El Día', quotes: 2 },
        { value: 'The Harbour Post', quotes: 2 },
      ],
      speakerType: [
        { value: 'person', quotes: 3 },
        { value: 'unnamed', quotes: 1 },
      ],
      kind: [
        { value: 'direct', quotes: 3 },
        { value: 'mixed', quotes: 1 },
      ],
      day: [
        { value: '2024-05-01', quotes: 2 },
        { value: '2013-01-01', quotes: 1 },
        { value: '2024-05-03', quotes: 1 },
      ],
    });
  });

  test('what the table has no more is never shown, and the page is filled from behind it', async () => {
    const gone = { ...HOLDINGS, quotes: HOLDINGS.quotes.filter(({ articleId }) => articleId !== 'ferry') };
    const askSome = await asked(HOLDINGS, gone);
    const { items } = bodyOf(await askSome('/quotes?q=bridge&sort=published&limit=2'));
    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      ['bridge.a.aaaabbbb', 'bridge.1e.aaaabbbb'],
    );
    const nothing = await asked(HOLDINGS, { ...HOLDINGS, quotes: [] });
    assert.deepEqual(await walk(nothing, '/quotes?q=bridge&limit=1'), [[]]);
  });

  test('articles are found by their words', async () => {
    const ids = async (url: string) => bodyOf(await ask(url)).items.map(({ id }: { id: string }) => id);
    assert.deepEqual(await ids('/articles?q=%22met+on%22'), ['bridge']);
    assert.deepEqual(await ids('/articles?q=the&sort=published&publication=El+Dia'), ['ferry', 'opera']);
    assert.deepEqual(await ids('/articles?sort=received'), ['opera', 'bridge', 'ferry']);
    assert.equal((await ask('/articles?q=the&status=failed')).statusCode, 400);
    assert.equal((await ask('/articles?sort=relevance')).statusCode, 400);
    assert.deepEqual(await ids('/articles?sort=published'), ['ferry', 'bridge', 'opera']);
  });

  test('speakers are found by a name with a letter wrong, and their role', async () => {
    const names = async (url: string) =>
      bodyOf(await ask(url)).items.map(({ name }: { name: string }) => name);
    assert.deepEqual(await names('/speakers?q=mayor+finhc'), ['Ada Finch']);
    assert.deepEqual(await names('/speakers?q=nobody'), []);
    assert.equal((await ask('/speakers')).statusCode, 400);
    assert.equal((await ask('/speakers?q=a&name=b')).statusCode, 400);
  });
});

suite('counting', () => {
  test('groups by several dimensions, speakers under their ids', async () => {
    const stats = bodyOf(
      await ask('/stats?by=publication,speaker&type=communication&from=2013-01-01&to=2024-12-31'),
    );
    assert.deepEqual(stats, {
      by: ['publication', 'speaker'],
      groups: [
        { publication: 'El Día', speaker: null, speakerName: null, quotes: 1 },
        { publication: 'El Día', speaker: 'ada-finch', speakerName: 'Ada Finch', quotes: 1 },
        { publication: 'The Harbour Post', speaker: 'ada-finch', speakerName: 'Ada Finch', quotes: 1 },
        { publication: 'The Harbour Post', speaker: 'ed-hall', speakerName: 'Ed Hall', quotes: 1 },
      ],
      isAll: true,
    });
    const some = bodyOf(await ask('/stats?by=kind&q=bridge&type=any&limit=1'));
    assert.deepEqual(some, { by: ['kind'], groups: [{ kind: 'direct', quotes: 4 }], isAll: false });
  });

  for (const query of ['', 'by=mood', 'by=kind&limit=0', 'by=kind&limit=99999', 'by=kind&from=x'])
    test(`/stats?${query} is refused`, async () => {
      assert.equal((await ask(`/stats?${query}`)).statusCode, 400);
    });
});

suite('bad searches', () => {
  for (const query of [
    'q=',
    'q=*',
    'q=%22%22',
    'q=-bridge',
    'q=a*',
    'q=br*',
    'q=bridge+-br*',
    `q=${'a+'.repeat(40)}`,
    `q=${'x'.repeat(600)}`,
    'q=bridge&sort=best',
    'sort=relevance',
    'in=article',
    'q=bridge&in=article&sort=relevance',
    'q=bridge&facets=mood',
    'since=yesterday',
    'gender=unknown',
  ]) {
    test(`/quotes?${query.slice(0, 40)}`, async () => {
      const answer = await ask(`/quotes?${query}`);
      assert.equal(answer.statusCode, 400, answer.body);
      assert.equal(bodyOf(answer).errors.length, 1);
    });
  }

  test('hostile words are words', async () => {
    for (const q of [
      'a" OR "b',
      'NEAR(bridge)',
      'words:bridge',
      "'; DROP TABLE quote; --",
      'bridge^9',
      '((((',
      '\u0000bridge',
      'the of and to',
    ])
      assert.ok([200, 400].includes(Number((await ask(`/quotes?q=${encodeURIComponent(q)}`)).statusCode)), q);
  });
});

suite('without an index', () => {
  const needing = [
    '/quotes?q=bridge',
    '/quotes?sort=received',
    '/quotes?facets=kind',
    '/articles?q=x',
    '/speakers?q=x',
  ];
  const others = ['/quotes', '/quotes?speaker=finch', '/articles', '/speakers?name=fin', '/health'];

  test('what needs one says how it is turned on, all else works', async () => {
    const off = asking(archiveOf(HOLDINGS));
    for (const url of needing) {
      const answer = await off(url);
      assert.equal(answer.statusCode, 503, url);
      assert.equal(bodyOf(answer).reason, 'search-off');
      assert.match(bodyOf(answer).detail, /setting `search`/);
    }
    for (const url of others) assert.equal((await off(url)).statusCode, 200, url);
  });

  test('one that is being built or gone says so, and answers when it is complete', async () => {
    const index = await indexOf(HOLDINGS, false);
    const building = asking({
      ...archiveOf(HOLDINGS),
      search: onlyComplete(index, { trust: 0 }),
      log: () => {},
    });
    await index.setState({ isComplete: false, replayed: { articles: 7, position: 'x' } });
    const answer = await building('/quotes?q=bridge');
    assert.equal(answer.statusCode, 503);
    assert.equal(bodyOf(answer).reason, 'search-unavailable');
    assert.match(bodyOf(answer).detail, /being built, 7 articles/);
    for (const url of others) assert.equal((await building(url)).statusCode, 200, url);
    await index.setState({ isComplete: true });
    assert.equal((await building('/quotes?q=bridge')).statusCode, 200);
  });

  test('what the index says against itself is no error of ours', async () => {
    const broken = async () => {
      throw new IndexUnavailable('The search index does not answer: connection refused.');
    };
    const search = { quotes: broken, articles: broken, counts: broken, personas: broken, spellings: broken };
    const down = asking({ ...archiveOf(HOLDINGS), search, log: () => {} });
    for (const url of needing) assert.equal((await down(url)).statusCode, 503, url);
  });

  test('an empty answer stays one if the index does not say what is spelled alike', async () => {
    const index = await indexOf(HOLDINGS);
    const spellings = async () => {
      throw new IndexUnavailable('The search index does not answer: it took too long.');
    };
    const slow = asking({ ...archiveOf(HOLDINGS), search: { ...index, spellings }, log: () => {} });
    for (const url of ['/quotes?q=brigde', '/articles?q=premeire']) {
      const answer = await slow(url);
      assert.equal(answer.statusCode, 200, url);
      assert.deepEqual(bodyOf(answer).items, []);
      assert.equal(bodyOf(answer).didYouMean, undefined);
    }
  });
});
