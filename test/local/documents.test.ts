import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { documentsByPort } from '../../bin/local/documents.ts';
import { createDynalite } from '../../bin/local/dynalite.ts';
import { DynamoPort, serveDynamo } from '../../bin/local/dynamo-port.ts';
import { makeTable } from '../../bin/local/table.ts';
import { sdkByPort } from '../store/sdk-by-port.ts';

const TableName = 'whosaid';

/** The SDK's document client and ours, each over a database of its own. */
async function both(t: { after(done: () => void): void }) {
  const opened = async () => {
    const dynalite = createDynalite();
    await dynalite.level.open();
    const { port1, port2 } = new MessageChannel();
    serveDynamo(dynalite, port2);
    const port = new DynamoPort(port1);
    const unused = 'http://127.0.0.1:1';
    const dynamo = sdkByPort(unused, port);
    t.after(() => dynamo.destroy());
    await makeTable(dynamo, TableName);
    return { port, dynamo };
  };
  const usual = await opened();
  const own = await opened();
  const translate = { marshallOptions: { removeUndefinedValues: true } };
  return {
    sdk: DynamoDBDocumentClient.from(usual.dynamo, translate),
    ours: documentsByPort(own.port),
  };
}

const name = fc.constantFrom('a', 'Item', 'Key', 'Keys', 'L', 'M', 'S');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((n) => Number(n.toPrecision(12)) + 0),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }).map((all) => new Set(all)),
    fc.uniqueArray(fc.integer(), { minLength: 1 }).map((all) => new Set(all)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));
const key = fc.constantFrom('1', '2', '3').map((sk) => ({ pk: 'a', sk }));

const command = fc.oneof(
  fc.tuple(key, value).map(([Key, value]) => new PutCommand({ TableName, Item: { ...Key, value } })),
  fc.tuple(key, value).map(
    ([Key, value]) =>
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: 'SET #value = :value',
        ConditionExpression: 'attribute_not_exists(#value) OR #value <> :value',
        ExpressionAttributeNames: { '#value': 'value' },
        ExpressionAttributeValues: { ':value': value ?? 0 },
        ReturnValues: 'ALL_NEW',
      }),
  ),
  key.map((Key) => new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' })),
  key.map((Key) => new GetCommand({ TableName, Key, ConsistentRead: undefined })),
  fc.uniqueArray(fc.tuple(key, fc.option(value)), { minLength: 1, selector: ([{ sk }]) => sk }).map(
    (all) =>
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: all.map(([Key, value]) =>
            value === null ? { DeleteRequest: { Key } } : { PutRequest: { Item: { ...Key, value } } },
          ),
        },
      }),
  ),
  fc
    .uniqueArray(key, { minLength: 1, selector: ({ sk }) => sk })
    .map((Keys) => new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } })),
  fc.option(key, { nil: undefined }).map(
    (ExclusiveStartKey) =>
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': 'a', ':from': '1', ':to': '9' },
        Limit: 1,
        ExclusiveStartKey,
      }),
  ),
  fc.constant(new ScanCommand({ TableName })),
);

test('any command is answered as the SDK’s document client answers it', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
      const { sdk, ours } = await both(t);
      for (const one of commands) {
        const [expected, answer] = await Promise.allSettled([
          sdk.send(one as GetCommand),
          ours.send(one as GetCommand),
        ]);
        assert.equal(answer.status, expected.status);
        if (expected.status === 'rejected' && answer.status === 'rejected')
          assert.equal(answer.reason.name, expected.reason.name);
        if (expected.status !== 'fulfilled' || answer.status !== 'fulfilled') continue;
        const { $metadata: _, ...output } = expected.value;
        assert.deepEqual(answer.value, output);
      }
    }),
    { numRuns: 30 },
  );
});

test('what DynamoDB can’t store is refused', async (t) => {
  const { ours } = await both(t);
  const put = (value: unknown) => ours.send(new PutCommand({ TableName, Item: { pk: 'a', sk: 'b', value } }));

  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, new Set(), () => {}, Symbol('a')])
    await assert.rejects(put(value), String(value));
});

test('errors are the SDK’s own, and a command that the store never sends is refused', async (t) => {
  const { ours } = await both(t);
  const put = new PutCommand({
    TableName,
    Item: { pk: 'a', sk: 'b' },
    ConditionExpression: 'attribute_exists(pk)',
  });

  await assert.rejects(ours.send(put), { name: 'ConditionalCheckFailedException' });
  await assert.rejects(ours.send(new TransactWriteCommand({ TransactItems: [] })), /sends no/);
});
