import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { namesIn } from './attributes.ts';
import type { Table } from './client.ts';

/**
 * All items of the table whose sort key has a prefix, a request at a time; items of one partition come together. Reads
 * the whole table, consistently.
 *
 * @param attributes only these, as `#pk, #name`
 */
export async function* scanned<Item>(
  table: Table,
  sortKeyBegins: string,
  attributes: string,
): AsyncGenerator<Item[]> {
  const filter = 'begins_with(#sk, :begins)';
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: filter,
        ProjectionExpression: attributes,
        ExpressionAttributeNames: namesIn(filter, attributes),
        ExpressionAttributeValues: { ':begins': sortKeyBegins },
        ConsistentRead: true,
        ExclusiveStartKey,
      }),
    );
    yield (page.Items ?? []) as Item[];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
