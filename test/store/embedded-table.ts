import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createTableInput } from '../../lambdas/store/table/schema.ts';

type Dynalite = (options: { createTableMs: number }) => Server;
const dynalite = createRequire(import.meta.url)('dynalite') as Dynalite;

/** A table in an embedded DynamoDB that lives in memory. */
export interface EmbeddedTable {
  dynamo: DynamoDBClient;
  tableName: string;
  /** Another client. */
  connect(): DynamoDBClient;
  /** Makes another empty table; its name. */
  addTable(): Promise<string>;
  /** All items of a table, sorted by key. */
  itemsOf(tableName: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A server in this process on a free port of 127.0.0.1, or the one that `DYNAMODB_ENDPOINT` names. */
async function serverOf(): Promise<{ endpoint: string; close(): Promise<void> }> {
  const { DYNAMODB_ENDPOINT } = process.env;
  if (DYNAMODB_ENDPOINT) return { endpoint: DYNAMODB_ENDPOINT, close: async () => {} };
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Starts one, with no tables but its own. */
export async function startTable(): Promise<EmbeddedTable> {
  const { endpoint, close } = await serverOf();
  // DynamoDB Local keeps the tables of each key apart.
  const credentials = { accessKeyId: `local${randomBytes(8).toString('hex')}`, secretAccessKey: 'local' };
  const clients: DynamoDBClient[] = [];
  const connect = () => {
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
    clients.push(client);
    return client;
  };
  const dynamo = connect();
  let tables = 0;
  const addTable = async () => {
    const tableName = `Table${tables++}`;
    await dynamo.send(new CreateTableCommand(createTableInput(tableName)));
    return tableName;
  };
  return {
    dynamo,
    connect,
    tableName: await addTable(),
    addTable,
    async itemsOf(TableName) {
      const items: Record<string, unknown>[] = [];
      const client = DynamoDBDocumentClient.from(dynamo);
      for await (const page of paginateScan({ client }, { TableName })) items.push(...(page.Items ?? []));
      return items.sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
    },
    async close() {
      for (const client of clients) client.destroy();
      await close();
    },
  };
}
