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
  /** Resolves when all that the function wrote so far survives a power cut; only then a message is deleted. */
  settle?: () => Promise<void>;
}

const LONGEST_PAUSE_S = 30;

/**
 * Feeds the extract function from the queue as Lambda does: batches, and of each batch only those messages again
 * that the function named as failed; all of them when it threw. A failed one comes after a pause that doubles.
 */
export class Poller {
  readonly #options: PollerOptions;
  /** Settles only when the queue can't be read or written any more. */
  readonly broken: Promise<Error>;
  readonly #held = new Set<string>();
  /** Messages whose batch ended without an answer: each is tried by itself, so that none pays for another. */
  readonly #alone = new Set<string>();
  readonly #break: (error: Error) => void;
  #lanes: Promise<void>[] = [];
  #stopping = false;

  constructor(options: PollerOptions) {
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<Error>();
    this.broken = promise;
    this.#break = resolve;
  }

  start(): void {
    this.#lanes = Array.from({ length: this.#options.concurrency }, () => this.#lane().catch(this.#break));
  }

  /**
   * Takes no new messages, lets batches in work end for `grace` milliseconds, then gives their messages back: that is no
   * try of them.
   */
  async stop(grace: number): Promise<void> {
    this.#stopping = true;
    this.#options.queue.cancelWaiters();
    const graceIsOver = new Promise<void>((resolve) => setTimeout(resolve, grace).unref());
    await Promise.race([Promise.all(this.#lanes), graceIsOver]);
    for (const handle of this.#held) this.#options.queue.giveBack(handle);
    this.#held.clear();
  }

  async #lane(): Promise<void> {
    const { queue, batchSize } = this.#options;
    while (!this.#stopping) {
      const messages = queue.dequeue(batchSize);
      if (messages.length === 0) await queue.waitForMessages(20);
      for (const message of messages) this.#held.add(message.ReceiptHandle);
      const together = messages.filter(({ MessageId }) => !this.#alone.has(MessageId));
      const apart = messages
        .filter(({ MessageId }) => this.#alone.has(MessageId))
        .map((message) => [message]);
      for (const batch of together.length > 0 ? [together, ...apart] : apart) {
        if (!this.#stopping) await this.#handle(batch);
      }
    }
  }

  async #handle(messages: ReceivedMessage[]): Promise<void> {
    const { extract, report, queue, settle } = this.#options;
    let failed: Set<string> | 'all';
    let error: Error | undefined;
    try {
      failed = failuresOf(await extract(this.#eventOf(messages)), messages);
    } catch (thrown) {
      failed = 'all';
      error = thrown as Error;
    }
    if (failed !== 'all' && failed.size < messages.length) await settle?.();
    const outcomes: Outcome[] = [];
    const done: string[] = [];
    for (const message of messages) {
      const { Body: body, ReceiptHandle, MessageId } = message;
      // Given back meanwhile, as the process is to end: what became of it must not be written any more.
      if (!this.#held.delete(ReceiptHandle)) continue;
      if (failed !== 'all' && !failed.has(MessageId)) {
        done.push(ReceiptHandle);
        this.#alone.delete(MessageId);
        outcomes.push({ body, state: 'done' });
      } else if (error && messages.length > 1) {
        this.#alone.add(MessageId);
        queue.giveBack(ReceiptHandle);
        outcomes.push({ body, state: 'failed', error });
      } else {
        outcomes.push({ body, state: this.#postpone(message), ...(error && { error }) });
      }
    }
    queue.deleteMessages(done);
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
