import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { environment } from '../model/environment.ts';
import { createFailureStore, createIdentityReader, createStoreReader } from '../store/index.ts';
import { createTextReader } from '../texts/text-reader.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createExplain } from './explain-quote.ts';
import { createDeskHandler } from './handler.ts';

const { TABLE_NAME, TEXT_BUCKET, QUEUE_URL, DEAD_LETTER_QUEUE_URL } = environment(
  'TABLE_NAME',
  'TEXT_BUCKET',
  'QUEUE_URL',
  'DEAD_LETTER_QUEUE_URL',
);

const settings = { dynamo: new DynamoDBClient(clientTimeouts), tableName: TABLE_NAME };

export const handler = createDeskHandler({
  deadLetters: createDeadLetters({
    sqs: new SQSClient(clientTimeouts),
    queueUrl: QUEUE_URL,
    deadLetterQueueUrl: DEAD_LETTER_QUEUE_URL,
    failures: createFailureStore(settings),
  }),
  explain: createExplain({
    store: createStoreReader(settings),
    identityOf: createIdentityReader(settings),
    readText: createTextReader(TEXT_BUCKET, () => new S3Client(clientTimeouts)),
    // Loaded on demand, because dead letters need no engine.
    explain: async (text, signal) => (await import('../attribution/index.ts')).explain(text, signal),
  }),
});
