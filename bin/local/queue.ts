import { createHash, randomUUID } from 'node:crypto';
import type { Disk } from './disk.ts';

/** A message as a consumer receives it. */
export interface ReceivedMessage {
  MessageId: string;
  ReceiptHandle: string;
  MD5OfBody: string;
  Body: string;
  MessageAttributes?: Record<string, unknown>;
}

/** What the emulator's SQS routes build from a SendMessage request. */
interface SentMessage {
  messageId: string;
  body: string;
  messageAttributes: Record<string, unknown>;
  delayUntil?: number;
}

interface MessageRow {
  id: number;
  message: string;
  body: string;
  attributes: string;
  sent: number;
  receives: number;
  received: number | null;
  handle: string;
}

/** What a consumer may read of a message in flight. */
export interface MessageInFlight {
  message: {
    sentTimestamp: number;
    approximateReceiveCount: number;
    approximateFirstReceiveTimestamp?: number;
  };
}

export interface QueueOptions {
  name: string;
  /** Seconds that a received message stays hidden. */
  visibilityTimeout: number;
  /** The queue for messages that were received `maxReceiveCount` times without being deleted. */
  deadLetters?: { queue: string; maxReceiveCount: number };
}

/**
 * One standard queue on disk, with SQS's semantics: at-least-once delivery, messages hidden while in flight, visible
 * again after the visibility timeout, and moved to the dead-letter queue after too many attempts. It has the members of
 * a queue that the emulator's SQS routes use.
 */
export class Queue {
  readonly name: string;
  /** Set once the emulator listens. */
  url = '';
  readonly arn: string;
  readonly attributes: Record<string, string>;
  readonly inflightMessages: {
    has(handle: string): boolean;
    get(handle: string): MessageInFlight | undefined;
  };
  readonly #disk: Disk;
  readonly #options: QueueOptions;
  readonly #waiting = new Set<() => void>();

