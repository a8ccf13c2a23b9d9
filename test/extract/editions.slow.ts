import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type EmbeddedTable, startTable } from '../store/embedded-table.ts';
import { ninjs, Pieces } from './pieces.ts';

const ONE = { version: '1' };
const TWO = { version: '2' };

describe('versions of one piece in several files', () => {
  let table: EmbeddedTable;
  before(async () => {
    table = await startTable();
  });
  after(() => table.close());

  const newWorld = async () => new Pieces(table, await table.addTable());

  it('end as they should wherever an invocation dies', async () => {
    for (let write = 1, isDead = true; isDead; write++) {
      const world = await newWorld();
      await world.drop({ 'a.json': ONE });
      world.put('b.json', ninjs(TWO));
      isDead = await world.drainToCrash(write);
      await world.drain();
      const expected = { words: ['version 2'], failed: ['a.json superseded'] };
      assert.deepEqual(await world.seen(), expected, `b: died behind write ${write}`);
    }
    for (let write = 1, isDead = true; isDead; write++) {
      const world = await newWorld();
      await world.drop({ 'a.json': ONE, 'b.json': TWO });
      world.delete('b.json');
      isDead = await world.drainToCrash(write);
      await world.drain();
      assert.deepEqual(await world.seen(), { words: ['version 1'], failed: [] }, `deleted: write ${write}`);
    }
  });

  it('end as they should wherever an invocation dies, in a file that takes several', async () => {
    for (let write = 1, isDead = true; isDead; write++) {
      const world = await newWorld();
      world.settings.mostArticles = 2;
      const others = [0, 1, 2].map((number) => JSON.stringify({ text: `Article ${number}.` }));
      world.put('a.jsonl', [ninjs(ONE), ...others].join('\n'));
      await world.drain();
      world.put('b.json', ninjs(TWO));
      isDead = await world.drainToCrash(write);
      await world.drain();
      const expected = { words: ['version 2'], failed: ['a.jsonl superseded'] };
      assert.deepEqual(await world.seen(), expected, `died behind write ${write}`);
    }
  });

  it('end as they should whatever comes between two requests', async () => {
    for (let request = 1, isFrozen = true; isFrozen; request++) {
      const world = await newWorld();
      const a = world.put('a.json', ninjs(ONE));
      isFrozen = await world.freeze(a, request, async () => {
        const b = world.put('b.json', ninjs(TWO));
        await world.deliver([b]);
      });
      await world.drain();
      const expected = { words: ['version 2'], failed: ['a.json superseded'] };
      assert.deepEqual(await world.seen(), expected, `before request ${request}`);
    }
  });
});
