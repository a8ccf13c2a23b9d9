import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { attribute, extractorVersion, loadEngine } from '../attribution/index.ts';
import { queuesIn } from '../changes/change.ts';
import { writeLog } from '../logging/log.ts';
import { environment } from '../model/environment.ts';
import { createExtractHandler } from './handler.ts';
import { askingLater, withReclustering } from './recluster-messages.ts';
import { withRetries } from './retry.ts';

const { TABLE_NAME, TEXT_BUCKET, QUEUE_URL } = environment('TABLE_NAME', 'TEXT_BUCKET', 'QUEUE_URL');

/** Nobody waits for the answer, so it is better to retry once more than to return a whole file to the queue. */
const clientRetries = { maxAttempts: 6 };

// While the environment starts, which it does at full speed, so the first message doesn't wait for it.
await loadEngine();

const store = { dynamo: new DynamoDBClient(clientRetries), tableName: TABLE_NAME };
const queue = { sqs: new SQSClient(clientRetries), queueUrl: QUEUE_URL, log: writeLog };

export const handler = withRetries(
  queue,
  withReclustering(
    { ...queue, ...store },
    createExtractHandler({
      ...queue,
      ...store,
      deferred: { ask: askingLater(queue) },
      s3: new S3Client(clientRetries),
      textBucket: TEXT_BUCKET,
      changeQueues: queuesIn(process.env.CHANGE_QUEUES),
      attribute,
      extractorVersion,
    }),
  ),
);
