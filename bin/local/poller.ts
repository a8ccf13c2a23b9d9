import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Queue, ReceivedMessage } from './queue.ts';

/** The extract function, as Lambda would call it. */
export type Extract = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

/** What became of one message of a batch. */
export interface Outcome {
  body: string;
  /** `failed`: it comes again; `given up`: it goes to the dead letters. */
  state: 'done' | 'failed' | 'given up';
  /** What the function threw, if it did. */
  error?: Error;
}

export interface PollerOptions {
  queue: Queue;
  extract: Extract;
  /** Messages a batch has at most, up to 10. */
  batchSize: number;
  /** Batches in work at the same time. */
  concurrency: number;
  /** Failures after which a message is given up: the queue's `maxReceiveCount`. */
  maxReceiveCount: number;
  /** Seconds until a message comes again that failed for the first time. */
  firstPause: number;
  report?: (outcomes: Outcome[]) => void;
}

const LONGEST_PAUSE_S = 30;

/**
 * Feeds the extract function from the queue as Lambda does: batches, and of each batch only those messages again
 * that the function named as failed; all of them when it threw. A failed one comes after a pause that doubles.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #held = new Set<string>();
  #lanes: Promise<void>[] = [];
  #stopping = false;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#lanes = Array.from({ length: this.#options.concurrency }, () => this.#lane());
  }

  /** Takes no new messages, lets batches in work end for `grace` milliseconds, then gives their messages back. */
  async stop(grace: number): Promise<void> {
    this.#stopping = true;
    this.#options.queue.cancelWaiters();
    const graceIsOver = new Promise<void>((resolve) => setTimeout(resolve, grace).unref());
    await Promise.race([Promise.all(this.#lanes), graceIsOver]);
    for (const handle of this.#held) this.#options.queue.changeVisibility(handle, 0);
    this.#held.clear();
  }

  async #lane(): Promise<void> {
    const { queue, batchSize } = this.#options;
    while (!this.#stopping) {
      const messages = queue.dequeue(batchSize);
      if (messages.length === 0) await queue.waitForMessages(20);
      else await this.#handle(messages);
    }
  }

  async #handle(messages: ReceivedMessage[]): Promise<void> {
    const { extract, report, queue } = this.#options;
    for (const message of messages) this.#held.add(message.ReceiptHandle);
    let failed: Set<string> | 'all';
    let error: Error | undefined;
    try {
      failed = failuresOf(await extract(this.#eventOf(messages)), messages);
    } catch (thrown) {
      failed = 'all';
      error = thrown as Error;
    }
    const outcomes: Outcome[] = [];
    for (const message of messages) {
      // Given back meanwhile, as the process is to end: what became of it must not be written any more.
      if (!this.#held.delete(message.ReceiptHandle)) continue;
      if (failed !== 'all' && !failed.has(message.MessageId)) {
        queue.deleteMessage(message.ReceiptHandle);
        outcomes.push({ body: message.Body, state: 'done' });
      } else {
        outcomes.push({ body: message.Body, state: this.#postpone(message), ...(error && { error }) });
      }
    }
    report?.(outcomes);
  }

  #postpone(message: ReceivedMessage): Outcome['state'] {
    const { queue, maxReceiveCount, firstPause } = this.#options;
    const receives = this.#receives(message);
    const givenUp = receives >= maxReceiveCount;
    const pause = givenUp ? 0 : Math.min(firstPause * 2 ** (receives - 1), LONGEST_PAUSE_S);
    queue.changeVisibility(message.ReceiptHandle, pause);
    return givenUp ? 'given up' : 'failed';
  }

  #receives(message: ReceivedMessage): number {
    return (
      this.#options.queue.inflightMessages.get(message.ReceiptHandle)?.message.approximateReceiveCount ?? 1
    );
  }

  #eventOf(messages: ReceivedMessage[]): SQSEvent {
    const { queue } = this.#options;
    return {
      Records: messages.map((message) => {
        const facts = queue.inflightMessages.get(message.ReceiptHandle)?.message;
        return {
          messageId: message.MessageId,
          receiptHandle: message.ReceiptHandle,
          body: message.Body,
          attributes: {
            ApproximateReceiveCount: String(facts?.approximateReceiveCount ?? 1),
            SentTimestamp: String(facts?.sentTimestamp ?? 0),
            SenderId: '000000000000',
            ApproximateFirstReceiveTimestamp: String(facts?.approximateFirstReceiveTimestamp ?? 0),
          },
          messageAttributes: {},
          md5OfBody: message.MD5OfBody,
          eventSource: 'aws:sqs',
          eventSourceARN: queue.arn,
          awsRegion: 'us-east-1',
        };
      }),
    };
  }
}

/** Lambda's own rules: an answer that names an unknown message, or none at all, fails the whole batch. */
function failuresOf(
  response: SQSBatchResponse | undefined,
  messages: ReceivedMessage[],
): Set<string> | 'all' {
  const failed = new Set((response?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  const known = new Set(messages.map((message) => message.MessageId));
  return [...failed].every((id) => known.has(id)) ? failed : 'all';
}
