import { parentPort, workerData } from 'node:worker_threads';
import type { SQSEvent } from 'aws-lambda';
import { extractorVersion } from '../../lambdas/attribution/version.ts';
import { createExtractHandler } from '../../lambdas/extract/handler.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';
import { createClients } from './clients.ts';
import { documentsByPort } from './documents.ts';
import { DynamoPort } from './dynamo-port.ts';
import { EmulatorPort } from './emulator-port.ts';
import { ENGINES, Engines } from './engines.ts';
import type { ExtractPlace, ExtractPorts } from './extract-thread.ts';

/** An event, and the time by which it must be handled (milliseconds of the clock). */
export interface Invocation {
  id: number;
  event: SQSEvent;
  deadline: number;
}

/** Throttling on this machine ends soon, because nobody else shares its services. */
const FIRST_PAUSE_S = 1;

const { tableName, textBucket, queueUrl, changeQueues, ports, ...endpoints } = workerData as ExtractPlace & {
  ports: ExtractPorts;
};
const log = (entry: LogEntry) => parentPort?.postMessage({ entry });
const { attribute } = new Engines({
  told: (message) => log({ level: 'ERROR', event: 'engine', message }),
});
const handler = createExtractHandler({
  ...createClients(endpoints, new EmulatorPort(ports.emulator)),
  documents: documentsByPort(new DynamoPort(ports.dynamo)),
  tableName,
  textBucket,
  queueUrl,
  changeQueues,
  attribute,
  textsAtOnce: ENGINES,
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
