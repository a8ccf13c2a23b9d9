import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStoreReader } from '../../../lambdas/store/index.ts';
import { World } from '../../extract/world.ts';
import { startTable } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const FERRY = 'The ferry company ignored eleven warnings from its own engineers.';

test('an utterance that is printed again and again takes no more reads', async (t) => {
  // Prepare
  const table = await startTable();
  t.after(() => table.close());
  const world = new World(table, table.tableName);
  const store = createStoreReader({ dynamo: table.dynamo, tableName: table.tableName });
  const lines = Array.from({ length: 400 }, () =>
    JSON.stringify({ text: `Ada: ${FERRY}`, date: '2020-04-01' }),
  );
  world.put('many.jsonl', lines.join('\n'));
  await world.drain();
  const rows: number[] = [];
  const { dynamo } = world.settings;
  dynamo.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName === 'QueryCommand') rows.push((answer.output as { Count: number }).Count);
        return answer;
      },
    { step: 'initialize' },
  );

  // Act
  world.put('one-more.txt', `Ada: ${FERRY}`, { date: '2020-04-02' });
  await world.drain();

  // Assess
  // One of them is of who is who among the bearers of the surname.
  assert.ok(Math.max(...rows) <= 250 && rows.length <= 9, `${rows}`);
  const utterances = await toTheEnd((page) => store.utterances({}, 2, page));
  assert.deepEqual(
    utterances.map(({ articles }) => articles),
    [250],
  );
  const [{ quote } = assert.fail()] = (await store.newestQuotes({}, {}, { limit: 1 })).items;
  const variants = await toTheEnd((page) => store.variants(quote.id, page));
  assert.equal(variants.length, 250);
});
