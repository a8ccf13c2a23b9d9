import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { writeLog } from '../logging/log.ts';
import { environment } from '../model/environment.ts';
import { connectToOpenSearch } from '../search/connect.ts';
import { createFileReader, createStoreReader } from '../store/index.ts';
import { createTextReader } from '../texts/text-reader.ts';
import { createIndexer } from './handler.ts';

const { TABLE_NAME, TEXT_BUCKET, SEARCH_ENDPOINT, AWS_REGION } = environment(
  'TABLE_NAME',
  'TEXT_BUCKET',
  'SEARCH_ENDPOINT',
  'AWS_REGION',
);

/** Nobody waits for the answer, so it is better to retry once more than to return a change to the queue. */
const clientRetries = { maxAttempts: 6 };

const settings = { dynamo: new DynamoDBClient(clientRetries), tableName: TABLE_NAME };

export const handler = createIndexer({
  store: createStoreReader(settings),
  files: createFileReader(settings),
  readText: createTextReader(TEXT_BUCKET, () => new S3Client(clientRetries)),
  index: connectToOpenSearch({
    endpoint: SEARCH_ENDPOINT,
    region: AWS_REGION,
    credentials: settings.dynamo.config.credentials,
  }),
  log: writeLog,
});
