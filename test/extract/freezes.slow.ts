import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { tableOfTests } from '../store/embedded-table.ts';
import { assertTidy, assertTruth, quotesSeen, truthOf } from './truth.ts';
import { type Message, World } from './world.ts';

const table = await tableOfTests();

const lines = (...articles: string[]) => articles.map((text) => JSON.stringify({ text })).join('\n');

const FIRST = 'Ada: one\nBo: two\nAda: three';
const SECOND = 'Bo: two\nAda: new\nCy: five';
const THIRD = 'Cy: other\nAda: one';

/** What else happens; the message that tells of it. */
const RIVALS = {
  'the same message comes twice': (_: World, message: Message) => message,
  'its event comes twice': (world: World, message: Message) => world.sendAgain(message),
  'the file is replaced': (world: World, _: Message, key: string, rival: string) => world.put(key, rival),
  'the file is deleted': (world: World, _: Message, key: string) => world.delete(key),
};

/** What an invocation works on when it freezes. */
const SLEEPERS: {
  name: string;
  key: string;
  /** What may be put in its place meanwhile. */
  rival: string;
  meanwhile: (keyof typeof RIVALS)[];
  prepare: (world: World) => Promise<Message>;
}[] = [
  {
    name: 'a new file',
    key: 'a.txt',
    rival: THIRD,
    meanwhile: ['the same message comes twice', 'the file is replaced'],
    prepare: async (world) => world.put('a.txt', FIRST),
  },
  {
    name: 'a file that takes the place of another',
    key: 'a.txt',
    rival: THIRD,
    meanwhile: ['its event comes twice', 'the file is replaced', 'the file is deleted'],
    async prepare(world) {
      world.put('a.txt', FIRST);
      await world.drain();
      return world.put('a.txt', SECOND);
    },
  },
  {
    name: 'the first articles of many',
    key: 'a.jsonl',
    rival: lines(SECOND),
    meanwhile: ['the file is replaced'],
    prepare: async (world) => world.put('a.jsonl', lines(FIRST, SECOND, THIRD)),
  },
  {
    name: 'the last articles of many',
    key: 'a.jsonl',
    rival: lines(THIRD, FIRST, SECOND),
    meanwhile: [
      'its event comes twice',
      'the same message comes twice',
      'the file is replaced',
      'the file is deleted',
    ],
    async prepare(world) {
      world.put('a.jsonl', lines(FIRST, SECOND));
      await world.drain();
      await world.deliver([world.put('a.jsonl', lines(THIRD, SECOND, SECOND))]);
      return world.queue[0]!;
    },
  },
];

/**
 * Delivers `rival` and what follows from it, then another file with the same speakers, who may forget something at
 * that. Time does not pass: nobody can know that the sleeper is out of it.
 */
async function deliverAll(world: World, rival: Message, sleeping: Message): Promise<void> {
  for (let next: Message | undefined = rival; next; ) {
    await world.deliver([next]);
    next = world.queue.find((message) => message !== sleeping && message !== rival);
  }
  await world.deliver([world.put('bystander.txt', 'Ada: by the way\nBo: by the way\nCy: by the way')]);
}

describe('an invocation that freezes before any of its requests, and wakes up when others did its work', () => {
  for (const { name: sleeping, key, rival, meanwhile, prepare } of SLEEPERS) {
    for (const happening of meanwhile) {
      it(`does no harm: ${sleeping}, ${happening}`, async () => {
        let hasFrozen = true;
        for (let request = 1; hasFrozen; request++) {
          // Prepare
          const tableName = await table.addTable();
          const world = new World(table, tableName, { mostArticles: 2 });
          const message = await prepare(world);

          // Act
          hasFrozen = await world.freeze(message, request, async () => {
            await deliverAll(world, RIVALS[happening](world, message, key, rival), message);
          });
          await world.drain();

          // Assess
          assert.deepEqual(await quotesSeen(table, tableName), truthOf(world).quotes);
          await assertTidy(world, table, tableName);

          // What may have been counted wrong shows at the latest when it is counted again.
          world.put(key, rival);
          await world.drain();
          await assertTruth(world, table, tableName);
        }
      });
    }
  }

  for (const { name: sleeping, key, rival, meanwhile, prepare } of SLEEPERS) {
    for (const happening of meanwhile) {
      it(`leaves nothing behind if it is killed as soon as it has written again: ${sleeping}, ${happening}`, async () => {
        let hasFrozen = true;
        for (let request = 1; hasFrozen; request++) {
          // Prepare
          const tableName = await table.addTable();
          const world = new World(table, tableName, { mostArticles: 2 });
          const message = await prepare(world);

          // Act
          const others = () => deliverAll(world, RIVALS[happening](world, message, key, rival), message);
          hasFrozen = await world.freeze(message, request, others, 1);
          // Otherwise its message comes back.
          if (happening === 'the same message comes twice') world.put(key, rival);
          await world.drain();

          // Assess
          assert.deepEqual(await quotesSeen(table, tableName), truthOf(world).quotes);
          await assertTidy(world, table, tableName);
        }
      });
    }
  }

  it('does no harm either when those who did its work died on the way', async () => {
    const scene = fc.record({
      sleeper: fc.constantFrom(...SLEEPERS),
      happening: fc.constantFrom(...(Object.keys(RIVALS) as (keyof typeof RIVALS)[])),
      request: fc.integer({ min: 1, max: 25 }),
      diesAt: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(scene, async ({ sleeper: { key, rival, prepare }, happening, request, diesAt }) => {
        // Prepare
        const tableName = await table.addTable();
        const world = new World(table, tableName, { mostArticles: 2 });
        const message = await prepare(world);

        // Act
        await world.freeze(message, request, async () => {
          await world.deliver([RIVALS[happening](world, message, key, rival)], diesAt);
        });
        await world.drain();

        // Assess
        await assertTruth(world, table, tableName);
        await assertTidy(world, table, tableName);
      }),
      { numRuns: 80 },
    );
  });
});
