import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SQSEvent } from 'aws-lambda';
import { attribute, extractorVersion } from '../../lambdas/attribution/index.ts';
import { createExtractHandler } from '../../lambdas/extract/handler.ts';
import { createClients } from './clients.ts';
import { PortHandler } from './dynamo-port.ts';
import type { ExtractPlace } from './extract-thread.ts';

/** An event to work on, and when it must be done by the clock. */
export interface Invocation {
  id: number;
  event: SQSEvent;
  deadline: number;
}

const { tableName, textBucket, queueUrl, dynamoPort, ...endpoints } = workerData as ExtractPlace & {
  dynamoPort: MessagePort;
};
const handler = createExtractHandler({
  ...createClients(endpoints, new PortHandler(dynamoPort)),
  tableName,
  textBucket,
  queueUrl,
  attribute,
  extractorVersion,
  log: (entry) => parentPort?.postMessage({ entry }),
});

parentPort?.on('message', ({ id, event, deadline }: Invocation) => {
  handler(event, { getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) }).then(
    (response) => parentPort?.postMessage({ id, response }),
    (error: Error) => parentPort?.postMessage({ id, error }),
  );
});
