import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createDynalite } from '../../bin/local/dynalite.ts';
import { createTableInput } from '../../lambdas/store/table/schema.ts';

const TableName = 'whosaid';

type Ask = (operation: string, input: object) => Promise<Answered>;
interface Answered {
  statusCode: number;
  Table?: { TableStatus: string };
  Responses?: Record<string, object[]>;
  [name: string]: unknown;
}

/** An embedded DynamoDB in memory with our table. */
async function opened(): Promise<Ask> {
  const dynalite = createDynalite();
  await dynalite.level.open();
  const ask: Ask = async (operation, input) => {
    const { statusCode, body } = await dynalite.ask(`DynamoDB_20120810.${operation}`, JSON.stringify(input));
    return { statusCode, ...JSON.parse(body) };
  };
  await ask('CreateTable', createTableInput(TableName));
  while ((await ask('DescribeTable', { TableName })).Table?.TableStatus !== 'ACTIVE') {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return ask;
}

const word = (letters: string) => fc.constantFrom(...letters).map((S) => ({ S }));
const Key = fc.record({ pk: word('ab'), sk: word('cdefgh') });
const Item = fc.record(
  {
    pk: word('ab'),
    sk: word('cdefgh'),
    speaker: word('xy'),
    at: word('123'),
    day: word('z'),
    sure: fc.integer({ min: -20, max: 20 }).map((n) => ({ N: String(n / 4) })),
    spans: fc.constant({ L: [{ M: { start: { N: '1' }, end: { N: '12' } } }] }),
  },
  { requiredKeys: ['pk', 'sk'] },
);
const sameKey = (a: { pk: { S: string }; sk: { S: string } }) => `${a.pk.S} ${a.sk.S}`;

const written = fc.uniqueArray(
  fc.oneof(
    Item.map((Item) => ({ PutRequest: { Item } })),
    Key.map((Key) => ({ DeleteRequest: { Key } })),
  ),
  {
    minLength: 1,
    maxLength: 12,
    selector: (one) => sameKey('PutRequest' in one ? one.PutRequest.Item : one.DeleteRequest.Key),
  },
);
const index = fc.constantFrom(['pk', 'sk'], ['speaker', 'at', 'bySpeaker'], ['day', 'at', 'byDay']);

const operation: fc.Arbitrary<[name: string, input: object]> = fc.oneof(
  written.map((requests): [string, object] => [
    'BatchWriteItem',
    { RequestItems: { [TableName]: requests } },
  ]),
  fc
    .uniqueArray(Key, { minLength: 1, maxLength: 12, selector: sameKey })
    .map((Keys): [string, object] => ['BatchGetItem', { RequestItems: { [TableName]: { Keys } } }]),
  fc
    .tuple(Key, fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'))
    .map(([Key, count, speaker]): [string, object] => [
      'UpdateItem',
      {
        TableName,
        Key,
        UpdateExpression: 'SET #speaker = :speaker ADD #count :count',
        ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
        ExpressionAttributeNames: { '#speaker': 'speaker', '#count': 'count' },
        ExpressionAttributeValues: {
          ':speaker': { S: speaker },
          ':count': { N: String(count) },
          ':most': { N: '3' },
        },
        ReturnValues: 'ALL_NEW',
      },
    ]),
  fc
    .tuple(
      index,
      fc.constantFrom('a', 'b', 'x', 'y', 'z'),
      fc.option(fc.constantFrom('d', 'f', '1', '2'), { nil: undefined }),
      fc.record(
        {
          Limit: fc.integer({ min: 1, max: 5 }),
          ScanIndexForward: fc.boolean(),
          ProjectionExpression: fc.constant('#sort, spans[0].#end'),
          FilterExpression: fc.constant('attribute_exists(sure)'),
          Select: fc.constant('COUNT'),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([[hash = '', sort = '', name], value, from, { Select, ...more }]): [string, object] => [
      'Query',
      {
        TableName,
        ...(name && { IndexName: name }),
        KeyConditionExpression: from === undefined ? '#hash = :hash' : '#hash = :hash AND #sort >= :from',
        ExpressionAttributeNames: {
          '#hash': hash,
          ...((from !== undefined || more.ProjectionExpression) && { '#sort': sort }),
          ...(more.ProjectionExpression && { '#end': 'end' }),
        },
        ExpressionAttributeValues: {
          ':hash': { S: value },
          ...(from !== undefined && { ':from': { S: from } }),
        },
        ...more,
        ...(Select && !more.ProjectionExpression && { Select }),
      },
    ]),
  fc.constant<[string, object]>(['Scan', { TableName }]),
);

test('batches and queries answer as dynalite’s own implementation does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 40 }), async (operations) => {
      const [ours, own] = await Promise.all([opened(), opened()]);
      const inOrder = ({ Responses, ...answer }: Answered) => ({
        ...answer,
        ...(Responses && { items: Responses[TableName]?.map((item) => JSON.stringify(item)).sort() }),
      });
      for (const [name, input] of operations) {
        // With consumed capacity asked for, dynalite's own implementation answers.
        const { ConsumedCapacity: _, ...expected } = await own(name, {
          ...input,
          ReturnConsumedCapacity: 'TOTAL',
        });
        assert.deepEqual(inOrder(await ours(name, input)), inOrder(expected as Answered));
      }
    }),
    { numRuns: 20 },
  );
});

