import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createStoreCorrector, createStoreReader, type StoreReader } from '../../../lambdas/store/index.ts';
import { Archive } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';

const table = await tableOfTests();

const PAGE = { limit: 10 };

describe('the reader for one answer', () => {
  let open: () => StoreReader;
  let tableName: string;
  /** Requests to partitions of surnames and names since they were last taken. */
  let onSpeakers = 0;

  before(async () => {
    const archive = new Archive(table, await table.addTable());
    tableName = archive.tableName;
    const envoy = { roles: ['Norlandian ambassador'], gender: 'male' } as const;
    await archive.put('a', {
      published: '2020-05-01',
      quotes: [
        { by: 'Andrei Karlov', at: 1, ...envoy },
        { by: 'Ada Lind', at: 20 },
      ],
    });
    await archive.put('b', {
      published: '2020-05-02',
      quotes: [
        { by: 'Andrey Karlov', at: 1, ...envoy },
        { by: 'Olga Karlov', at: 20, gender: 'female' },
      ],
    });
    const dynamo = table.connect();
    dynamo.middlewareStack.add(
      (next) => async (args) => {
        if (/"(?:SUR)?NAME#/.test(JSON.stringify(args.input))) onSpeakers++;
        return next(args);
      },
      { step: 'initialize' },
    );
    const reader = createStoreReader({ dynamo, tableName });
    open = () => {
      onSpeakers = 0;
      return reader.forOneAnswer();
    };
  });

  for (const [words, ids, most] of [
    ['karlov', ['andrei-karlov', 'olga-karlov'], 2],
    ['andrei-karlov', ['andrei-karlov'], 3],
    ['andrey-karlov', ['andrei-karlov'], 3],
    ['ada-lind', ['ada-lind'], 1],
  ] as const) {
    it(`asks for speakers ${most} times at most to list the quotes of ${words}`, async () => {
      const store = open();

      const speakers = words.includes('-')
        ? [(await store.speaker(words))!]
        : await store.speakersCalled(words);
      const { items } = await store.quotesOfSpeakers(
        speakers.map(({ id }) => id),
        {},
        {},
        PAGE,
      );

      assert.deepEqual(speakers.map(({ id }) => id).sort(), ids);
      assert.deepEqual([...new Set(items.map(({ quote }) => quote.speaker.id))].sort(), ids);
      assert.ok(onSpeakers <= most, `${onSpeakers} requests`);
    });
  }

  it('asks once where the same is asked twice at a time', async () => {
    const store = open();

    const [speaker, { items }] = await Promise.all([
      store.speaker('andrey-karlov'),
      store.quotesOfSpeakers(['andrey-karlov'], {}, {}, PAGE),
    ]);

    assert.deepEqual([speaker?.id, items.length], ['andrei-karlov', 2]);
    assert.ok(onSpeakers <= 3, `${onSpeakers} requests`);
  });

  it('stays with what it read, and the next one reads anew', async () => {
    const corrector = createStoreCorrector({ dynamo: table.dynamo, tableName });
    const store = open();
    const before = await store.speaker('olga-karlov');

    await corrector.rename('olga-karlov', 'Olga the Elder');

    assert.deepEqual(await store.speaker('olga-karlov'), before);
    assert.equal((await open().speaker('olga-karlov'))?.name, 'Olga the Elder');
  });
});
