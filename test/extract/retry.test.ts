import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChangeMessageVisibilityBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { MAX_ATTEMPTS } from '../../lambdas/extract/limits.ts';
import { pauseAfter, withRetries } from '../../lambdas/extract/retry.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';

const messages = (tries: Record<string, number>) => ({
  Records: Object.entries(tries).map(
    ([messageId, count]) =>
      ({
        messageId,
        receiptHandle: `handle of ${messageId}`,
        attributes: { ApproximateReceiveCount: String(count) },
      }) as SQSRecord,
  ),
});

/** A queue that notes for how many seconds messages are hidden, and a handler that names some as failed. */
function retried(handle: () => Promise<SQSBatchResponse>, answer: () => object = () => ({})) {
  const sqs = new SQSClient({});
  const log: LogEntry[] = [];
  const hidden: Record<string, number>[] = [];
  mockClient(sqs)
    .on(ChangeMessageVisibilityBatchCommand)
    .callsFake(({ QueueUrl, Entries }) => {
      assert.equal(QueueUrl, 'queue');
      hidden.push(
        Object.fromEntries(
          Entries.map((entry: { ReceiptHandle: string; VisibilityTimeout: number }) => [
            entry.ReceiptHandle.replace('handle of ', ''),
            entry.VisibilityTimeout,
          ]),
        ),
      );
      return answer();
    });
  const handler = withRetries({ sqs, queueUrl: 'queue', log: (entry) => log.push(entry) }, handle);
  const deliver = (tries: Record<string, number>) =>
    handler(messages(tries), { getRemainingTimeInMillis: () => 300_000 });
  return { deliver, hidden, log };
}

const failing = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a message that failed', () => {
  it('comes back after half a minute, and each time after twice as long', async () => {
    const { deliver, hidden } = retried(async () => failing('a', 'b', 'c', 'd'));
    await deliver({ a: 1, b: 2, c: 3, d: 4 });
    assert.deepEqual(hidden[1], { a: 30, b: 60, c: 120, d: 240 });
  });

  it('goes to the dead letters at once after its last try', async () => {
    const { deliver, hidden } = retried(async () => failing('a'));
    await deliver({ a: MAX_ATTEMPTS });
    assert.deepEqual(hidden[1], { a: 0 });
  });

  it('is alone in that: those that went well are left to Lambda, which deletes them', async () => {
    const { deliver, hidden } = retried(async () => failing('b'));
    const answer = await deliver({ a: 1, b: 1, c: 1 });
    assert.deepEqual(hidden[1], { b: 30 });
    assert.deepEqual(answer, failing('b'));
  });

  it('costs nothing where none does', async () => {
    const { deliver, hidden } = retried(async () => failing());
    await deliver({ a: 1 });
    assert.equal(hidden.length, 1);
  });

  it('is a dead letter within eight minutes', () => {
    const pauses = Array.from({ length: MAX_ATTEMPTS }, (_, index) => pauseAfter(index + 1));
    assert.ok(pauses.reduce((sum, pause) => sum + pause) < 8 * 60);
  });
});

describe('an invocation that dies', () => {
  it('has set beforehand when its messages come back: once it is certainly over, and apart', async () => {
    const { deliver, hidden } = retried(async () => {
      assert.deepEqual(hidden, [{ a: 330, b: 333, c: 366 }]);
      return failing();
    });
    await deliver({ a: 1, b: 1, c: 2 });
  });

  it('lets all of them come back soon when the handler throws', async () => {
    const { deliver, hidden } = retried(async () => {
      throw new Error('no memory');
    });
    await assert.rejects(deliver({ a: 1, b: 2 }), /no memory/);
    assert.deepEqual(hidden[1], { a: 30, b: 60 });
  });
});

describe('a queue that refuses', () => {
  it('is logged message by message, and changes nothing else', async () => {
    const Failed = [{ Id: '1', SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: 'expired' }];
    const { deliver, log } = retried(
      async () => failing('b'),
      () => ({ Failed }),
    );
    assert.deepEqual(await deliver({ a: 1, b: 1 }), failing('b'));
    assert.deepEqual(log[0], {
      level: 'ERROR',
      event: 'retry',
      messageId: 'b',
      error: 'ReceiptHandleIsInvalid',
      message: 'expired',
    });
  });

  it('does not keep the batch from being worked on', async () => {
    const { deliver, log } = retried(
      async () => failing('a'),
      () => {
        throw new Error('away');
      },
    );
    assert.deepEqual(await deliver({ a: 1 }), failing('a'));
    assert.deepEqual(
      log.map(({ event, error, message }) => ({ event, error, message })),
      Array(2).fill({ event: 'retry', error: 'Error', message: 'away' }),
    );
  });
});
