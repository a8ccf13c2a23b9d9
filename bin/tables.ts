import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { SearchIndex } from '../lambdas/search/index.ts';
import type { StoreSettings } from '../lambdas/store/index.ts';
import { createTextReader } from '../lambdas/texts/text-reader.ts';

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

/** The search index of a deployed stage. */
export async function searchAt(
  endpoint: string,
  { dynamo: { config } }: StoreSettings,
): Promise<SearchIndex> {
  const { connectToOpenSearch } = await import('../lambdas/search/connect.ts');
  return connectToOpenSearch({ endpoint, region: await config.region(), credentials: config.credentials });
}

/** Reads the texts of a deployed stage. */
export async function textsIn(bucket: string, { dynamo: { config } }: StoreSettings) {
  const region = await config.region();
  return createTextReader(bucket, () => new S3Client({ region }));
}
