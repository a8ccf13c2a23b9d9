import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import fc from 'fast-check';
import { bodyOf } from '../query/ask.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk, groupsOf, IDS, NAMES, quoteOf } from './desk.ts';

const table = await tableOfTests();
let desk: Desk;

beforeEach(async () => {
  desk = new Desk(table, await table.addTable());
});

suite('merging', () => {
  test('touches no quote, however many there are', async () => {
    const quotes = Array.from({ length: 400 }, (_, index) => quoteOf('Rada Velkova', 20 * index));
    await desk.put('long.txt', { quotes });
    await desk.quote('Irena Moss');
    const isOfWho = ({ pk }: Record<string, unknown>) => String(pk).startsWith('SURNAME#');
    const others = (await table.itemsOf(desk.archive.tableName)).filter((item) => !isOfWho(item));

    await desk.merge('rada-velkova', 'irena-moss');

    const now = await table.itemsOf(desk.archive.tableName);
    assert.deepEqual(
      now.filter((item) => !isOfWho(item)),
      others,
    );
    assert.equal((await desk.ask('/speakers/rada-velkova')).quotes, 401);
  });

  test('stops at a hundred names', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `Rada Velkov${'aeiou'[index % 5]}${index}`);
    await desk.put('all.txt', { quotes: names.map((name, index) => quoteOf(name, 20 * index)) });
    await desk.quote('Irena Moss');
    const ids = names.map((name) => name.toLowerCase().replace(' ', '-'));
    /** Merges all into the first, two speakers of like size at a time. */
    const gather = async ([first = '', ...others]: string[]): Promise<string> => {
      if (others.length === 0) return first;
      const half = Math.floor(others.length / 2);
      const [one, other] = [[first, ...others.slice(0, half)], others.slice(half)];
      const [into, from] = await Promise.all([gather(one), gather(other)]);
      assert.equal((await desk.merge(from, into)).statusCode, 200);
      return first;
    };
    const [many, more] = [await gather(ids.slice(0, 60)), await gather(ids.slice(60))];
    assert.equal((await desk.merge(more, many)).statusCode, 200);

    const refused = await desk.merge('irena-moss', many);

    assert.equal(refused.statusCode, 409);
    assert.equal(bodyOf(refused).reason, 'too-many');
    assert.equal((await desk.aliasesOf(many)).length, 100);
  });
});

suite('any corrections', () => {
  test('in any order leave each name with one speaker, whom all answers agree on', async () => {
    const who = fc.integer({ min: 0, max: IDS.length - 1 });
    const correction = fc.record({ what: fc.constantFrom('merge', 'merge', 'split'), one: who, other: who });
    await fc.assert(
      fc.asyncProperty(fc.array(correction, { minLength: 1, maxLength: 6 }), async (corrections) => {
        desk = new Desk(table, await table.addTable());
        await desk.quote(...NAMES);
        for (const { what, one, other } of corrections) {
          const [a, b] = [IDS[one]!, IDS[other]!];
          const before = await groupsOf(desk);
          const { statusCode } = what === 'merge' ? await desk.merge(a, b) : await desk.split(a, b);
          const now = await groupsOf(desk);
          const together = before.find((group) => group.includes(a))!;
          if (what === 'merge') {
            const expected =
              statusCode === 200
                ? [
                    ...before.filter((group) => !group.includes(a) && !group.includes(b)),
                    [...together, ...before.find((group) => group.includes(b))!].sort(),
                  ].sort()
                : before;
            assert.deepEqual(now, expected);
            assert.equal(statusCode, together.includes(b) ? 409 : 200);
          } else {
            assert.equal(statusCode, together.includes(b) ? (together.length > 1 ? 200 : 409) : 422);
            assert.equal(now.length, before.length + Number(statusCode === 200));
            const apart = now.find((group) => group.includes(b))!;
            if (statusCode === 200) assert.ok(apart.length < together.length);
          }
        }
        for (const group of await groupsOf(desk)) {
          for (const id of group) {
            assert.deepEqual(await desk.aliasesOf(id), group);
            assert.equal((await desk.ask(`/speakers/${id}/quotes`)).items.length, group.length);
          }
        }
        assert.deepEqual(desk.errors, []);
      }),
      { numRuns: 12 },
    );
  });
});
