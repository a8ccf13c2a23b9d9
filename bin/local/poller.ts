import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Queue, ReceivedMessage } from './queue.ts';

/** The extract function, as Lambda would call it. */
export type ExtractHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

/** The outcome of one message of a batch. */
export interface MessageOutcome {
  body: string;
  /** `failed`: it is retried; `given up`: it goes to the dead-letter queue. */
  state: 'done' | 'failed' | 'given up';
  /** The error that the function threw, if it did. */
  error?: Error;
}

export interface PollerOptions {
  queue: Queue;
  extract: ExtractHandler;
  /** The most messages in a batch, up to 10. */
  batchSize: number;
  /** How many batches are handled at the same time. */
  concurrency: number;
  /** Attempts after which a message is given up: the queue's `maxReceiveCount`. */
  maxReceiveCount: number;
  /** Seconds until a message is retried after its first failure. */
  firstPause: number;
  /** Milliseconds after a batch that was not full, in which messages gather; none unless given. */
  rest?: number;
  report?: (outcomes: MessageOutcome[]) => void;
  /** Resolves when everything written so far survives a power cut. Messages are deleted only after that. */
  settle?: () => Promise<void>;
}

const LONGEST_PAUSE_S = 30;

/**
 * Feeds the extract function from the queue as Lambda does, in batches. Retries the messages that the function reports
 * as failed, or the whole batch if it throws. The pause before a retry doubles each time.
 */
export class Poller {
  readonly #options: PollerOptions;
  /** Resolves only if the queue can't be read or written any more. */
  readonly broken: Promise<Error>;
  readonly #held = new Set<string>();
  /**
   * Messages of batches that ended without an answer. Each is retried alone, so that one message can't fail the others.
   */
  readonly #alone = new Set<string>();
  readonly #break: (error: Error) => void;
  readonly #ending = new AbortController();
  #lanes: Promise<void>[] = [];

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
   * Takes no new messages, waits up to `grace` milliseconds for batches in flight, then returns their messages to the
   * queue. This doesn't count as an attempt.
   */
  async stop(grace: number): Promise<void> {
    this.#ending.abort();
    this.#options.queue.cancelWaiters();
    const graceIsOver = new Promise<void>((resolve) => setTimeout(resolve, grace).unref());
    await Promise.race([Promise.all(this.#lanes), graceIsOver]);
    for (const handle of this.#held) this.#options.queue.giveBack(handle);
    this.#held.clear();
  }

  async #lane(): Promise<void> {
    const { queue, batchSize, rest = 0 } = this.#options;
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const messages = queue.dequeue(batchSize);
      if (messages.length === 0) await queue.waitForMessages(20);
      for (const message of messages) this.#held.add(message.ReceiptHandle);
      const together = messages.filter(({ MessageId }) => !this.#alone.has(MessageId));
      const apart = messages
        .filter(({ MessageId }) => this.#alone.has(MessageId))
        .map((message) => [message]);
      for (const batch of together.length > 0 ? [together, ...apart] : apart) {
        if (!signal.aborted) await this.#handle(batch);
      }
      if (rest > 0 && messages.length > 0 && messages.length < batchSize)
        await sleep(rest, undefined, { signal }).catch(() => {});
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
    const outcomes: MessageOutcome[] = [];
    const done: string[] = [];
    for (const message of messages) {
      const { Body: body, ReceiptHandle, MessageId } = message;
      // Already returned to the queue because the process is ending, so its outcome must not be recorded.
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

  #postpone(message: ReceivedMessage): MessageOutcome['state'] {
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

/** By Lambda's rules, a response that names an unknown message fails the whole batch. */
function failuresOf(
  response: SQSBatchResponse | undefined,
  messages: ReceivedMessage[],
): Set<string> | 'all' {
  const failed = new Set((response?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  const known = new Set(messages.map((message) => message.MessageId));
  return [...failed].every((id) => known.has(id)) ? failed : 'all';
}
