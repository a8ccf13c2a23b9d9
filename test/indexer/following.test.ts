import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createIndexer } from '../../lambdas/indexer/handler.ts';
import { putFile, removeOld } from '../../lambdas/indexer/index-changes.ts';
import { replay } from '../../lambdas/indexer/replay.ts';
import { parseQuery, type SearchIndex } from '../../lambdas/search/index.ts';
import { openSqliteIndex } from '../../lambdas/search/sqlite-index.ts';
import { createStoreCorrector, fileIdFor, fileIdOf } from '../../lambdas/store/index.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { assertFollowed } from './crashing.ts';
import { eventOf, followedWorld, idsIn, lines } from './followed-world.ts';

const table = await tableOfTests();

describe('an index that follows the changes', () => {
  assertFollowed(() => table, {
    name: 'a deleted file',
    steps: [(world) => world.put('a.txt', 'Ada: one\nBo: two'), (world) => world.delete('a.txt')],
  });

  it('has the same by a replay, also one that broke off', async () => {
    const { world, context, store, idsSeen } = await followedWorld(table);
    for (let file = 0; file < 5; file++) world.put(`${file}.txt`, `Ada: words ${file}\nBo: more`);
    world.put('many.jsonl', lines('Ada: one', 'Bo: two', 'Cy: three'));
    await world.drain();
    const index = openSqliteIndex(':memory:');
    let puts = 0;
    const broken: SearchIndex = {
      ...index,
      put: async (articles) => {
        if (++puts === 3) throw new Error('The process died.');
        await index.put(articles);
      },
    };
    await assert.rejects(replay({ ...context(broken), store }));
    assert.equal((await index.state())?.isComplete, false);
    const progress: number[] = [];
    assert.equal(await replay({ ...context(index), store, onProgress: (done) => progress.push(done) }), 8);
    assert.deepEqual(progress, [8]);
    assert.deepEqual(await index.state(), { isComplete: true });
    assert.deepEqual(await idsIn(index), await idsSeen());
    await index.close();
  });

  it('has the name that a person gave a speaker, also after a replay', async () => {
    const { world, context, store, settings } = await followedWorld(table);
    world.put('a.txt', 'Ada Finch: one\nBo Lind: two');
    await world.drain();
    await createStoreCorrector(settings).rename('ada-finch', 'Lady Harrow');
    const index = openSqliteIndex(':memory:');
    await replay({ ...context(index), store });
    assert.deepEqual(await index.personas('lady harow', 9), ['ada-finch']);
    assert.deepEqual(await index.personas('ada finch', 9), ['ada-finch']);
    await index.close();
  });

  it('has the name that a person gave a speaker, also where somebody else is printed so', async () => {
    const { world, context, store, settings } = await followedWorld(table);
    world.put('a.txt', 'Ada Finch: one\nJo Low: two\nAda Finch: three');
    await world.drain();
    await createStoreCorrector(settings).rename('ada-finch', 'Jo Low');
    const index = openSqliteIndex(':memory:');
    await replay({ ...context(index), store });
    assert.deepEqual((await index.personas('jo low', 9)).sort(), ['ada-finch', 'jo-low']);
    await index.close();
  });

  it('puts what came last in, when a file is replaced while it is put in', async () => {
    const { world, context, idsSeen } = await followedWorld(table);
    world.put('a.txt', 'Ada: one\nBo: two');
    await world.drain();
    const index = openSqliteIndex(':memory:');
    const indexFile = async (into: SearchIndex) =>
      assert.equal(
        (await removeOld(context(into), [await putFile(context(into), fileIdFor('articles', 'a.txt'))])).size,
        0,
      );
    let isFirst = true;
    const slow: SearchIndex = {
      ...index,
      put: async (articles) => {
        if (isFirst) {
          isFirst = false;
          world.put('a.txt', 'Cy: three');
          await world.drain();
          // Another invocation is faster with the newer version.
          await indexFile(index);
        }
        await index.put(articles);
      },
    };
    await indexFile(slow);
    assert.deepEqual(await idsIn(index), await idsSeen());
    assert.equal((await idsIn(index)).length, 1);
    await index.close();
  });

  it('takes a rejected quote out of an index that only adds documents and deletes those of older versions', async () => {
    const { world, context, settings } = await followedWorld(table);
    world.put('a.txt', 'Ada: one\nBo: two');
    await world.drain();
    const documents = new Map<string, number>();
    const calls: string[] = [];
    const index = openSqliteIndex(':memory:');
    const adding: SearchIndex = {
      ...index,
      put: async (articles) => {
        for (const { version, quotes } of articles) for (const { id } of quotes) documents.set(id, version);
      },
      settled: async () => void calls.push('settled'),
      deleteBefore: async (_, before, put) => {
        calls.push(`deleteBefore, ${put.quotes} quotes`);
        for (const [id, version] of documents) if (version < before) documents.delete(id);
      },
    };
    const indexer = createIndexer(context(adding));
    await indexer(eventOf(world.changes));
    const [first] = [...documents.keys()];
    assert.equal(documents.size, 2);
    assert.deepEqual(calls, [], 'a first version has nothing before it');
    await createStoreCorrector(settings).correctQuote(first!, { verdict: 'rejected' });
    await indexer(eventOf(world.changes));
    assert.equal(documents.size, 1);
    assert.ok(!documents.has(first!));
    assert.deepEqual(calls, ['settled', 'deleteBefore, 1 quotes']);
    await index.close();
  });

  it('names the messages that are to come back, and those that nobody knows', async () => {
    const { world, context } = await followedWorld(table);
    world.put('a.txt', 'Ada: one');
    world.put('b.txt', 'Bo: two');
    await world.drain();
    const index = openSqliteIndex(':memory:');
    const failing: SearchIndex = {
      ...index,
      put: async (articles) => {
        if (articles.some(({ quotes }) => quotes.some(({ text }) => text.includes('two'))))
          throw new Error('No.');
        await index.put(articles);
      },
    };
    const unknown = { id: 'unknown', body: '{"Records":[]}' };
    const broken = { id: 'broken', body: '{' };
    const log: unknown[] = [];
    const indexer = createIndexer({ ...context(failing), log: (entry) => log.push(entry) });
    const { batchItemFailures } = await indexer(eventOf([unknown, ...world.changes, broken]));
    const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    assert.deepEqual(new Set(failed), new Set(['unknown', 'broken', world.changes[1]!.id]));
    assert.equal(log.length, 3);
    assert.equal(
      (await index.quotes({ query: parseQuery('one'), in: 'quote', filter: {}, sort: 'published', limit: 9 }))
        .length,
      1,
    );
    await index.close();
  });

  it('hands back only the files whose old documents could not be deleted, or that still changed when time ran out', async () => {
    const { world, context } = await followedWorld(table);
    const names = Array.from({ length: 12 }, (_, number) => `${number}.txt`);
    for (const name of names) world.put(name, 'Ada: one');
    await world.drain();
    const index = openSqliteIndex(':memory:');
    await createIndexer(context(index))(eventOf(world.changes.splice(0)));
    for (const name of names) world.put(name, 'Ada: two');
    await world.drain();
    const { changes } = world;
    const messageOf = new Map(
      changes.map(({ id, body }) => [(JSON.parse(body) as { change: { file: string } }).change.file, id]),
    );
    const [refused, changing] = ['3.txt', '4.txt'].map((name) => fileIdFor('articles', name));
    const deleted = new Set<string>();
    let left = 1000;
    const failing: SearchIndex = {
      ...index,
      deleteBefore: async (fileId, version, put) => {
        if (fileId === refused) throw new Error('It may not be deleted.');
        if (fileId === changing) {
          world.put('4.txt', 'Ada: three');
          await world.drain();
          left = 1;
        }
        await index.deleteBefore(fileId, version, put);
        deleted.add(fileId);
      },
    };
    const batch = eventOf([...changes]);
    const { batchItemFailures } = await createIndexer(context(failing))(batch, {
      getRemainingTimeInMillis: () => left,
    });
    assert.deepEqual(
      batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort(),
      [messageOf.get(refused!), messageOf.get(changing!)].sort(),
    );
    assert.equal(deleted.size, 11);
    await index.close();
  });

  it('hands back the files for which no time is left, and finishes those that were put in', async () => {
    const { world, context } = await followedWorld(table);
    for (let file = 0; file < 12; file++) world.put(`${file}.txt`, 'Ada: one');
    world.put('many.jsonl', lines('Bo: one', 'Bo: two'));
    await world.drain();
    const index = openSqliteIndex(':memory:');
    let left = 900;
    const slow: SearchIndex = {
      ...index,
      put: async (articles) => {
        await index.put(articles);
        left = 299;
      },
    };
    const { batchItemFailures } = await createIndexer(context(slow))(eventOf(world.changes), {
      getRemainingTimeInMillis: () => left,
    });
    const files = new Set((await idsIn(index)).map(fileIdOf));
    assert.ok(batchItemFailures.length >= 2, 'more files than are handled at the same time');
    assert.ok(files.size >= 1);
    assert.equal(files.size + batchItemFailures.length, 13);
    await index.close();
  });
});
