import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import { writeLog } from '../logging/log.ts';
import { environment } from '../model/environment.ts';
import { createFileReader, createStoreReader, createWatchStore } from '../store/index.ts';
import { createTextReader } from '../texts/text-reader.ts';
import { createWatchApi } from './api.ts';
import { createWatcher } from './consumer.ts';
import { createMail } from './mail.ts';
import { createNotifier } from './notifier.ts';
import { queueOf } from './queue.ts';
import { createWatching } from './watching.ts';
import { createWebhookClient } from './webhook-client.ts';

const { TABLE_NAME, TEXT_BUCKET, QUEUE_URL, DEAD_LETTERS_URL, MAIL_TOPIC } = environment(
  'TABLE_NAME',
  'TEXT_BUCKET',
  'QUEUE_URL',
  'DEAD_LETTERS_URL',
  'MAIL_TOPIC',
);

/** Most of the time nobody waits for the answer. */
const clientRetries = { maxAttempts: 6 };

const settings = { dynamo: new DynamoDBClient(clientRetries), tableName: TABLE_NAME };
const watches = createWatchStore(settings);
const mail = createMail(new SNSClient(clientRetries), MAIL_TOPIC);
const notify = createNotifier(createWebhookClient({ network: 'public' }), Date.now, mail.send);

const answer = createWatchApi({
  watching: createWatching({ watches, notify, network: 'public', now: Date.now, mailbox: mail }),
});
const watch = createWatcher({
  watches,
  store: createStoreReader(settings),
  files: createFileReader(settings),
  readText: createTextReader(TEXT_BUCKET, () => new S3Client(clientRetries)),
  notify,
  ...queueOf(new SQSClient(clientRetries), QUEUE_URL, DEAD_LETTERS_URL),
  now: Date.now,
  log: writeLog,
});

/** Answers the API's requests about watches, and handles the queue. */
export const handler = (event: APIGatewayProxyEventV2 | SQSEvent) =>
  'Records' in event ? watch(event) : answer(event);
