import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tableOfTests } from '../store/embedded-table.ts';
import { WatchedWorld } from './watched-world.ts';

const table = await tableOfTests();

describe('a watch tells of each quote, however often the process dies', () => {
  it('behind any step of match and delivery', async () => {
    let hasDied = true;
    let step = 1;
    for (; hasDied; step++) {
      const world = await WatchedWorld.make(table);
      await world.watch('ada', 'speaker=ada');
      await world.watch('all', 'type=any');
      let isDown = true;
      // Each receiver is down once, so that there are second tries.
      world.answer = () => {
        const told = isDown
          ? { isDelivered: false, detail: 'ECONNREFUSED' }
          : { isDelivered: true, detail: '' };
        isDown = false;
        return told;
      };
      world.world.put('a.txt', 'Ada: one\nBo: two');
      await world.extract();

      hasDied = await world.work(step);
      await world.workOn();

      assert.deepEqual(world.told(), ['ada: one', 'all: one', 'all: two'], `dead behind step ${step}`);
      assert.equal(new Set(world.received.map(({ message }) => message)).size, 3);
    }
    assert.ok(step > 20, `${step} steps`);
  });

  it('between the switch to a new version and its announcement', async () => {
    let hasDied = true;
    for (let write = 1; hasDied; write++) {
      const world = await WatchedWorld.make(table);
      await world.watch('all', 'type=any');
      world.world.put('a.txt', 'Ada: one\nBo: two');
      await world.extract();
      world.world.put('a.txt', 'Bo: two\nCy: three');

      hasDied = await world.world.drainToCrash(write);
      world.announce(world.world.changes.splice(0));
      await world.workOn();
      await world.extract();
      await world.workOn();

      const told = world.told().filter((one) => one !== 'all: one');
      assert.deepEqual(told, ['all: three', 'all: two'], `dead behind write ${write}`);
      // Announced twice at once, a message may be told twice, under one id.
      assert.ok(new Set(world.received.map(({ message }) => message)).size <= 3, 'no other ids');
    }
  });

  it('twice announced and delivered at once, nothing is told under another id', async () => {
    const world = await WatchedWorld.make(table);
    await world.watch('all', 'type=any');
    world.world.put('a.txt', 'Ada: one\nBo: two');
    await world.world.drain();
    const changes = world.world.changes.splice(0);
    world.announce([...changes, ...changes.map(({ body }, index) => ({ id: `again-${index}`, body }))]);
    await world.workOn();

    assert.deepEqual(world.told(), ['all: one', 'all: two']);
  });
});
