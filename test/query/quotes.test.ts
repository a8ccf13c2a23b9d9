import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { archiveOf, articleAt, harbour, quoteBy, thoughtfulHarbour } from './archive.ts';
import { asking, bodyOf } from './ask.ts';

const ask = asking();

const idsAt = async (url: string) =>
  bodyOf(await ask(url)).items.map(({ id }: { id: string }) => id.slice(0, -9));

suite('quotes', () => {
  test('one quote shows its words, speaker, place, article and confidence', async () => {
    const quote = bodyOf(await ask('/quotes/tide.c.aaaabbbb'));

    assert.deepEqual(quote, {
      id: 'tide.c.aaaabbbb',
      kind: 'mixed',
      type: 'communication',
      text: 'Words at 12',
      speaker: {
        id: 'asa-brandt',
        name: 'Åsa Brandt',
        type: 'person',
        roles: [],
        gender: null,
        description: null,
        words: 'Åsa Brandt',
        resolution: 'name',
        confidence: 0.9,
      },
      reportedBy: null,
      cue: 'said',
      spans: {
        source: [{ start: 0, end: 1 }],
        cue: [{ start: 2, end: 3 }],
        content: [{ start: 12, end: 21 }],
      },
      context: { before: 'before ', after: ' after' },
      article: {
        id: 'tide',
        title: 'Title of tide',
        publication: 'Morgenblatt',
        published: '2024-05-03',
        url: 'https://example.org/tide',
        file: { bucket: 'articles', key: 'tide.txt', record: null, entry: null },
      },
      confidence: 0.7,
      extractorVersion: '1',
    });
  });

  test('a quote shows the gender that its article tells of the speaker', async () => {
    const { articles, texts } = harbour();
    const told = quoteBy('Åsa Brandt', 'pier', 10);
    const quotes = [{ ...told, speaker: { ...told.speaker, gender: 'female' as const } }];
    const { items } = bodyOf(await asking(archiveOf({ articles, quotes, texts }))('/quotes?gender=female'));
    assert.deepEqual(
      items.map(({ speaker }: { speaker: { gender: string } }) => speaker.gender),
      ['female'],
    );
  });

  test('without filters the newest articles come first, each in the order of its text', async () => {
    assert.deepEqual(await idsAt('/quotes'), [
      'gale.5',
      'gale.u',
      'tide.c',
      'tide.1e',
      'pier.a',
      'pier.14',
      'pier.1y',
    ]);
  });

  for (const [query, expected] of [
    ['kind=mixed', ['tide.c', 'pier.1y']],
    ['minConfidence=0.9', ['gale.5', 'gale.u', 'tide.1e', 'pier.a']],
    ['publication=el+dia', ['gale.5', 'gale.u']],
    ['from=2024-05-03', ['gale.5', 'gale.u', 'tide.c', 'tide.1e']],
    ['to=2024-05-03&from=2024-05-02', ['tide.c', 'tide.1e']],
    ['from=2024-05-05&to=2024-05-05', ['gale.5', 'gale.u']],
    ['article=pier', ['pier.a', 'pier.14', 'pier.1y']],
    ['article=pier&kind=indirect', ['pier.14']],
    ['article=gale&from=2024-05-05&to=2024-05-05', ['gale.5', 'gale.u']],
    ['article=gale&from=2024-05-06', []],
    ['article=gale&to=2024-05-04', []],
    ['article=tide&speaker=brandt', ['tide.c', 'tide.1e']],
    ['article=tide&speaker=emil+brandt', ['tide.1e']],
    ['speaker=asa-brandt&kind=mixed', ['tide.c']],
    ['speaker=asa-brandt&to=2024-05-02', ['pier.a']],
    ['limit=2', ['gale.5', 'gale.u']],
  ] as const) {
    test(`/quotes?${query}`, async () => {
      assert.deepEqual(await idsAt(`/quotes?${query}`), expected);
    });
  }

  test('an article that is not there is an empty list that says so', async () => {
    const { items, hint } = bodyOf(await ask('/quotes?article=nowhere'));

    assert.deepEqual(items, []);
    assert.match(hint, /no article with the id 'nowhere'/);
  });

  test('quotes of an article take its filters, and 404 where there is none', async () => {
    assert.deepEqual(await idsAt('/articles/pier/quotes?minConfidence=0.5'), ['pier.a', 'pier.1y']);
    assert.deepEqual(await idsAt('/articles/pier/quotes?speaker=villal%C3%B3n'), ['pier.14']);
    assert.deepEqual(await idsAt('/articles/torn/quotes'), []);
    assert.equal((await ask('/articles/nowhere/quotes')).statusCode, 404);
    assert.equal((await ask('/articles/nowhere/quotes?speaker=nobody')).statusCode, 404);
  });

  test('quotes of a speaker take its filters, and 404 where there is none', async () => {
    assert.deepEqual(await idsAt('/speakers/asa-brandt/quotes'), ['tide.c', 'pier.a']);
    assert.deepEqual(await idsAt('/speakers/asa-brandt/quotes?publication=morgenblatt'), ['tide.c']);
    assert.deepEqual(await idsAt('/speakers/asa-brandt/quotes?from=2024-05-02&kind=mixed'), ['tide.c']);
    assert.equal((await ask('/speakers/nobody/quotes')).statusCode, 404);
  });
});

