import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SQSEvent } from 'aws-lambda';
import { extractorVersion } from '../../lambdas/attribution/version.ts';
import { createExtractHandler } from '../../lambdas/extract/handler.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';
import { createClients } from './clients.ts';
import { DynamoPort } from './dynamo-port.ts';
import { Engine } from './engine.ts';
import type { ExtractPlace } from './extract-thread.ts';

/** An event to work on, and when it must be done by the clock. */
export interface Invocation {
  id: number;
  event: SQSEvent;
  deadline: number;
}

/** Nobody else throttles what runs on this machine: it is soon over. */
const FIRST_PAUSE_S = 1;

const { tableName, textBucket, queueUrl, changeQueues, dynamoPort, ...endpoints } =
  workerData as ExtractPlace & {
    dynamoPort: MessagePort;
  };
const log = (entry: LogEntry) => parentPort?.postMessage({ entry });
const { attribute } = new Engine({
  told: (message) => log({ level: 'ERROR', event: 'engine', message }),
});
const handler = createExtractHandler({
  ...createClients(endpoints, new DynamoPort(dynamoPort)),
  tableName,
  textBucket,
  queueUrl,
  changeQueues,
  attribute,
  extractorVersion,
  firstPause: FIRST_PAUSE_S,
  log,
});

parentPort?.on('message', ({ id, event, deadline }: Invocation) => {
  handler(event, { getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) }).then(
    (response) => parentPort?.postMessage({ id, response }),
    (error: Error) => parentPort?.postMessage({ id, error }),
  );
});
