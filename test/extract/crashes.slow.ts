import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tableOfTests } from '../store/embedded-table.ts';
import { assertTidy, assertTruth, quotesSeen, truthOf } from './truth.ts';
import { World } from './world.ts';

const table = await tableOfTests();

const lines = (...articles: string[]) =>
  articles.map((text) => (text === '' ? 'broken' : JSON.stringify({ text }))).join('\n');

const ADA_AND_BO = 'Ada: one\nBo: two\nAda: three\n?: four\nBo thinks: five\nCy thinks: six';
const BO_AND_CY = 'Bo: two\nBo: new\nCy: five';

/** What happens to a file, step by step; the invocation for the last step dies. */
const STORIES: { name: string; steps: ((world: World) => void)[] }[] = [
  { name: 'a new file', steps: [(world) => world.put('a.txt', ADA_AND_BO)] },
  {
    name: 'a file that takes the place of another',
    steps: [(world) => world.put('a.txt', ADA_AND_BO), (world) => world.put('a.txt', BO_AND_CY)],
  },
  {
    name: 'a deleted file',
    steps: [(world) => world.put('a.txt', ADA_AND_BO), (world) => world.delete('a.txt')],
  },
  {
    name: 'a file that can no longer be read',
    steps: [(world) => world.put('a.txt', ADA_AND_BO), (world) => world.put('a.txt', ' ')],
  },
  {
    name: 'a file that comes back',
    steps: [
      (world) => world.put('a.txt', ADA_AND_BO),
      (world) => world.delete('a.txt'),
      (world) => world.put('a.txt', ADA_AND_BO),
    ],
  },
  {
    name: 'many articles in the place of many others',
    steps: [
      (world) => world.put('many.jsonl', lines(ADA_AND_BO, '', BO_AND_CY, 'Ada: again')),
      (world) => world.put('many.jsonl', lines(BO_AND_CY, ADA_AND_BO)),
    ],
  },
];

describe('an invocation that dies behind any of its writes', () => {
  for (const { name, steps } of STORIES) {
    it(`leaves readers all of the old or all of the new, and is made up for: ${name}`, async () => {
      let hasDied = true;
      for (let write = 1; hasDied; write++) {
        // Prepare
        const tableName = await table.addTable();
        const world = new World(table, tableName, { mostArticles: 2 });
        for (const step of steps.slice(0, -1)) {
          step(world);
          await world.drain();
        }
        const before = truthOf(world).quotes;
        steps.at(-1)?.(world);

        // Act
        hasDied = await world.drainToCrash(write);
        const between = await quotesSeen(table, tableName);
        await world.drain();

        // Assess
        const expected = between.length === before.length ? before : truthOf(world).quotes;
        assert.deepEqual(between, expected, `what readers see behind write ${write}`);
        await assertTruth(world, table, tableName);
        await assertTidy(world, table, tableName);
      }
    });
  }
});