suite('speaker= is forgiving', () => {
  const meantBy = async (words: string) => {
    const { items, speakers, hint } = bodyOf(await ask(`/quotes?speaker=${encodeURIComponent(words)}`));
    return { quotes: items.length, speakers: speakers.map(({ id }: { id: string }) => id), hint };
  };

  for (const words of [
    'asa-brandt',
    'Åsa Brandt',
    'asa brandt',
    'ÅSA BRANDT',
    ' åsa   brandt ',
    'A\u030Asa Brandt',
  ]) {
    test(`'${words}' means one`, async () => {
      assert.deepEqual(await meantBy(words), { quotes: 2, speakers: ['asa-brandt'], hint: undefined });
    });
  }

  test('a surname means all who bear it', async () => {
    assert.deepEqual(await meantBy('Brandt'), {
      quotes: 3,
      speakers: ['asa-brandt', 'emil-brandt'],
      hint: undefined,
    });
  });

  test('one word means all who are called so, even when it is the id of one of them', async () => {
    const { speakers, quotes } = await meantBy('villalon');

    assert.deepEqual(speakers.toSorted(), ['jose-villalon', 'villalon']);
    assert.equal(quotes, 2);
  });

  test('an id of several words means one alone, even when others are called so', async () => {
    const { articles, quotes, texts } = harbour();
    const more = [...quotes, quoteBy('Nils Emil Brandt', 'gale', 80)];
    const among = asking(archiveOf({ articles, quotes: more, texts }));

    const byId = bodyOf(await among('/quotes?speaker=emil-brandt'));
    const byName = bodyOf(await among('/quotes?speaker=emil+brandt'));

    assert.deepEqual(byId.speakers, [
      { id: 'emil-brandt', name: 'Emil Brandt', names: ['Emil Brandt'], type: 'person', quotes: 1 },
    ]);
    assert.equal(byName.speakers.length, 2);
  });

  test('an id with a field means one alone', async () => {
    const { articles, quotes, texts } = harbour();
    const skipper = quoteBy('Villalón', 'gale', 80);
    const more = [...quotes, { ...skipper, speaker: { ...skipper.speaker, id: 'villalon~sport' } }];
    const among = asking(archiveOf({ articles, quotes: more, texts }));

    const { speakers, items } = bodyOf(await among('/quotes?speaker=villalon~sport'));

    assert.deepEqual([speakers[0].id, speakers.length, items.length], ['villalon~sport', 1, 1]);
  });

  test('names in other scripts are found as they are', async () => {
    assert.deepEqual(await meantBy('李明'), { quotes: 1, speakers: ['李明'], hint: undefined });
  });

  test('nobody of that name is an empty list with a hint', async () => {
    const { quotes, speakers, hint } = await meantBy('nobody');

    assert.deepEqual([quotes, speakers], [0, []]);
    assert.match(hint, /called 'nobody'; \/speakers\?name=/);
  });

  for (const [words, ids] of [
    ['Mayor Brandt', ['asa-brandt', 'emil-brandt']],
    ['deputy foreign minister Åsa Brandt', ['asa-brandt']],
    ['Secretary of State Villalón', ['jose-villalon', 'villalon']],
    ['vice-president emil brandt', ['emil-brandt']],
    ['Mr. José Villalón', ['jose-villalon']],
  ] as const) {
    test(`a title is left out: '${words}'`, async () => {
      const { quotes, speakers, hint } = await meantBy(words);

      assert.ok(quotes > 0);
      assert.deepEqual(speakers.toSorted(), ids);
      assert.match(hint, new RegExp(`No speaker is called '${words}'; these are quotes by '`));
    });
  }

  for (const [words, ids] of [
    ['Brant', ['asa-brandt', 'emil-brandt']],
    ['Emil Brnadt', ['emil-brandt', 'asa-brandt']],
    ['President Brandtt', ['asa-brandt', 'emil-brandt']],
    ['villalom', ['jose-villalon', 'villalon']],
    ['Åsa Brandt-Holm', ['asa-brandt']],
  ] as const) {
    test(`names like '${words}' are suggested`, async () => {
      const body = bodyOf(await ask(`/quotes?speaker=${encodeURIComponent(words)}`));

      assert.deepEqual([body.items, body.speakers], [[], []]);
      const suggested = body.suggestions.map(({ id }: { id: string }) => id);
      assert.deepEqual([...suggested].sort(), [...ids].sort());
      assert.equal(suggested[0], ids[0]);
      assert.match(body.hint, /but `suggestions` has similar names/);
    });
  }

  for (const words of ['Xu', 'Zachariah', 'Brigade', 'King', '?!']) {
    test(`nothing is suggested for '${words}'`, async () => {
      assert.ok(!('suggestions' in bodyOf(await ask(`/quotes?speaker=${encodeURIComponent(words)}`))));
    });
  }

  test('suggestions are five at most, for an article’s quotes too', async () => {
    const names = ['Ann', 'Bea', 'Cas', 'Dan', 'Eva', 'Fay', 'Gil'];
    const many = harbour();
    many.quotes.push(...names.map((name, index) => quoteBy(`${name} Smith`, 'pier', 100 + index)));
    const askMany = asking(archiveOf(many));

    const { suggestions } = bodyOf(await askMany('/articles/pier/quotes?speaker=smyth'));

    assert.equal(suggestions.length, 5);
  });

  test('of more people than a list can merge, those quoted most are meant, and a hint says so', async () => {
    const given = 'Ada Bo Cem Dov Eli Fay Gil Hal Ida Jon Kim'.split(' ');
    const quotes = given.map((name, place) => quoteBy(`${name} Smith`, 'hall', place));
    const crowd = asking(
      archiveOf({
        articles: [articleAt('hall', '2024-01-01')],
        quotes: [...quotes, quoteBy('Kim Smith', 'hall', 99)],
        texts: new Map(),
      }),
    );

    const answer = await crowd('/quotes?speaker=smith');

    const { speakers, items, hint } = bodyOf(answer);
    assert.equal(answer.statusCode, 200);
    assert.equal(speakers.length, 10);
    assert.equal(speakers[0].id, 'kim-smith');
    assert.equal(items.length, 11);
    assert.match(hint, /1 more .*'smith'.*\/speakers\?name=/);
    assert.equal((await crowd('/quotes?speaker=ada-smith')).statusCode, 200);
  });
});

