import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Archive } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const LIMITS = [1, 2, 3, 100];

describe('names in any script', () => {
  let archive: Archive;
  const NAMES = [
    'Владимир Ёлкин',
    '김 민준',
    '王小明',
    'محمد علي',
    'Łukasz Żak',
    'Jörg Weiß',
    '𠀀𠀁 Ito',
    'X',
  ];
  before(async () => {
    archive = new Archive(table, table.tableName);
    const many = Array.from({ length: 40 }, (_, index) => `Zed Zorn${String(index).padStart(2, '0')}`);
    await archive.put('a', { quotes: [...NAMES, ...many].map((by, at) => ({ by, at })) });
  });

  const found = (prefix: string, limit = 10) =>
    toTheEnd((page) => archive.reader.speakersByName(prefix, page), limit).then((speakers) =>
      speakers.map(({ name }) => name),
    );

  const cases: [prefix: string, name: string][] = [
    ['вл', 'Владимир Ёлкин'],
    ['ЕЛКИ', 'Владимир Ёлкин'],
    ['김', '김 민준'],
    ['王', '王小明'],
    ['محم', 'محمد علي'],
    ['علي', 'محمد علي'],
    ['zak', 'Łukasz Żak'],
    ['L', 'Łukasz Żak'],
    ['weiss', 'Jörg Weiß'],
    ['𠀀', '𠀀𠀁 Ito'],
    ['x', 'X'],
  ];
  for (const [prefix, name] of cases) {
    it(`that begin with ${prefix} are found: ${name}`, async () => {
      assert.deepEqual(await found(prefix), [name]);
    });
  }

  it('are called so in any script', async () => {
    for (const name of NAMES) {
      const called = await archive.reader.speakersCalled(name.toUpperCase());
      assert.deepEqual(
        called.map((speaker) => speaker.name),
        [name],
      );
    }
  });

  it('of one beginning come page by page, each speaker once', async () => {
    for (const limit of LIMITS) {
      const names = await found('z', limit);
      assert.equal(names.length, 41);
      assert.equal(new Set(names).size, 41);
    }
  });

  it('are none that begin with signs of our keys', async () => {
    for (const prefix of ['#', 'NAME#z', 'x#x', '\u{10ffff}', '%', '-']) {
      assert.deepEqual(await found(prefix), [], prefix);
    }
  });
});
