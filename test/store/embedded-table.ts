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

/** Starts one on a free port of 127.0.0.1. */
export async function startTable(): Promise<EmbeddedTable> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clients: DynamoDBClient[] = [];
  const connect = () => {
    const client = new DynamoDBClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
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
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
