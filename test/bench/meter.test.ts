import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { itemSize } from '../../bench/item-size.ts';
import { type Count, metered } from '../../bench/meter.ts';
import { tableOfTests } from '../store/embedded-table.ts';

const table = await tableOfTests();

describe('the meter of requests', () => {
  let count: Count;
  let client: DynamoDBDocumentClient;
  const TableName = 'Table0';

  before(async () => {
    count = metered([table.dynamo]);
    client = DynamoDBDocumentClient.from(table.dynamo, { marshallOptions: { removeUndefinedValues: true } });
  });

  /** What one request adds to the count. */
  async function costOf(request: () => Promise<unknown>) {
    const { table, index, reads } = totals();
    await request();
    const now = totals();
    return { table: now.table - table, index: now.index - index, read: now.reads - reads };
  }

  const sum = (units: Record<string, number>) =>
    Object.values(units).reduce((total, more) => total + more, 0);

  const totals = () => ({
    table: sum(count.tableWrites),
    index: sum(count.indexWrites),
    reads: count.reads,
  });

  const put = (Item: object) =>
    client.send(new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }));

  it('counts a write for each begun KB, in the table and in each index that holds the item', async () => {
    const small = await costOf(() => put({ pk: 'a', sk: 'a', speaker: undefined }));
    const inIndex = await costOf(() => put({ pk: 'b', sk: 'b', speaker: 'ann-low', at: '2024' }));
    const large = await costOf(() =>
      put({ pk: 'c', sk: 'c', speaker: 'ann-low', at: '2024', text: 'x'.repeat(2000) }),
    );

    assert.deepEqual(small, { table: 1, index: 0, read: 0 });
    assert.deepEqual(inIndex, { table: 1, index: 1, read: 0 });
    assert.deepEqual(large, { table: 2, index: 2, read: 0 });
  });

  it('counts writes by the kind of item', async () => {
    const before = { ...count.tableWrites };
    await put({ pk: 'ARTICLE#a', sk: 'QUOTE#00000001#b#1' });
    await put({ pk: 'NAME#a', sk: 'ann low#ann low' });
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'SURNAME#l', sk: 'PERSONA#ann-low#' },
        UpdateExpression: 'ADD quotes :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );

    const added = Object.fromEntries(
      Object.entries(count.tableWrites).filter(([kind, units]) => units !== before[kind]),
    );
    assert.deepEqual(added, { QUOTE: 1, NAME: 1, PERSONA: 1 });
  });

  it('counts a conditional write that is refused', async () => {
    const update = () =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: 'a', sk: 'a' },
          UpdateExpression: 'SET title = :title',
          ConditionExpression: 'attribute_not_exists(pk)',
          ExpressionAttributeValues: { ':title': 'Harbour' },
        }),
      );

    const cost = await costOf(() => assert.rejects(update, { name: 'ConditionalCheckFailedException' }));

    assert.deepEqual(cost, { table: 1, index: 0, read: 0 });
  });

  it('counts half a read for one that need not be consistent', async () => {
    const get = (ConsistentRead: boolean) => () =>
      client.send(new GetCommand({ TableName, Key: { pk: 'a', sk: 'a' }, ConsistentRead }));
    const query = () =>
      client.send(
        new QueryCommand({
          TableName,
          IndexName: 'bySpeaker',
          KeyConditionExpression: 'speaker = :speaker',
          ExpressionAttributeValues: { ':speaker': 'ann-low' },
        }),
      );

    assert.equal((await costOf(get(true))).read, 1);
    assert.equal((await costOf(get(false))).read, 0.5);
    assert.equal((await costOf(query)).read, 0.5);
    assert.equal(count.requests.GetItem, 2);
  });

  it('knows an item’s size as the table does', async () => {
    const item = (filling: number) => ({
      pk: { S: 'a' },
      sk: { S: 'long' },
      umlaut: { S: 'ü' },
      number: { N: '-12.50' },
      zero: { N: '0' },
      set: { SS: ['one', 'two'] },
      map: { M: { list: { L: [{ N: '1' }, { BOOL: true }, { NULL: true }] } } },
      filling: { S: 'x'.repeat(filling) },
    });
    const full = 1024 - itemSize(item(0));
    const putting = (Item: ReturnType<typeof item>) => () =>
      (table.dynamo as DynamoDBClient).send(new PutItemCommand({ TableName, Item }));

    assert.equal((await costOf(putting(item(full)))).table, 1);
    assert.equal((await costOf(putting(item(full + 1)))).table, 2);
  });
});
