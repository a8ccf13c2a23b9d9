import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { type Item, indexesWith, itemSize, writeUnits } from './item-size.ts';

/** What clients asked for that costs money. */
export interface Count {
  /** Requests by command: `PutObject`, `SendMessage`, ... */
  requests: Record<string, number>;
  /** Of DynamoDB, in the table and in its indexes. */
  tableWrites: number;
  indexWrites: number;
  reads: number;
}

type Client = S3Client | SQSClient | DynamoDBClient;

/** What the table is asked; of a batch, a list of writes or an object of keys to read. */
interface TableRequest {
  Item?: Item;
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
 * Counts what clients ask for, from now on. The embedded DynamoDB tells units as the real one does, but for indexes:
 * of those each item that is put counts by its size, and twice where it is put alone: such items take the place of
 * others, under another key of the index. None that an index holds is deleted where files are dropped for the first
 * time.
 *
 * @throws when an item is deleted: its units in the indexes are not known
 */
export function metered(clients: Client[]): Count {
  const count: Count = { requests: {}, tableWrites: 0, indexWrites: 0, reads: 0 };
  for (const client of clients as DynamoDBClient[]) {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const command = commandName.replace('Command', '');
          count.requests[command] = (count.requests[command] ?? 0) + 1;
          const request = args.request as { headers: Record<string, string>; body: Uint8Array };
          if (!request.headers['x-amz-target']?.startsWith('DynamoDB')) return next(args);
          const body = JSON.parse(new TextDecoder().decode(request.body)) as TableRequest;
          request.body = new TextEncoder().encode(
            JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' }),
          );
          count.indexWrites += indexUnits(body);
          const isWrite = WRITES.includes(command);
          try {
            const answer = await next(args);
            const units = unitsOf(answer.output as Answered);
            if (isWrite) count.tableWrites += units;
            else count.reads += units;
            return answer;
          } catch (error) {
            // A write whose condition does not hold costs as much as one whose does.
            if (isWrite) count.tableWrites++;
            throw error;
          }
        },
      // Here requests are as they go over the wire, but for their length and signature.
      { step: 'build', priority: 'high' },
    );
  }
  return count;
}

const unitsOf = ({ ConsumedCapacity = [] }: Answered) =>
  [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

function indexUnits({ Item, RequestItems = {} }: TableRequest): number {
  let units = Item ? 2 * indexesWith(Item) * writeUnits(itemSize(Item)) : 0;
  for (const { PutRequest } of Object.values(RequestItems).filter(Array.isArray).flat()) {
    if (!PutRequest)
      throw new Error('Deleted items can’t be counted: their units in the indexes are not known.');
    units += indexesWith(PutRequest.Item) * writeUnits(itemSize(PutRequest.Item));
  }
  return units;
}
