import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createDynalite } from '../../bin/local/dynalite.ts';
import { DynamoPort, serveDynamo } from '../../bin/local/dynamo-port.ts';
import { createTableInput } from '../../lambdas/store/table/schema.ts';
import { sdkByPort } from './sdk-by-port.ts';

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

/** Makes clients of one server, and ends that. */
interface Served {
  newClient(): DynamoDBClient;
  end(): void;
}

/** One in this process, asked as `npm start` asks its own: without a connection, for half of the work. */
async function embedded(listens: boolean): Promise<Served> {
  const dynalite = createDynalite();
  const { server } = dynalite;
  if (listens) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 1}`;
  return {
    newClient() {
      const { port1, port2 } = new MessageChannel();
      serveDynamo(dynalite, port2);
      return sdkByPort(endpoint, new DynamoPort(port1));
    },
    end() {
      if (listens) server.close();
    },
  };
}

/** The one that listens at an endpoint. */
function remote(endpoint: string): Served {
  // DynamoDB Local keeps the tables of each key apart.
  const credentials = { accessKeyId: `local${randomBytes(8).toString('hex')}`, secretAccessKey: 'local' };
  const newClient = () => new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  return { newClient, end: () => undefined };
}

/**
 * Starts the embedded one, or uses the one that `DYNAMODB_ENDPOINT` names, with no tables but its own.
 *
 * @param listens whether other processes ask it too, at its clients' endpoint
 */
export async function startTable({ listens = false } = {}): Promise<EmbeddedTable> {
  const { DYNAMODB_ENDPOINT } = process.env;
  const { newClient, end } = DYNAMODB_ENDPOINT ? remote(DYNAMODB_ENDPOINT) : await embedded(listens);
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
    // Until then it is not found.
    await waitUntilTableExists(
      { client: dynamo, maxWaitTime: 20, minDelay: 0.01, maxDelay: 0.05 },
      { TableName: tableName },
    );
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
      end();
    },
  };
}

/** A table for all tests of the file that calls this, closed after them. */
export async function tableOfTests(): Promise<EmbeddedTable> {
  const table = await startTable();
  after(() => table.close());
  return table;
}
