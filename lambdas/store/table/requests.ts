import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { namesIn } from './attributes.ts';
import type { Table } from './client.ts';
import type { Key } from './keys.ts';

/** The values of expressions, named without their colons. */
type Values = Record<string, unknown>;

const valuesOf = (values: Values) =>
  Object.keys(values).length > 0 && {
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`:${name}`, value]),
    ),
  };

/** The result of a conditional write; undefined if its condition did not hold. */
async function ifAllowed<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** An item as every earlier write left it; undefined if there is none. */
export async function readItem<Item>(table: Table, { pk, sk }: Key): Promise<Item | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true }),
  );
  return Item as Item | undefined;
}

/** Writes a whole item. @returns whether the condition held */
export async function putItem<Item extends Key>(
  table: Table,
  Item: Item,
  condition?: string,
  values: Values = {},
): Promise<boolean> {
  const conditional = condition !== undefined && {
    ConditionExpression: condition,
    ExpressionAttributeNames: namesIn(condition),
    ...valuesOf(values),
  };
  const command = new PutCommand({ TableName: table.name, Item, ...conditional });
  return (await ifAllowed(table.client.send(command))) !== undefined;
}

/**
 * Changes an item, or creates it.
 *
 * @param returned the item to return as `Attributes`: before the change, or after it; none unless given
 * @returns undefined if the condition did not hold
 */
export const updateItem = (
  table: Table,
  { pk, sk }: Key,
  change: string,
  values: Values = {},
  condition?: string,
  returned?: 'ALL_OLD' | 'ALL_NEW',
): Promise<Pick<UpdateCommandOutput, 'Attributes'> | undefined> =>
  ifAllowed(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: change,
        ...(condition !== undefined && { ConditionExpression: condition }),
        ExpressionAttributeNames: namesIn(change, condition ?? ''),
        ...valuesOf(values),
        ...(returned && { ReturnValues: returned }),
      }),
    ),
  );

export async function deleteItem(table: Table, { pk, sk }: Key): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
}
