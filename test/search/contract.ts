import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type IndexedArticle,
  parseQuery,
  type Query,
  type QuoteSearch,
  type SearchIndex,
  wordList,
} from '../../lambdas/search/index.ts';
import { type ArticleSketch, indexed } from './articles.ts';

/** An index to test, made empty before each test. */
export interface IndexUnderTest {
  index: SearchIndex;
  /** What was put in can be found after this. */
  settle(): Promise<void>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

const search = (q: string | undefined, more: Partial<QuoteSearch> = {}): QuoteSearch => ({
  ...(q !== undefined && { query: parseQuery(q) }),
  in: 'quote',
  filter: {},
  sort: 'published',
  limit: 50,
  ...more,
});

/** What every index has to do. */
export function searchContract(name: string, start: () => Promise<IndexUnderTest>): void {
  describe(name, () => {
    let tested: IndexUnderTest;
    let index: SearchIndex;

    before(async () => {
      tested = await start();
    });
    beforeEach(empty);
    after(() => tested.close());

    async function empty(): Promise<void> {
      await tested.empty();
      index = tested.index;
    }

    async function put(...sketches: ArticleSketch[]): Promise<void> {
      await index.put(sketches.map(indexed));
      await tested.settle();
    }

    /** The ids of the quotes found, without what is the same in all. */
    async function found(q: string | undefined, more: Partial<QuoteSearch> = {}): Promise<string[]> {
      const hits = await index.quotes(search(q, more));
      return hits.map(({ id }) => id.replace('.aaaaaaaa', ''));
    }

    test('words are found in any case, with or without diacritics, in any order', async () => {
      await put(
        { id: 'a', quotes: [{ text: 'The harbour of Malmö is closed.' }] },
        { id: 'b', quotes: [{ text: "L'ÉLÈVE crosses the smørrebrød line" }] },
      );
      for (const q of ['malmo HARBOUR', 'Malmö', 'closed, harbour!'])
        assert.deepEqual(await found(q), ['a.0'], q);
      for (const q of ['eleve', "l'élève", 'smorrebrod', 'ÉLÈVE smørrebrød'])
        assert.deepEqual(await found(q), ['b.0'], q);
      assert.deepEqual(await found('harbour crosses'), []);
      assert.deepEqual(await found('harb'), []);
    });

    test('phrases are words side by side, stop words too', async () => {
      await put(
        { id: 'a', quotes: [{ text: 'We will not cross the red line.' }] },
        { id: 'b', quotes: [{ text: 'The line is red, not blue.' }] },
        { id: 'c', quotes: [{ text: 'To be or not to be' }] },
      );
      assert.deepEqual(await found('"red line"'), ['a.0']);
      assert.deepEqual((await found('red line')).sort(), ['a.0', 'b.0']);
      assert.deepEqual(await found('"to be or not"'), ['c.0']);
      assert.deepEqual(await found('“Red—Line'), ['a.0']);
    });

    test('an asterisk finds how words begin; a dash leaves out', async () => {
      await put(
        { id: 'a', quotes: [{ text: 'chemical weapons' }] },
        { id: 'b', quotes: [{ text: 'a chemist has no weapons' }] },
        { id: 'c', quotes: [{ text: 'alchemy' }] },
      );
      assert.deepEqual((await found('chem*')).sort(), ['a.0', 'b.0']);
      assert.deepEqual(await found('chemical*'), ['a.0']);
      assert.deepEqual(await found('weapons -chemist'), ['a.0']);
      assert.deepEqual(await found('weapons -chem*'), []);
      assert.deepEqual(await found('weapons -"no weapons"'), ['a.0']);
    });

    test('operators of the engines are words', async () => {
      await put({ id: 'a', quotes: [{ text: 'near far or near, far and not words: at all' }] });
      for (const q of [
        'NEAR OR',
        'words:all',
        '(near AND far)',
        'near^2',
        'near/2 far',
        '{far}',
        "near') --",
      ])
        await index.quotes(search(q));
      assert.deepEqual(await found('far AND not'), ['a.0']);
      assert.deepEqual(await found('NEAR(far)'), ['a.0']);
      assert.deepEqual(await found('words:at'), ['a.0']);
    });

    test('filters, each and together', async () => {
      await put(
        {
          id: 'a',
          publication: 'The Harbour Post',
          time: '2024-05-02',
          received: '2024-06-02T10:00:00.000Z',
          quotes: [
            { text: 'one word', by: 'Ada Finch', gender: 'female', kind: 'mixed', confidence: 0.5 },
            { text: 'two word', by: 'Ed Hall', gender: 'male', type: 'belief', resolution: 'pronoun' },
          ],
        },
        {
          id: 'b',
          publication: 'Easton Gazette',
          time: '2024-05-03T23:59:00.000Z',
          received: '2024-06-01T10:00:00.000Z',
          quotes: [
            { text: 'three word' },
            { text: 'four word', by: 'Easton Council', speakerType: 'organisation' },
          ],
        },
      );
      const cases: [QuoteSearch['filter'], string[]][] = [
        [{}, ['b.0', 'b.1', 'a.0', 'a.1']],
        [{ personas: ['ada-finch', 'easton-council'] }, ['b.1', 'a.0']],
        [{ personas: [] }, []],
        [{ personas: ['nobody'] }, []],
        [{ publication: 'the HARBOUR-post' }, ['a.0', 'a.1']],
        [{ publication: 'Harbour Post' }, ['a.0', 'a.1']],
        [{ article: 'b' }, ['b.0', 'b.1']],
        [{ kind: 'mixed' }, ['a.0']],
        [{ types: ['belief', 'fact'] }, ['a.1']],
        [{ gender: 'female' }, ['a.0']],
        [{ speakerType: 'unnamed' }, ['b.0']],
        [{ speakerType: 'organisation' }, ['b.1']],
        [{ resolution: 'pronoun' }, ['a.1']],
        [{ from: '2024-05-03' }, ['b.0', 'b.1']],
        [{ to: '2024-05-02' }, ['a.0', 'a.1']],
        [{ from: '2024-05-02', to: '2024-05-03' }, ['b.0', 'b.1', 'a.0', 'a.1']],
        [{ since: '2024-06-02T10:00:00.000Z' }, ['a.0', 'a.1']],
        [{ minConfidence: 0.9 }, ['b.0', 'b.1', 'a.1']],
        [{ gender: 'male', kind: 'mixed' }, []],
      ];
      for (const [filter, expected] of cases) {
        assert.deepEqual(await found('word', { filter }), expected, JSON.stringify(filter));
        assert.deepEqual(
          await found(undefined, { filter }),
          expected,
          `without words: ${JSON.stringify(filter)}`,
        );
      }
    });

    test('in=article looks at the words of the article', async () => {
      await put(
        {
          id: 'a',
          title: 'Ferry sinks',
          text: 'A ferry sank off Easton.',
          quotes: [{ text: 'All are safe' }, { text: 'Thanks' }],
        },
        { id: 'b', time: '2024-05-02', text: 'Another ferry sank.', quotes: [{ text: 'ferry' }] },
        { id: 'c', text: 'The match was lost.', quotes: [{ text: 'We sank' }] },
      );
      const inArticle = { in: 'article' } as const;
      assert.deepEqual(await found('"ferry sank"', inArticle), ['b.0', 'a.0', 'a.1']);
      assert.deepEqual(await found('sinks', inArticle), ['a.0', 'a.1']);
      assert.deepEqual(await found('sank -ferry', inArticle), []);
      assert.deepEqual(await found('sank', { ...inArticle, filter: { to: '2024-05-01' } }), ['a.0', 'a.1']);
      const counts = await index.counts(
        { query: parseQuery('sank'), in: 'article', filter: {} },
        ['kind'],
        10,
      );
      assert.deepEqual(counts, [{ values: ['direct'], quotes: 3 }]);
      const articles = await index.articles({
        query: parseQuery('ferry'),
        filter: {},
        sort: 'published',
        limit: 9,
      });
      assert.deepEqual(
        articles.map(({ id }) => id),
        ['b', 'a'],
      );
      const [best] = await index.articles({
        query: parseQuery('sinks'),
        filter: {},
        sort: 'relevance',
        limit: 9,
      });
      assert.equal(best?.id, 'a');
    });

    test('the best fit comes first by relevance', async () => {
      await put(
        { id: 'a', quotes: [{ text: `tunnel ${'and a lot of other things '.repeat(20)}` }] },
        { id: 'b', quotes: [{ text: 'The tunnel, always the tunnel' }] },
        { id: 'c', quotes: [{ text: 'nothing of the kind' }] },
      );
      assert.deepEqual(await found('tunnel', { sort: 'relevance' }), ['b.0', 'a.0']);
    });

    test('by relevance, quotes found by the beginnings of words alone are in the order of time', async () => {
      await put(
        { id: 'a', time: '2024-05-01', quotes: [{ text: 'The tunnel, always the tunnel' }] },
        {
          id: 'b',
          time: '2024-05-02',
          quotes: [{ text: `tunnel ${'and a lot of other things '.repeat(20)}` }],
        },
      );
      assert.deepEqual(await found('tunnel', { sort: 'relevance' }), ['a.0', 'b.0']);
      assert.deepEqual(await found('tun*', { sort: 'relevance' }), ['b.0', 'a.0']);
      const [first] = await index.quotes(search('tun*', { sort: 'relevance', limit: 1 }));
      assert.deepEqual(await found('tun*', { sort: 'relevance', after: first!.position }), ['a.0']);
    });

    test('lists by received go by when files came, not by what they are dated', async () => {
      await put(
        { id: 'old', time: '2013-01-01', received: '2024-06-03T00:00:00.000Z', quotes: [{ text: 'word' }] },
        { id: 'new', time: '2024-06-01', received: '2024-06-02T00:00:00.000Z', quotes: [{ text: 'word' }] },
      );
      for (const q of ['word', undefined]) {
        assert.deepEqual(await found(q, { sort: 'received' }), ['old.0', 'new.0']);
        assert.deepEqual(await found(q, { sort: 'published' }), ['new.0', 'old.0']);
      }
    });

    test('pages give every quote once, whatever comes in between', async () => {
      const sketches = Array.from({ length: 7 }, (_, day) => ({
        id: `a${day}`,
        time: `2024-05-0${day + 1}`,
        received: `2024-06-0${9 - day}T00:00:00.000Z`,
        text: 'about a ferry',
        quotes: [{ text: 'word one' }, { text: `word ${'more '.repeat(day)}` }],
      }));
      for (const sort of ['published', 'received', 'relevance'] as const) {
        for (const where of ['quote', 'article'] as const) {
          await empty();
          await put(...sketches);
          const q = where === 'quote' ? 'word' : 'ferry';
          const seen: string[] = [];
          let position: string | undefined;
          for (let page = 0; page < 9; page++) {
            const hits = await index.quotes(
              search(q, { in: where, sort, limit: 3, ...(position !== undefined && { after: position }) }),
            );
            seen.push(...hits.map(({ id }) => id));
            position = hits.at(-1)?.position ?? position;
            // Newer than all that is still to come.
            if (page === 1 && sort !== 'relevance')
              await put({
                id: 'late',
                time: '2025-01-01',
                received: '2025-01-01T00:00:00.000Z',
                quotes: [{ text: 'word' }],
              });
          }
          assert.equal(new Set(seen).size, seen.length, `${sort} ${where}`);
          assert.equal(seen.length, 14, `${sort} ${where}`);
        }
      }
    });

    test('counts by one dimension and by several', async () => {
      await put(
        {
          id: 'a',
          publication: 'Easton Gazette',
          time: '2024-05-31',
          quotes: [
            { text: 'word', by: 'Ada Finch', gender: 'female' },
            { text: 'word', by: 'Ada Finch', gender: 'female' },
            { text: 'word' },
          ],
        },
        { id: 'b', time: '2024-06-01', quotes: [{ text: 'word other', by: 'Ed Hall', gender: 'male' }] },
      );
      const all = { in: 'quote', filter: {} } as const;
      const counted = async (...by: Parameters<SearchIndex['counts']>[1]) =>
        (await index.counts(all, by, 10)).map(({ values, quotes }) => [...values, quotes]);
      assert.deepEqual(await counted('speaker'), [
        ['ada-finch', 2],
        [null, 1],
        ['ed-hall', 1],
      ]);
      assert.deepEqual(await counted('publication'), [
        ['Easton Gazette', 3],
        [null, 1],
      ]);
      assert.deepEqual(await counted('month'), [
        ['2024-05', 3],
        ['2024-06', 1],
      ]);
      assert.deepEqual(await counted('day'), [
        ['2024-05-31', 3],
        ['2024-06-01', 1],
      ]);
      assert.deepEqual(await counted('publication', 'gender'), [
        ['Easton Gazette', 'female', 2],
        [null, 'male', 1],
        ['Easton Gazette', null, 1],
      ]);
      assert.deepEqual(
        await index.counts({ query: parseQuery('other'), in: 'quote', filter: {} }, ['gender'], 10),
        [{ values: ['male'], quotes: 1 }],
      );
      assert.equal((await index.counts(all, ['speaker'], 1)).length, 1);
    });

    test('an article without a date is in the days that it was received in, and counted in none', async () => {
      await put(
        { id: 'dated', time: '2024-06-01', quotes: [{ text: 'word' }] },
        { id: 'undated', time: '2024-06-01T23:59:59.999Z', isDated: false, quotes: [{ text: 'word' }] },
      );
      const within = async (from: string, to: string) =>
        (await index.quotes(search('word', { filter: { from, to }, sort: 'published' }))).map(({ id }) => id);
      assert.deepEqual((await within('2024-06-01', '2024-06-01')).length, 2);
      assert.deepEqual(await within('2024-06-02', '2024-06-03'), []);
      for (const [dimension, value] of [
        ['month', '2024-06'],
        ['day', '2024-06-01'],
      ] as const) {
        const counts = await index.counts({ in: 'quote', filter: {} }, [dimension], 10);
        assert.deepEqual(counts.map(({ values: [counted] }) => counted).sort(), [value, null], dimension);
      }
    });

    const file = { fileId: 'f' };
    const none = { articles: 0, quotes: 0 };

    test('a newer version takes the place of an older one, never the other way round', async () => {
      await put(
        { id: 'f-1', ...file, version: 1, quotes: [{ text: 'first word' }, { text: 'gone word' }] },
        { id: 'f-2', ...file, version: 1, quotes: [{ text: 'lost word' }] },
        { id: 'g', quotes: [{ text: 'other word' }] },
      );
      await put({ id: 'f-1', ...file, version: 2, quotes: [{ text: 'second word' }] });
      await index.settled();
      await index.deleteBefore('f', 2, { articles: 1, quotes: 1 });
      await tested.settle();
      assert.deepEqual((await found('word')).sort(), ['f-1.0', 'g.0']);
      assert.deepEqual(await found('first'), []);
      await put({ id: 'f-1', ...file, version: 1, quotes: [{ text: 'late word' }] });
      assert.deepEqual(await found('late'), []);
      assert.deepEqual(await found('second'), ['f-1.0']);
      await index.deleteBefore('f', 3, none);
      await tested.settle();
      assert.deepEqual(await found('word'), ['g.0']);
      await index.deleteBefore('nothing', 3, none);
    });

    test('what was put in just before is deleted as well, however much it is, and nothing newer', async () => {
      const version = (number: number, quotes: number) =>
        indexed({
          id: 'f',
          ...file,
          version: number,
          quotes: Array.from({ length: quotes }, (_, at) => ({ text: `word ${at}` })),
        });
      await index.put([version(1, 450)]);
      await index.put([version(2, 3)]);
      await index.settled();
      await index.deleteBefore('f', 2, { articles: 1, quotes: 3 });
      await tested.settle();
      assert.deepEqual((await found('word')).sort(), ['f.0', 'f.1', 'f.2']);
      const counts = await index.counts({ in: 'quote', filter: {} }, ['kind'], 10);
      assert.deepEqual(counts, [{ values: ['direct'], quotes: 3 }]);
    });

    test('putting the same again changes nothing', async () => {
      const article = indexed({ id: 'a', quotes: [{ text: 'word', by: 'Ada Finch' }] });
      for (let times = 0; times < 3; times++) await index.put([article]);
      await tested.settle();
      assert.deepEqual(await found('word'), ['a.0']);
      assert.deepEqual(await index.personas('ada finch', 10), ['ada-finch']);
    });

    test('speakers are found by name, with a role, and with a letter wrong', async () => {
      await put({
        id: 'a',
        quotes: [
          { text: 'one', by: 'Vera Putnam', roles: ['President'] },
          { text: 'two', by: 'Vera Putnam', roles: ['former president'] },
          { text: 'three', by: 'Vera Putnik' },
          { text: 'four', by: 'Ann Lee', roles: ['president of Easton'] },
          { text: 'five', by: 'Åsa Öberg' },
        ],
      });
      const first = async (words: string) => (await index.personas(words, 10))[0];
      for (const words of [
        'president putnam',
        'presidnet putnam',
        'presiden putnma',
        'Putnam',
        'putnma',
        'puttnam',
        'putnan',
        'vera ptnam',
        'PUTNAM, Vera',
      ])
        assert.equal(await first(words), 'vera-putnam', words);
      assert.equal(await first('asa oberg'), 'åsa-öberg');
      assert.equal(await first('lee'), 'ann-lee');
      assert.deepEqual(await index.personas('president', 10), []);
      assert.deepEqual(await index.personas('leo', 10), []);
      assert.deepEqual(await index.personas('!?', 10), []);
      await index.putNames([{ persona: 'ann-lee', name: 'Anneliese Lehmann', roles: [] }]);
      await tested.settle();
      assert.equal(await first('anneliese lehman'), 'ann-lee');
    });

    test('words that nothing has are spelled as the most frequent of those with one edit between', async () => {
      await put(
        {
          id: 'a',
          text: 'The council met.',
          quotes: [{ text: 'Syria, Syria' }, { text: 'of Syria' }, { text: 'his style' }],
        },
        { id: 'b', text: '', quotes: [{ text: 'a stile' }, { text: 'a style' }, { text: 'Ëlève, was' }] },
      );
      const spelled = async (words: string[], where: 'quote' | 'article' = 'quote') =>
        Object.fromEntries(await index.spellings(words, where));
      for (const word of ['siria', 'ysria', 'yria', 'syriaa'])
        assert.deepEqual(await spelled([word]), { [word]: 'syria' }, word);
      const several = { stule: 'style', stlie: 'stile', eleev: 'eleve' };
      assert.deepEqual(await spelled(Object.keys(several)), several);
      assert.deepEqual(await spelled(['syria', 'stile', 'wsa', 'sirai']), {});
      assert.deepEqual(await spelled(['councli']), {});
      assert.deepEqual(await spelled(['councli', 'siria'], 'article'), { councli: 'council' });
      assert.deepEqual(await spelled([]), {});
    });

    test('the state is what was set last', async () => {
      assert.equal(await index.state(), undefined);
      await index.setState({ isComplete: false, replayed: { articles: 12, position: 'x' } });
      assert.deepEqual(await index.state(), { isComplete: false, replayed: { articles: 12, position: 'x' } });
      await index.setState({ isComplete: true });
      assert.deepEqual(await index.state(), { isComplete: true });
    });

    test('any query finds what has its words, by the words themselves', async () => {
      const vocabulary = ['red', 'réd', 'line', 'lines', 'lin', 'the', 'AND', "o'red", 'x9z'];
      const word = fc.constantFrom(...vocabulary);
      const texts = fc.sample(fc.array(word, { minLength: 1, maxLength: 8 }), { numRuns: 40, seed: 7 });
      const articles = texts.map((words, at) =>
        indexed({ id: `a${at}`, quotes: [{ text: words.join(' ') }] }),
      );
      await index.put(articles);
      await tested.settle();
      const item = fc
        .tuple(
          fc.constantFrom('', '', '-'),
          fc.array(word, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('"', '"', '*'),
        )
        .map(([dash, words, mark]) => (mark === '*' ? `${dash}${words[0]}*` : `${dash}"${words.join(' ')}"`));
      const queries = fc
        .array(item, { minLength: 1, maxLength: 3 })
        .map((items) => `lin* ${items.join(' ')}`);
      for (const q of fc.sample(queries, { numRuns: 60, seed: 11 })) {
        const expected = articles
          .filter((article) => hasAll(article, parseQuery(q)))
          .map(({ id }) => `${id}.0`);
        assert.deepEqual((await found(q)).sort(), expected.sort(), q);
      }
    });

    test('any text at all is answered or refused with a reason', async () => {
      await put({ id: 'a', quotes: [{ text: 'word' }] });
      const text = fc
        .array(fc.oneof(fc.integer({ max: 0x10ffff, min: 0 }), fc.integer({ min: 32, max: 126 })), {
          maxLength: 40,
        })
        .map((points) => String.fromCodePoint(...points));
      for (const anything of fc.sample(text, { numRuns: 60, seed: 3 })) {
        let query: Query;
        try {
          query = parseQuery(anything);
        } catch (error) {
          assert.equal((error as Error).name, 'UnsearchableQuery');
          continue;
        }
        for (const where of ['quote', 'article'] as const)
          await index.quotes({ query, in: where, filter: {}, sort: 'relevance', limit: 5 });
        await index.personas(anything, 5);
      }
    });
  });
}

/** The same by comparing words one by one. */
function hasAll({ quotes }: IndexedArticle, { terms, without }: Query): boolean {
  const words = wordList(quotes[0]!.text);
  const has = (term: Query['terms'][number]) =>
    term.kind === 'prefix'
      ? words.some((word) => word.startsWith(term.word))
      : words.some((_, at) => term.words.every((word, offset) => words[at + offset] === word));
  return terms.every(has) && !without.some(has);
}
