import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { writeLog } from '../logging/log.ts';
import { environment } from '../model/environment.ts';
import { createFileReader, createStoreReader } from '../store/index.ts';
import { createTextReader } from '../texts/text-reader.ts';
import { createLakeWriter } from './handler.ts';

const { TABLE_NAME, TEXT_BUCKET, LAKE_BUCKET } = environment('TABLE_NAME', 'TEXT_BUCKET', 'LAKE_BUCKET');

/** Nobody waits for the answer, so it is better to retry once more than to return a change to the queue. */
const clientRetries = { maxAttempts: 6 };

const settings = { dynamo: new DynamoDBClient(clientRetries), tableName: TABLE_NAME };
const s3 = new S3Client(clientRetries);

export const handler = createLakeWriter({
  store: createStoreReader(settings),
  files: createFileReader(settings),
  readText: createTextReader(TEXT_BUCKET, () => s3),
  async put(Key, Body) {
    const ContentType = 'application/vnd.apache.parquet';
    await s3.send(new PutObjectCommand({ Bucket: LAKE_BUCKET, Key, Body, ContentType }));
  },
  log: writeLog,
});
