import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { type Item, indexesWith, itemSize, writeUnits } from './item-size.ts';

/** What clients asked for that costs money. */
export interface Count {
  /** Requests by command: `PutObject`, `SendMessage`, ... */
  requests: Record<string, number>;
  /** DynamoDB's write units in the table and in its indexes, by the kind of item: `QUOTE`, `PERSONA`, … */
  tableWrites: Record<string, number>;
  indexWrites: Record<string, number>;
  /** DynamoDB's read units. */
  reads: number;
}

type Client = S3Client | SQSClient | DynamoDBClient;

/** What the table is asked; of a batch, a list of writes or an object of keys to read. */
interface TableRequest {
  Item?: Item;
  Key?: Item;
  RequestItems?: Record<string, { PutRequest?: { Item: Item } }[] | object>;
}

/** What it answers beside items. */
interface Answered {
  ConsumedCapacity?: Units | Units[];
}
interface Units {
  CapacityUnits?: number;
}

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'];

/**
 * Counts what clients ask for, from now on. The embedded DynamoDB reports the same units as the real one, except for
 * indexes: there each item counts by its size when it is put, and twice if it is put alone, because such items replace
 * others under another key of the index. Nothing that an index holds is deleted when files are dropped for the first
 * time.
 *
 * @throws when an item is deleted: its units in the indexes are not known
 */
export function metered(clients: Client[]): Count {
  const count: Count = { requests: {}, tableWrites: {}, indexWrites: {}, reads: 0 };
  for (const client of clients as DynamoDBClient[]) {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const command = commandName.replace('Command', '');
          count.requests[command] = (count.requests[command] ?? 0) + 1;
          if (!(client instanceof DynamoDBClient)) return next(args);
          const body = JSON.parse(textOf(args.request)) as TableRequest;
          const request = withText(
            args.request,
            JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' }),
          );
          const isWrite = WRITES.includes(command);
          const puts = putsIn(body);
          const item = body.Item ?? body.Key;
          // An item that is put alone takes the place of one under another key of the index.
          for (const put of puts)
            add(count.indexWrites, put, (put === body.Item ? 2 : 1) * indexesWith(put) * sizeUnits(put));
          try {
            const answer = await next({ ...args, request });
            const units = unitsOf(answer.output as Answered);
            if (!isWrite) count.reads += units;
            else if (item) add(count.tableWrites, item, units);
            else for (const put of puts) add(count.tableWrites, put, sizeUnits(put));
            return answer;
          } catch (error) {
            // A write whose condition does not hold costs as much as one whose does.
            if (isWrite && item) add(count.tableWrites, item, 1);
            throw error;
          }
        },
      // Here requests are as they go over the wire, but for their length and signature.
      { step: 'build', priority: 'high' },
    );
  }
  return count;
}

/** A request over a connection, or its JSON alone where the client asks by a port (`bin/local/dynamo-port.ts`). */
const textOf = (request: unknown) =>
  typeof request === 'string' ? request : new TextDecoder().decode((request as { body: Uint8Array }).body);

function withText(request: unknown, text: string): unknown {
  if (typeof request === 'string') return text;
  const overConnection = request as { body: Uint8Array };
  overConnection.body = new TextEncoder().encode(text);
  return overConnection;
}

const unitsOf = ({ ConsumedCapacity = [] }: Answered) =>
  [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

/** The kind of an item by its key: the first part of its sort key, or of its partition where that says nothing. */
function kindOf({ pk, sk }: Item): string {
  const [partition = '', kind = ''] = [pk, sk].map((key) => key?.S?.split('#')[0]);
  return ['FILE', 'ARTICLE', 'SURNAME'].includes(partition) ? kind : partition;
}

function add(units: Record<string, number>, item: Item, more: number): void {
  const kind = kindOf(item);
  units[kind] = (units[kind] ?? 0) + more;
}

const sizeUnits = (item: Item) => writeUnits(itemSize(item));

/** The items that a request puts, alone or in a batch. */
function putsIn({ Item, RequestItems = {} }: TableRequest): Item[] {
  const batched = Object.values(RequestItems).filter(Array.isArray).flat();
  return [
    ...(Item ? [Item] : []),
    ...batched.map(({ PutRequest }) => {
      if (!PutRequest)
        throw new Error('Deleted items can’t be counted: their units in the indexes are not known.');
      return PutRequest.Item;
    }),
  ];
}
