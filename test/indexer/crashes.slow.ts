import { describe } from 'node:test';
import { tableOfTests } from '../store/embedded-table.ts';
import { assertFollowed } from './crashing.ts';
import { lines } from './followed-world.ts';

const table = await tableOfTests();

describe('an index that follows the changes', () => {
  assertFollowed(() => table, {
    name: 'a new file',
    steps: [(world) => world.put('a.txt', 'Ada: one\nBo: two')],
  });
  assertFollowed(() => table, {
    name: 'a file that takes the place of another',
    steps: [
      (world) => world.put('a.txt', 'Ada: one\nBo: two\nAda: three'),
      (world) => world.put('a.txt', 'Bo: two\nCy: five'),
    ],
  });
  assertFollowed(() => table, {
    name: 'fewer articles in the place of many',
    steps: [
      (world) => world.put('many.jsonl', lines('Ada: one', 'Bo: two', 'Cy: three')),
      (world) => world.put('many.jsonl', lines('Bo: two', 'Ada: four')),
    ],
  });
});
