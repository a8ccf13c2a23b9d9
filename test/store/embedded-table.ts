import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { MessageChannel } from 'node:worker_threads';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createClients } from '../../bin/local/clients.ts';
import { PortHandler, servePort } from '../../bin/local/dynamo-port.ts';
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

/** One in this process, asked as `npm start` asks its own: without a connection, for half of the work. */
function embedded(): () => DynamoDBClient {
  const server = dynalite({ createTableMs: 0 });
  const endpoint = 'http://127.0.0.1:1';
  return () => {
    const { port1, port2 } = new MessageChannel();
    servePort(server, port2);
    return createClients({ emulator: endpoint, dynamo: endpoint }, new PortHandler(port1)).dynamo;
  };
}

/** The one that listens at an endpoint. */
function remote(endpoint: string): () => DynamoDBClient {
  // DynamoDB Local keeps the tables of each key apart.
  const credentials = { accessKeyId: `local${randomBytes(8).toString('hex')}`, secretAccessKey: 'local' };
  return () => new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
}

/** Starts the embedded one, or uses the one that `DYNAMODB_ENDPOINT` names, with no tables but its own. */
export async function startTable(): Promise<EmbeddedTable> {
  const { DYNAMODB_ENDPOINT } = process.env;
  const newClient = DYNAMODB_ENDPOINT ? remote(DYNAMODB_ENDPOINT) : embedded();
  const clients: DynamoDBClient[] = [];
  const connect = () => {
    const client = newClient();
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
    },
  };
}
