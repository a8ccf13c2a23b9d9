import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { errorFields, type Log } from '../logging/log.ts';
import type { RemainingTime } from './handler.ts';
import { MAX_ATTEMPTS } from './limits.ts';

/** Seconds between the first attempt and the second; each further pause is twice as long. */
const FIRST_PAUSE = 30;
/**
 * Seconds between the messages of a batch that killed the process: they come back in batches of their
 * own, so that a message that kills every process takes no others to the dead letters.
 */
const APART = 3;

export interface RetrySettings {
  sqs: SQSClient;
  queueUrl: string;
  log: Log;
}

export type Handler = (event: SQSEvent, context: RemainingTime) => Promise<SQSBatchResponse>;

/**
 * How long a message stays hidden after a failed attempt, in seconds; 0 after the last one, so that SQS moves it to the
 * dead letters at once.
 *
 * @param tries how often it was received, from 1
 * @example pauseAfter(2) // 60
 */
export function pauseAfter(tries: number): number {
  return tries < MAX_ATTEMPTS ? FIRST_PAUSE * 2 ** (tries - 1) : 0;
}

const triesOf = ({ attributes }: SQSRecord) => Number(attributes.ApproximateReceiveCount);

/**
 * Makes the messages that a handler reports as failed come back after half a minute, then a minute, and so on, rather
 * than after the queue's visibility timeout. If the process dies during a batch, its messages come back
 * this long after the invocation's time is up. If SQS refuses, the queue's timeout applies.
 */
export function withRetries({ sqs, queueUrl, log }: RetrySettings, handle: Handler): Handler {
  async function hide(records: SQSRecord[], seconds: (record: SQSRecord, index: number) => number) {
    if (records.length === 0) return;
    const Entries = records.map((record, index) => ({
      Id: String(index),
      ReceiptHandle: record.receiptHandle,
      VisibilityTimeout: seconds(record, index),
    }));
    try {
      const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries });
      const { Failed = [] } = await sqs.send(command);
      for (const { Id, Code, Message } of Failed) {
        const { messageId } = records[Number(Id)] ?? {};
        log({ level: 'ERROR', event: 'retry', messageId, error: Code, message: Message });
      }
    } catch (error) {
      log({ level: 'ERROR', event: 'retry', messages: records.length, ...errorFields(error) });
    }
  }

  const soon = (record: SQSRecord) => pauseAfter(triesOf(record));

  return async (event, context) => {
    const left = Math.ceil(context.getRemainingTimeInMillis() / 1000);
    await hide(event.Records, (record, index) => left + soon(record) + index * APART);
    try {
      const response = await handle(event, context);
      const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      await hide(
        event.Records.filter(({ messageId }) => failed.has(messageId)),
        soon,
      );
      return response;
    } catch (error) {
      await hide(event.Records, soon);
      throw error;
    }
  };
}
