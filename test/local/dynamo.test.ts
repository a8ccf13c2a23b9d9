import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createClients } from '../../bin/local/clients.ts';
import { type Dynamo, startDynamo } from '../../bin/local/dynamo.ts';
import { DynamoPort } from '../../bin/local/dynamo-port.ts';
import { makeTable } from '../../bin/local/table.ts';
import { sdkByPort } from '../store/sdk-by-port.ts';
import { temporaryFolder } from './folder.ts';

const TableName = 'whosaid';
const Key = { pk: { S: 'a' }, sk: { S: 'naïve 😀' } };

async function started(t: TestContext, folder: string) {
  const dynamo = await startDynamo(folder);
  let open = true;
  const close = async () => {
    if (open) await dynamo.close();
    open = false;
  };
  t.after(close);
  return { dynamo, close };
}

function clientOf(t: TestContext, { endpoint, connect }: Dynamo, by: 'connection' | 'port') {
  const dynamo =
    by === 'port'
      ? sdkByPort(endpoint, new DynamoPort(connect()))
      : createClients({ emulator: endpoint, dynamo: endpoint }).dynamo;
  t.after(() => dynamo.destroy());
  return dynamo;
}

test('what is written by a port is read by a connection, and the other way round', async (t) => {
  const { dynamo } = await started(t, temporaryFolder(t));
  const byPort = clientOf(t, dynamo, 'port');
  const byConnection = clientOf(t, dynamo, 'connection');
  await makeTable(byPort, TableName);
  await makeTable(byConnection, TableName);

  await byPort.send(new PutItemCommand({ TableName, Item: { ...Key, said: { S: 'by port' } } }));
  const first = await byConnection.send(new GetItemCommand({ TableName, Key }));
  await byConnection.send(new PutItemCommand({ TableName, Item: { ...Key, said: { S: 'by connection' } } }));
  const second = await byPort.send(new GetItemCommand({ TableName, Key }));

  assert.equal(first.Item?.said?.S, 'by port');
  assert.equal(second.Item?.said?.S, 'by connection');
});

test('errors are the SDK’s own, by a port too', async (t) => {
  const { dynamo } = await started(t, temporaryFolder(t));
  const client = clientOf(t, dynamo, 'port');
  await makeTable(client, TableName);
  await client.send(new PutItemCommand({ TableName, Item: Key }));

  const again = new PutItemCommand({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' });
  const elsewhere = new GetItemCommand({ TableName: 'nobody', Key });

  await assert.rejects(client.send(again), { name: 'ConditionalCheckFailedException' });
  await assert.rejects(client.send(elsewhere), { name: 'ResourceNotFoundException' });
});

test('items are there after a restart', async (t) => {
  const folder = temporaryFolder(t);
  const before = await started(t, folder);
  const client = clientOf(t, before.dynamo, 'port');
  await makeTable(client, TableName);
  await client.send(new PutItemCommand({ TableName, Item: Key }));
  await before.close();

  const { dynamo } = await started(t, folder);
  const { Item } = await clientOf(t, dynamo, 'port').send(new GetItemCommand({ TableName, Key }));

  assert.deepEqual(Item, Key);
});

test('web pages can’t ask', async (t) => {
  const { dynamo } = await started(t, temporaryFolder(t));

  const statusFor = async (headers: Record<string, string>) =>
    (await fetch(dynamo.endpoint, { headers })).status;
  const program = await fetch(dynamo.endpoint);

  assert.equal(await statusFor({ origin: 'https://example.org' }), 403);
  assert.equal(await statusFor({ 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(program.status, 200);
  assert.equal(program.headers.get('x-content-type-options'), 'nosniff');
});
