import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { namesIn } from './attributes.ts';
import type { Table } from './client.ts';
import type { Key } from './keys.ts';

/**
 * The input of an UpdateItem request.
 *
 * @param values the values in `change` and `condition`, named without their colons
 */
export const updateOf = (
  table: Table,
  { pk, sk }: Key,
  change: string,
  values: Record<string, unknown>,
  condition?: string,
): UpdateCommandInput => ({
  TableName: table.name,
  Key: { pk, sk },
  UpdateExpression: change,
  ...(condition !== undefined && { ConditionExpression: condition }),
  ExpressionAttributeNames: namesIn(change, condition ?? ''),
  ...(Object.keys(values).length > 0 && {
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`:${name}`, value]),
    ),
  }),
});
