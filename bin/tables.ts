import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StoreSettings } from '../lambdas/store/index.ts';

/** A deployed table can't be used. */
export class TableUnusable extends Error {
  constructor(table: string, problem: string) {
    super(`The table ${table} can't be used: ${problem}`);
    this.name = 'TableUnusable';
  }
}

/** Errors of AWS, or of the connection to it, are for the user at the command line; all others are bugs. */
function problemIn(error: unknown): string | undefined {
  const { name, message, code, $metadata } = error as Error & { code?: string; $metadata?: object };
  if (name === 'ResourceNotFoundException') return 'there is none of this name in this account and region.';
  const isOfAws = $metadata !== undefined || /^Credentials|^Token|Timeout/.test(name);
  const isOnTheWay = code !== undefined || /^Region is missing/.test(message);
  return isOfAws || isOnTheWay ? message || code || name : undefined;
}

/**
 * Runs `work` on a deployed table, with credentials and region from the environment.
 *
 * @throws {TableUnusable} and what `work` throws
 */
export async function onTable<Result>(
  tableName: string,
  work: (settings: StoreSettings) => Promise<Result>,
): Promise<Result> {
  const dynamo = new DynamoDBClient({});
  try {
    return await work({ dynamo, tableName });
  } catch (error) {
    const problem = problemIn(error);
    throw problem === undefined ? error : new TableUnusable(tableName, problem);
  } finally {
    dynamo.destroy();
  }
}