suite('type=', () => {
  const askThoughtful = asking(archiveOf(thoughtfulHarbour()));
  const placesAt = async (url: string) =>
    bodyOf(await askThoughtful(url)).items.map(({ id }: { id: string }) => id.slice(0, -9));

  for (const [url, expected] of [
    ['/quotes', ['gale.5', 'gale.u', 'tide.c', 'tide.1e', 'pier.a', 'pier.14', 'pier.1y']],
    ['/quotes?type=communication&to=2024-05-02', ['pier.a', 'pier.14', 'pier.1y']],
    ['/quotes?type=belief', ['gale.1o', 'pier.2i']],
    ['/quotes?type=intention,fact', ['gale.28', 'tide.1y']],
    ['/quotes?type=any&from=2024-05-05', ['gale.5', 'gale.u', 'gale.1o', 'gale.28']],
    ['/quotes?type=any&kind=indirect', ['gale.1o', 'tide.1y', 'pier.14']],
    ['/quotes?speaker=brandt', ['tide.c', 'tide.1e', 'pier.a']],
    ['/quotes?speaker=brandt&type=belief,communication', ['tide.c', 'tide.1e', 'pier.a', 'pier.2i']],
    ['/quotes?speaker=wahl&type=any', ['gale.1o', 'tide.1y']],
    ['/quotes?article=tide&type=intention', ['tide.1y']],
    ['/quotes?article=pier&speaker=brandt&type=any', ['pier.a', 'pier.2i']],
    ['/articles/tide/quotes', ['tide.c', 'tide.1e']],
    ['/articles/tide/quotes?type=any', ['tide.c', 'tide.1e', 'tide.1y']],
    ['/articles/pier/quotes?speaker=brandt&type=belief', ['pier.2i']],
    ['/speakers/asa-brandt/quotes', ['tide.c', 'pier.a']],
    ['/speakers/asa-brandt/quotes?type=belief', ['pier.2i']],
    ['/speakers/ida-wahl/quotes', []],
  ] as const) {
    test(`GET ${url}`, async () => {
      assert.deepEqual(await placesAt(url), expected);
    });
  }

  test('is told of in the quote, which its id finds whatever the type', async () => {
    assert.equal(bodyOf(await askThoughtful('/quotes/tide.1y.aaaabbbb')).type, 'intention');
  });

  test('does not change who is meant; who says nothing is known, and a hint tells of the rest', async () => {
    const speakers = [{ id: 'ida-wahl', name: 'Ida Wahl', names: ['Ida Wahl'], type: 'person', quotes: 0 }];

    const silent = bodyOf(await askThoughtful('/quotes?speaker=wahl'));
    const thinking = bodyOf(await askThoughtful('/quotes?speaker=wahl&type=belief'));
    const known = bodyOf(await askThoughtful('/speakers/ida-wahl/quotes'));

    assert.deepEqual([silent.speakers, thinking.speakers], [speakers, speakers]);
    assert.match(silent.hint, /'wahl' has no communications.*type=any/);
    assert.match(known.hint, /'Ida Wahl' has no communications.*type=any/);
    assert.equal(thinking.hint, undefined);
    assert.equal(bodyOf(await askThoughtful('/quotes?speaker=brandt')).hint, undefined);
  });
});
