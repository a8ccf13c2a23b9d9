import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileIdFor } from '../../lambdas/store/index.ts';
import { type EmbeddedTable, startTable } from '../store/embedded-table.ts';
import { ninjs, Pieces, type Version } from './pieces.ts';

describe('versions of one piece in several files', () => {
  let table: EmbeddedTable;
  let world: Pieces;
  before(async () => {
    table = await startTable();
  });
  beforeEach(async () => {
    world = new Pieces(table, await table.addTable());
  });
  after(() => table.close());

  const ONE = { version: '1' };
  const TWO = { version: '2' };
  const TEN = { version: '10' };

  for (const [order, keys] of Object.entries({
    'in their order': ['a', 'b', 'c'],
    'the latest first': ['c', 'b', 'a'],
    'the latest between': ['a', 'c', 'b'],
  })) {
    it(`are one article, the latest, when they come ${order}`, async () => {
      const versions: Record<string, Version> = { a: ONE, b: TWO, c: TEN };
      await world.drop(Object.fromEntries(keys.map((key) => [`${key}.json`, versions[key]!])));

      assert.deepEqual(await world.seen(), {
        words: ['version 10'],
        failed: ['a.json superseded', 'b.json superseded'],
      });
      const article = await world.store.article(fileIdFor('articles', 'a.json'));
      assert.match(article?.failure?.message ?? '', /later version of the same piece/);
      assert.equal(article?.origin?.version, '1');
    });
  }

  it('are one article when they come in one batch', async () => {
    world.put('a.json', ninjs(ONE));
    world.put('b.json', ninjs(TWO));
    await world.drain();

    assert.deepEqual(await world.seen(), { words: ['version 2'], failed: ['a.json superseded'] });
  });

  it('are one article when one file lists them', async () => {
    const message = world.put('a.jsonl', `${ninjs(ONE)}\n${ninjs(TWO)}\n`);
    await world.deliver([message]);

    assert.deepEqual(await world.seen(), { words: ['version 2'], failed: ['a.jsonl superseded'] });
    assert.deepEqual(world.queue, [], 'nothing has to be extracted again');
  });

  it('have a file extracted again only when the one that asks is done', async () => {
    await world.drop({ 'a.json': ONE });
    await world.deliver([world.put('b.json', ninjs(TWO))]);

    assert.deepEqual(
      world.queue.map(({ delay }) => delay),
      [30],
    );
  });

  it('are looked up once for a group of articles and once after the switch, however many there are', async () => {
    let queries = 0;
    world.settings.dynamo.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'QueryCommand' && JSON.stringify(args.input).includes('PIECE#')) queries += 1;
          return next(args);
        },
      { step: 'initialize' },
    );
    const versions = Array.from({ length: 60 }, (_, index) => ninjs({ version: String(index + 1) }));

    await world.deliver([world.put('a.jsonl', versions.toReversed().join('\n'))]);
    assert.equal(queries, 3 + 1, 'of three groups');
    assert.deepEqual(world.queue, [], 'the latest comes first in the file');

    queries = 0;
    await world.deliver([world.put('a.jsonl', versions.slice(10).toReversed().join('\n'))]);
    assert.equal(queries, 2 + 2, 'of two groups; the editions of both versions of the file are two pages');
    assert.deepEqual((await world.seen()).words, ['version 60']);
  });

  it('are several articles behind the first thousand records of a file', async () => {
    const lines = [ninjs(ONE), ...Array.from({ length: 998 }, () => ''), ninjs(TWO)];
    await world.deliver([world.put('a.jsonl', [...lines, ninjs(TEN)].join('\n'))]);

    assert.deepEqual((await world.seen()).words.sort(), ['version 10', 'version 2']);
  });

  it('are the earlier one again when the later one is deleted, or replaced by another piece', async () => {
    await world.drop({ 'a.json': ONE, 'b.json': TWO, 'c.json': TEN });

    world.delete('c.json');
    await world.drain();
    assert.deepEqual(await world.seen(), { words: ['version 2'], failed: ['a.json superseded'] });

    await world.drop({ 'b.json': { version: '2', guid: 'urn:newsml:calder.example:2' } });
    assert.deepEqual(await world.seen(), { words: ['version 1', 'version 2'], failed: [] });
  });

  it('are none when the latest is withdrawn, and the earlier one when the withdrawal is deleted', async () => {
    await world.drop({ 'a.json': ONE, 'b.json': { version: '1', status: 'canceled' } });
    assert.deepEqual(await world.seen(), { words: [], failed: ['a.json superseded', 'b.json cancelled'] });

    world.delete('b.json');
    await world.drain();
    assert.deepEqual(await world.seen(), { words: ['version 1'], failed: [] });
  });

  it('are what the file has now when an earlier version comes under the same key', async () => {
    await world.drop({ 'a.json': TWO });
    await world.drop({ 'a.json': ONE });

    assert.deepEqual(await world.seen(), { words: ['version 1'], failed: [] });
  });

  it('are several articles when they can’t be told', async () => {
    await world.drop({
      'a.json': { version: '1', guid: '4711' },
      'b.json': { version: '2', guid: '4711' },
      'c.json': TWO,
      'd.json': TWO,
      'e.json': { version: 'final' },
    });

    assert.deepEqual((await world.seen()).failed, []);
  });

  it('leave nothing behind that belongs to no article', async () => {
    await world.drop({ 'a.json': ONE, 'b.json': TWO });
    await world.drop({ 'b.json': TEN, 'a.json': ONE });
    world.delete('a.json');
    world.delete('b.json');
    await world.drain();

    const items = await table.itemsOf(world.tableName);
    assert.deepEqual(
      items.filter(({ pk }) => String(pk).startsWith('PIECE#')),
      [],
    );
  });
});
