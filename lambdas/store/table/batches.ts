import { BatchGetCommand, type BatchGetCommandInput, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { namesIn } from './attributes.ts';
import type { Table } from './client.ts';
import type { Key } from './keys.ts';
import { inParallel } from './parallel.ts';

const MOST_WRITES = 25;
const MOST_READS = 100;
const REQUESTS_AT_ONCE = 8;
const TRIES = 9;
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5000;

/** One write of a batch. */
export type Write = { PutRequest: { Item: Record<string, unknown> } } | { DeleteRequest: { Key: Key } };

export const put = (Item: object): Write => ({ PutRequest: { Item: Item as Record<string, unknown> } });
export const remove = ({ pk, sk }: Key): Write => ({ DeleteRequest: { Key: { pk, sk } } });

/** DynamoDB kept leaving part of a batch undone. The message that asked for the work will come back. */
export class TableOverloaded extends Error {
  constructor(left: number) {
    super(
      `DynamoDB left ${left} items of a batch undone after ${TRIES} attempts; retry when there is less load.`,
    );
    this.name = 'TableOverloaded';
  }
}

/** Doubles from attempt to attempt, with full jitter so that many callers don't come back together. */
const pauseBefore = (attempt: number) =>
  Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));

/**
 * Sends `left` until nothing of it remains.
 *
 * @throws {TableOverloaded} after 9 tries
 */
async function insist<Part>(
  table: Table,
  all: Part[],
  send: (left: Part[]) => Promise<Part[]>,
): Promise<void> {
  let left = await send(all);
  for (let attempt = 1; left.length > 0; attempt++) {
    if (attempt === TRIES) throw new TableOverloaded(left.length);
    await table.pause(pauseBefore(attempt));
    left = await send(left);
  }
}

const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/**
 * Writes all of them, 25 a request, in any order. No two may have the same key.
 *
 * @throws {TableOverloaded}
 */
export async function writeAll(table: Table, writes: readonly Write[]): Promise<void> {
  await inParallel(chunksOf(writes, MOST_WRITES), REQUESTS_AT_ONCE, (chunk) =>
    insist(table, chunk, async (left) => {
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
      );
      return (UnprocessedItems?.[table.name] ?? []) as Write[];
    }),
  );
}

/**
 * Reads those that exist, 100 a request, in any order.
 *
 * @param options `consistent`: sees every write that ended before; `attributes`: only these, as `#pk, #name`
 * @throws {TableOverloaded}
 */
export async function readAll<Item>(
  table: Table,
  keys: readonly Key[],
  options: { consistent?: boolean; attributes?: string } = {},
): Promise<Item[]> {
  const { consistent = false, attributes } = options;
  const found: Item[] = [];
  await inParallel(chunksOf(keys, MOST_READS), REQUESTS_AT_ONCE, (chunk) =>
    insist(table, chunk, async (left) => {
      const request = {
        Keys: left,
        ConsistentRead: consistent,
        ...(attributes && {
          ProjectionExpression: attributes,
          ExpressionAttributeNames: namesIn(attributes),
        }),
      };
      const input: BatchGetCommandInput = { RequestItems: { [table.name]: request } };
      const { Responses, UnprocessedKeys } = await table.client.send(new BatchGetCommand(input));
      found.push(...((Responses?.[table.name] ?? []) as Item[]));
      return (UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[];
    }),
  );
  return found;
}
