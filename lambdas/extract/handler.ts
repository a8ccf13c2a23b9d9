import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Attribution } from '../attribution/attribution.ts';

export interface ExtractSettings {
  s3: S3Client;
  dynamo: DynamoDBClient;
  sqs: SQSClient;
  tableName: string;
  /** Where article texts go. */
  textBucket: string;
  /** The queue this handler reads: continuation messages go back to it. */
  queueUrl: string;
  attribute: (text: string) => Attribution[];
  /** Names the engine; a file is extracted again when its event comes back under another one. */
  extractorVersion: string;
}

/** What the handler needs of Lambda's context. */
export type Deadline = Pick<Context, 'getRemainingTimeInMillis'>;

/** Extracts the files that a batch of messages tells of. */
export function createExtractHandler(
  _settings: ExtractSettings,
): (event: SQSEvent, context: Deadline) => Promise<SQSBatchResponse> {
  throw new Error('The handler is being written.');
}
