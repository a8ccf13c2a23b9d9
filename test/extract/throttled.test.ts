import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTable } from '../store/embedded-table.ts';
import { throttle } from '../store/spoiled.ts';
import { Chance } from '../torture/chance.ts';
import { assertTidy, assertTruth } from './truth.ts';
import { World } from './world.ts';

test('a table that throttles one request in eight loses nothing and counts nothing twice', async (t) => {
  const table = await startTable();
  t.after(() => table.close());
  for (const seed of [1, 2, 3]) {
    const chance = new Chance(seed);
    const tableName = await table.addTable();
    const world = new World(table, tableName);
    let throttled = 0;
    throttle(world.settings.dynamo, () => {
      const isThrottled = chance.is(1 / 8);
      if (isThrottled) throttled += 1;
      return isThrottled;
    });
    for (let n = 0; n < 4; n++) world.put(`${n}.txt`, `Ada: one ${n}\nBo: two ${n}`);
    await world.drain();
    world.put('1.txt', 'Ada: other\nCy: words');
    world.delete('2.txt');

    await world.drain();

    assert.ok(throttled > 0);
    await assertTruth(world, table, tableName);
    await assertTidy(world, table, tableName);
  }
});
