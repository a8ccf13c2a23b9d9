import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeleteCommand, DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createStoreReader, recountAll } from '../../../lambdas/store/index.ts';
import { personaKey } from '../../../lambdas/store/table/keys.ts';
import { assertTidy, assertTruth } from '../../extract/truth.ts';
import { World } from '../../extract/world.ts';
import { startTable } from '../embedded-table.ts';

test('counts that lost or kept what others did not are right again, wherever a change had got to', async (t) => {
  // Prepare
  const table = await startTable();
  t.after(() => table.close());
  for (const write of [2, 6, 8, 10]) {
    const tableName = await table.addTable();
    const world = new World(table, tableName);
    const client = DynamoDBDocumentClient.from(world.settings.dynamo);
    world.put('a.txt', 'Ada: one\nAda: two\nBo: three');
    world.put('b.txt', 'Ada: four\nCy: five');
    await world.drain();
    world.put('a.txt', 'Ada: six\nDee: seven');
    await world.drainToCrash(write);
    for (const [id, quotes] of [
      ['ada', 7],
      ['bo', 0],
    ] as const) {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: personaKey(id),
          UpdateExpression: 'SET quotes = :quotes',
          ExpressionAttributeValues: { ':quotes': quotes },
        }),
      );
    }
    await client.send(new DeleteCommand({ TableName: tableName, Key: personaKey('cy') }));

    // Act
    const wrong = await recountAll({ dynamo: table.dynamo, tableName });
    await world.drain();

    // Assess
    assert.ok(wrong >= 2, `${wrong} were wrong`);
    await assertTruth(world, table, tableName);
    await assertTidy(world, table, tableName);
    const cy = await createStoreReader({ dynamo: table.dynamo, tableName }).speaker('cy');
    assert.deepEqual([cy?.name, cy?.quotes], ['Cy', 1]);
    assert.equal(await recountAll({ dynamo: table.dynamo, tableName }), 0);
  }
});
