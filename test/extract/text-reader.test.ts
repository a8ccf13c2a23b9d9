import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { TextReader } from '../../lambdas/extract/text-reader.ts';

/** An engine that takes so many milliseconds a character of a clock that stands still otherwise. */
function engine(millisecondsPerCharacter: number) {
  const clock = { now: 0 };
  const read: number[] = [];
  let working = 0;
  const reader = new TextReader(
    async (text) => {
      working += 1;
      assert.equal(working, 1, 'two texts are read at once');
      await sleep(1);
      clock.now += text.length * millisecondsPerCharacter;
      read.push(text.length);
      working -= 1;
      return [];
    },
    () => clock.now,
  );
  const timeUntil = (end: number, whole = end) => ({ left: () => end - clock.now, whole });
  return { reader, clock, read, timeUntil };
}

/** An engine that never comes to an end by itself. */
const hanging = () =>
  new TextReader(
    (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    Date.now,
  );

const text = (length: number) => 'x'.repeat(length);

describe('texts of one process', () => {
  it('are read one after the other, however many are asked for at once', async () => {
    const { reader, read, timeUntil } = engine(1);
    await Promise.all([30, 10, 20].map((length) => reader.read(text(length), timeUntil(1000))));
    assert.deepEqual(read, [30, 10, 20]);
  });

  it('are read two at once, and no more, where the engine does so', async () => {
    const ends: (() => void)[] = [];
    const begun: string[] = [];
    const reader = new TextReader(
      (text) => {
        begun.push(text);
        const { promise, resolve } = Promise.withResolvers<[]>();
        ends.push(() => resolve([]));
        return promise;
      },
      Date.now,
      2,
    );
    const time = { left: () => 1000, whole: 1000 };
    const all = ['a', 'b', 'c', 'd'].map((text) => reader.read(text, time));
    await sleep(1);
    assert.deepEqual(begun, ['a', 'b']);
    ends[1]?.();
    await all[1];
    await sleep(1);
    assert.deepEqual(begun, ['a', 'b', 'c']);
    for (const end of ends) end();
    await Promise.all([all[0], all[2]]);
    await sleep(1);
    assert.deepEqual(begun, ['a', 'b', 'c', 'd']);
    ends[3]?.();
    await all[3];
  });

  it('are not begun when the time that is left does not suffice, by the speed of those before', async () => {
    const { reader, read, timeUntil } = engine(1);
    const time = timeUntil(1000);
    const results = await Promise.allSettled(
      [300, 600, 100].map((length) => reader.read(text(length), time)),
    );
    assert.deepEqual(
      results.map((result) => (result.status === 'rejected' ? result.reason.name : result.status)),
      ['fulfilled', 'OutOfTime', 'fulfilled'],
    );
    assert.deepEqual(read, [300, 100]);
  });

  it('are begun with all of the time, whatever was measured', async () => {
    const { reader, clock, read, timeUntil } = engine(1);
    await reader.read(text(100), timeUntil(1000));
    await reader.read(text(900), timeUntil(clock.now + 1000, 1000));
    assert.deepEqual(read, [100, 900]);
  });

  it('do not wait for one whose reading fails', async () => {
    let calls = 0;
    const reader = new TextReader(async () => {
      if (calls++ === 0) throw new Error('broken');
      return [];
    }, Date.now);
    const time = { left: () => 1000, whole: 1000 };
    const [first, second] = await Promise.allSettled([reader.read('a', time), reader.read('b', time)]);
    assert.deepEqual([first.status, second.status], ['rejected', 'fulfilled']);
  });
});

describe('a text that is not read in time', () => {
  it('is left to a later invocation when this one had begun before', async () => {
    await assert.rejects(hanging().read('x', { left: () => 20, whole: 1000 }), { name: 'OutOfTime' });
  });

  it('can’t be read when all of the time was its own', async () => {
    await assert.rejects(hanging().read('x', { left: () => 20, whole: 20 }), {
      name: 'UnreadableArticle',
      reason: 'too-slow',
      message: /The text has 1 characters.*split it/,
    });
  });
});
