import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { createTableInput } from '../../lambdas/store/index.ts';

/** The table of a data folder. */
export const TABLE_NAME = 'whosaid';

/** Creates the table unless it exists, and waits until it is active. */
export async function makeTable(dynamo: DynamoDBClient, name: string): Promise<void> {
  try {
    await dynamo.send(new CreateTableCommand(createTableInput(name)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (;;) {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await sleep(20);
  }
}
