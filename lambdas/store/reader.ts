import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StoreReader } from './model.ts';

export interface StoreSettings {
  dynamo: DynamoDBClient;
  tableName: string;
}

/** Reads the table. */
export function createStoreReader(_settings: StoreSettings): StoreReader {
  throw new Error('The reader is being written.');
}