  constructor(disk: Disk, options: QueueOptions) {
    this.#disk = disk;
    this.#options = options;
    this.name = options.name;
    this.arn = arnOf(options.name);
    this.attributes = {
      VisibilityTimeout: String(options.visibilityTimeout),
      DelaySeconds: '0',
      MaximumMessageSize: '1048576',
      ReceiveMessageWaitTimeSeconds: '0',
      ...(options.deadLetters && {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: arnOf(options.deadLetters.queue),
          maxReceiveCount: options.deadLetters.maxReceiveCount,
        }),
      }),
    };
    this.inflightMessages = {
      has: (handle) => this.#held(handle) !== undefined,
      get: (handle) => this.#held(handle),
    };
    // Messages in flight when the last process ended become visible again. That doesn't count as an attempt.
    disk
      .sql(
        'UPDATE messages SET visible = 0, handle = NULL, receives = MAX(0, receives - 1) ' +
          'WHERE queue = ? AND handle IS NOT NULL',
      )
      .run(this.name);
  }

  /**
   * Sends a message. Inside a transaction of the disk it is committed or rolled back with it.
   *
   * @param delay seconds until it can be received
   * @returns its id
   */
  send(body: string, delay = 0): string {
    const messageId = randomUUID();
    this.enqueue({ messageId, body, messageAttributes: {}, delayUntil: Date.now() + delay * 1000 });
    return messageId;
  }

  enqueue(message: SentMessage): void {
    const now = Date.now();
    this.#disk
      .sql(
        `INSERT INTO messages (queue, message, body, attributes, sent, receives, visible)
         VALUES (?, ?, ?, ?, ?, 0, ?)`,
      )
      .run(
        this.name,
        message.messageId,
        message.body,
        JSON.stringify(message.messageAttributes),
        now,
        message.delayUntil ?? now,
      );
    // Runs after the transaction that this may be part of, since transactions are synchronous.
    setImmediate(() => this.#wake());
  }

  /** Receives up to 10 messages; `visibilityTimeout` in seconds overrides the queue's own. */
  dequeue(max: number, visibilityTimeout = this.#options.visibilityTimeout): ReceivedMessage[] {
    const now = Date.now();
    const { deadLetters } = this.#options;
    return this.#disk.transaction(() => {
      if (deadLetters) {
        this.#disk
          .sql(
            `UPDATE messages SET queue = ?, visible = ?, handle = NULL
             WHERE queue = ? AND visible <= ? AND receives >= ?`,
          )
          .run(deadLetters.queue, now, this.name, now, deadLetters.maxReceiveCount);
      }
      const rows = this.#disk
        .sql('SELECT * FROM messages WHERE queue = ? AND visible <= ? ORDER BY visible, id LIMIT ?')
        .all(this.name, now, Math.min(max, 10)) as unknown as MessageRow[];
      return rows.map((row) => {
        const handle = randomUUID();
        this.#disk
          .sql(
            `UPDATE messages SET handle = ?, visible = ?, receives = receives + 1, received = COALESCE(received, ?)
             WHERE id = ?`,
          )
          .run(handle, now + visibilityTimeout * 1000, now, row.id);
        const attributes = JSON.parse(row.attributes) as Record<string, unknown>;
        return {
          MessageId: row.message,
          ReceiptHandle: handle,
          MD5OfBody: createHash('md5').update(row.body).digest('hex'),
          Body: row.body,
          ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
        };
      });
    });
  }

  /** Resolves when there may be a message to receive, after `seconds` at the latest. */
  async waitForMessages(seconds: number): Promise<void> {
    const soonest = this.#disk
      .sql('SELECT MIN(visible) AS at FROM messages WHERE queue = ?')
      .get(this.name)?.at;
    const wait = Math.min(
      seconds * 1000,
      soonest === null ? Infinity : Math.max(0, Number(soonest) - Date.now()),
    );
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, wait);
      this.#waiting.add(done);
    });
  }

  deleteMessage(handle: string): boolean {
    return (
      this.#disk.sql('DELETE FROM messages WHERE queue = ? AND handle = ?').run(this.name, handle).changes ===
      1
    );
  }

  changeVisibility(handle: string, seconds: number): void {
    const visible = Date.now() + seconds * 1000;
    this.#disk
      .sql('UPDATE messages SET visible = ? WHERE queue = ? AND handle = ?')
      .run(visible, this.name, handle);
    setImmediate(() => this.#wake());
  }

  /** Deletes received messages in one transaction. */
  deleteMessages(handles: readonly string[]): void {
    if (handles.length === 0) return;
    this.#disk.transaction(() => {
      for (const handle of handles) this.deleteMessage(handle);
    });
  }

  /** Returns a received message to the queue as if it had not been received. */
  giveBack(handle: string): void {
    this.#disk
      .sql(
        'UPDATE messages SET visible = 0, handle = NULL, receives = MAX(0, receives - 1) WHERE queue = ? AND handle = ?',
      )
      .run(this.name, handle);
    setImmediate(() => this.#wake());
  }

  /** Moves messages to another queue, as if they had never been received; returns how many. */
  moveTo(queue: Queue, ids: readonly number[] = this.all().map(({ id }) => id)): number {
    this.#disk.transaction(() => {
      for (const id of ids) {
        this.#disk
          .sql(
            'UPDATE messages SET queue = ?, receives = 0, received = NULL, visible = 0, handle = NULL WHERE id = ?',
          )
          .run(queue.name, id);
      }
    });
    queue.#wake();
    return ids.length;
  }

  /** All messages, oldest first, without receiving them. */
  all(): { id: number; body: string }[] {
    return this.#disk
      .sql('SELECT id, body FROM messages WHERE queue = ? ORDER BY id')
      .all(this.name) as unknown as { id: number; body: string }[];
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) this.#disk.sql('DELETE FROM messages WHERE id = ?').run(id);
  }

  /** How many messages it holds, and how many of these are in flight or delayed. */
  count(): { all: number; hidden: number } {
    const row = this.#disk
      .sql('SELECT COUNT(*) AS total, COALESCE(SUM(visible > ?), 0) AS hidden FROM messages WHERE queue = ?')
      .get(Date.now(), this.name);
    return { all: Number(row?.total), hidden: Number(row?.hidden) };
  }

  /** The bodies of its oldest messages, without receiving them. */
  peek(limit: number): string[] {
    const rows = this.#disk
      .sql('SELECT body FROM messages WHERE queue = ? ORDER BY id LIMIT ?')
      .all(this.name, limit);
    return rows.map((row) => String(row.body));
  }

  purge(): void {
    this.#disk.sql('DELETE FROM messages WHERE queue = ?').run(this.name);
  }

  isFifo(): boolean {
    return false;
  }

  getAllAttributes(names: string[]): Record<string, string> {
    const { all, hidden } = this.count();
    const every: Record<string, string> = {
      ...this.attributes,
      QueueArn: this.arn,
      ApproximateNumberOfMessages: String(all - hidden),
      ApproximateNumberOfMessagesNotVisible: String(hidden),
      ApproximateNumberOfMessagesDelayed: '0',
    };
    return names.includes('All')
      ? every
      : Object.fromEntries(Object.entries(every).filter(([n]) => names.includes(n)));
  }

  /** For the emulator's ListQueues. */
  getAttribute(name: string): string | undefined {
    return this.getAllAttributes([name])[name];
  }

  /** Resolves all pending `waitForMessages`. */
  cancelWaiters(): void {
    this.#wake();
  }

  #held(handle: string): MessageInFlight | undefined {
    const row = this.#disk
      .sql('SELECT sent, receives, received FROM messages WHERE queue = ? AND handle = ?')
      .get(this.name, handle) as unknown as MessageRow | undefined;
    if (!row) return undefined;
    return {
      message: {
        sentTimestamp: row.sent,
        approximateReceiveCount: row.receives,
        ...(row.received !== null && { approximateFirstReceiveTimestamp: row.received }),
      },
    };
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}

function arnOf(queue: string): string {
  return `arn:aws:sqs:us-east-1:000000000000:${queue}`;
}

/** The queues as the emulator's SQS routes look them up. They can't be created or deleted there. */
export class Queues {
  /** The emulator sets it. */
  region: string | undefined;
  readonly #queues: Queue[];

  constructor(queues: Queue[]) {
    this.#queues = queues;
  }

  getQueue(url: string): Queue | undefined {
    const name = url.slice(url.lastIndexOf('/') + 1);
    return this.#queues.find((queue) => queue.name === name);
  }

  getQueueByArn(arn: string): Queue | undefined {
    // Any region is accepted, because queue names are unique.
    return this.getQueue(arn.replaceAll(':', '/'));
  }

  listQueues(prefix = ''): { queues: Queue[] } {
    return { queues: this.#queues.filter((queue) => queue.name.startsWith(prefix)) };
  }

  /** The emulator's own view of a queue is not offered. */
  inspectQueue(): undefined {
    return undefined;
  }

  shutdown(): void {
    for (const queue of this.#queues) queue.cancelWaiters();
  }
}
