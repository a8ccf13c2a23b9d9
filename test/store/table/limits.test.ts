import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { BatchWriteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { connect, type Table } from '../../../lambdas/store/table/client.ts';
import { checkLimits } from '../../../lambdas/store/table/limits.ts';
import { tableOfTests } from '../embedded-table.ts';

const embedded = await tableOfTests();

const key = { pk: 'a', sk: 'b' };
const names = (count: number) => Array.from({ length: count }, (_, i) => `:v${i}`);

suite('what DynamoDB refuses is refused before it is sent', () => {
  for (const [what, input, said] of [
    ['an empty key of an index', { Item: { ...key, speaker: '', at: 'x' } }, /key speaker is empty/],
    ['a null key', { Item: { ...key, day: null } }, /key day is empty/],
    ['an empty key of the table', { Item: { pk: 'a', sk: '' } }, /key sk is empty/],
    [
      'a long partition key',
      { Item: { ...key, speaker: 'é'.repeat(1025) } },
      /speaker has 2050 bytes, .* 2048/,
    ],
    ['a long sort key', { Item: { ...key, at: 'x'.repeat(1025) } }, /key at has 1025 bytes, of at most 1024/],
    [
      'one of a batch',
      { RequestItems: { T: [{ PutRequest: { Item: key } }, { PutRequest: { Item: { ...key, day: '' } } }] } },
      /key day is empty/,
    ],
    [
      'a key of an index that an update sets',
      {
        UpdateExpression: 'SET #day = :day, #articles = :articles',
        ExpressionAttributeNames: { '#day': 'day', '#articles': 'articles' },
        ExpressionAttributeValues: { ':day': '', ':articles': 0 },
      },
      /key day is empty/,
    ],
    ['IN with 101', { FilterExpression: `#a IN (${names(101)})` }, /IN in FilterExpression has 101 operands/],
    [
      '301 operators',
      { ConditionExpression: Array(151).fill('#a=:v').join(' OR ') },
      /ConditionExpression has 301 operators/,
    ],
    ['a long expression', { UpdateExpression: `SET ${'a'.repeat(4093)}` }, /has 4097 bytes/],
  ] as const) {
    test(what, () => {
      assert.throws(() => checkLimits(input), { name: 'BeyondLimits', message: said });
    });
  }
});

suite('what it takes is not', () => {
  for (const [what, input] of [
    [
      'keys as long as can be',
      { Item: { pk: 'x'.repeat(2048), sk: 'y'.repeat(1024), at: 'z'.repeat(1024) } },
    ],
    ['items that are in no index', { Item: key }],
    [
      'updates of what is no key, or that take a key away',
      {
        UpdateExpression: 'SET #title = :title, #quotes = if_not_exists(#quotes, :none) REMOVE #day',
        ExpressionAttributeNames: { '#title': 'title', '#quotes': 'quotes', '#day': 'day' },
        ExpressionAttributeValues: { ':title': '', ':none': 0 },
      },
    ],
    ['deletes', { RequestItems: { T: [{ DeleteRequest: { Key: key } }] } }],
    ['reads of a batch', { RequestItems: { T: { Keys: [key] } } }],
    ['IN with 100', { FilterExpression: `#a IN (${names(100)})` }],
    ['300 operators', { ConditionExpression: `NOT ${Array(150).fill('#a=:v').join(' OR ')}` }],
  ] as const) {
    test(what, () => checkLimits(input));
  }
});

suite('the store’s own client', () => {
  let table: Table;
  before(async () => {
    table = connect({ dynamo: embedded.dynamo, tableName: embedded.tableName });
  });

  test('refuses so, and writes nothing', async () => {
    const Item = { ...key, day: '' };
    const batch = { [table.name]: [{ PutRequest: { Item } }] };
    const query = { TableName: table.name, KeyConditionExpression: '#pk = :pk' };
    const refused = { name: 'BeyondLimits' };

    await assert.rejects(table.client.send(new PutCommand({ TableName: table.name, Item })), refused);
    await assert.rejects(table.client.send(new BatchWriteCommand({ RequestItems: batch })), refused);
    await assert.rejects(
      table.client.send(new QueryCommand({ ...query, FilterExpression: `#a IN (${names(101)})` })),
      refused,
    );
    assert.deepEqual(await embedded.itemsOf(table.name), []);
  });
});