test('a batch that can’t be written writes nothing', async () => {
  const ask = await opened();
  const put = (Item: object) => ({ PutRequest: { Item } });
  const batch = (...requests: object[]) => ask('BatchWriteItem', { RequestItems: { [TableName]: requests } });
  const good = { pk: { S: 'a' }, sk: { S: 'c' } };

  for (const [answer, message] of [
    [await batch(put(good), put({ pk: { S: 'a' } })), /does not match the schema/],
    [await batch(put(good), put({ ...good, more: { S: 'x' } })), /contains duplicates/],
    [
      await batch(put(good), put({ ...good, sk: { S: 'd' }, speaker: { N: '1' } })),
      /Type mismatch for Index Key/,
    ],
  ] as const) {
    assert.equal(answer.statusCode, 400);
    assert.match(String(answer.message), message);
  }
  assert.equal((await ask('Scan', { TableName })).Count, 0);
});

test('a batch and updates of the same item wait for each other', async () => {
  const ask = await opened();
  const Key = { pk: { S: 'a' }, sk: { S: 'c' } };
  const add = () =>
    ask('UpdateItem', {
      TableName,
      Key,
      UpdateExpression: 'ADD #n :one',
      ExpressionAttributeNames: { '#n': 'n' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
  const put = () =>
    ask('BatchWriteItem', {
      RequestItems: { [TableName]: [{ PutRequest: { Item: { ...Key, n: { N: '100' } } } }] },
    });

  await Promise.all([add(), add(), put(), add(), add()]);
  const { Item } = (await ask('GetItem', { TableName, Key })) as unknown as { Item: { n: { N: string } } };

  assert.equal(Item.n.N, '102');
});

test('two expressions of a request may use the same value, in any combination', async () => {
  const ask = await opened();
  const update = (UpdateExpression: string) =>
    ask('UpdateItem', {
      TableName,
      Key: { pk: { S: 'a' }, sk: { S: 'c' } },
      UpdateExpression,
      ConditionExpression: 'attribute_not_exists(a) OR a = :a',
      ExpressionAttributeValues: { ':a': { N: '1' } },
    });

  const answers = [await update('SET b = :a'), await update('REMOVE b'), await update('SET b = :a')];

  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200],
  );
});

test('a cached expression is still checked for types and for unused names and values', async () => {
  const ask = await opened();
  const set = (values: object, names: object = {}) =>
    ask('UpdateItem', {
      TableName,
      Key: { pk: { S: 'a' }, sk: { S: 'c' } },
      UpdateExpression: 'ADD #n :n',
      ExpressionAttributeNames: { '#n': 'n', ...names },
      ExpressionAttributeValues: values,
      ReturnValues: 'ALL_NEW',
    });

  const answers = [
    await set({ ':n': { N: '1' } }),
    await set({ ':n': { N: '20' } }),
    await set({ ':n': { S: 'x' } }),
    await set({ ':n': { N: '1' }, ':more': { N: '2' } }),
    await set({ ':n': { N: '1' } }, { '#more': 'x' }),
    await set({}),
  ];

  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 400, 400, 400, 400],
  );
  assert.deepEqual((answers[1]?.Attributes as { n: object }).n, { N: '21' });
});

test('a cached BETWEEN is still checked for the order of its bounds', async () => {
  const ask = await opened();
  for (const S of ['c', 'd', 'e']) await ask('PutItem', { TableName, Item: { pk: { S: 'a' }, sk: { S } } });
  const between = async (from: string, to: string) => {
    const { statusCode, Count } = await ask('Query', {
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': { S: 'a' }, ':from': { S: from }, ':to': { S: to } },
    });
    return statusCode === 200 ? Count : statusCode;
  };

  const answers = [await between('c', 'd'), await between('d', 'e'), await between('e', 'c')];
  const again = [await between('e', 'c'), await between('d', 'd')];

  assert.deepEqual([...answers, ...again], [2, 2, 400, 400, 1]);
});
