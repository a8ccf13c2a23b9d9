import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import fc from 'fast-check';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk } from './desk.ts';

const table = await tableOfTests();

suite('ids that nobody has', () => {
  let desk: Desk;

  before(async () => {
    desk = new Desk(table, table.tableName);
    await desk.quote('Rada Velkova');
  });

  test('are refused, in the path and in the body, and nothing is written', async () => {
    const items = await table.itemsOf(table.tableName);
    const strange = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 250 }),
      fc
        .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 5000 }))
        .map(([letter, times]) => letter.repeat(times)),
    );
    await fc.assert(
      fc.asyncProperty(strange, async (words) => {
        const id = encodeURIComponent(words.toWellFormed());
        for (const answer of [
          await desk.merge(words, 'rada-velkova'),
          await desk.merge('rada-velkova', id),
          await desk.split('rada-velkova', words),
          await desk.split(id, 'rada-velkova'),
          await desk.rename(id, words),
          await desk.unname(id),
        ]) {
          assert.ok(
            [400, 404, 409, 422].includes(answer.statusCode ?? 0),
            `${answer.statusCode}: ${answer.body}`,
          );
        }
      }),
      {
        numRuns: 40,
        examples: [
          ['a/b'],
          ['../quotes'],
          ['100%'],
          ['%2e%2e'],
          ['a\0b'],
          ['x'.repeat(5000)],
          ['rada-velkova#'],
          ['rada-velkova~'],
          ['rada-velkova~sport'],
          ['~sport'],
          ['\ud800'],
          ['\uFFFD-\0'],
          ['\u{1d400}'.repeat(100)],
        ],
      },
    );
    assert.deepEqual(desk.errors, []);
    assert.deepEqual(await table.itemsOf(table.tableName), items);
  });
});
