import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { createExtractHandler, type ExtractSettings } from '../../lambdas/extract/handler.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';
import { attributeLines } from './colloquy.ts';

const LIFETIME = 60_000;

/** The process died: nothing that it tries goes through any more. */
export class Crash extends Error {
  constructor() {
    super('The process died.');
    this.name = 'Crash';
  }
}

/** One run of the handler. */
interface Invocation {
  /** From 1. */
  number: number;
  /** The write behind which it dies. */
  writesLeft: number;
  requests: number;
  isDead: boolean;
}

/** A message in the queue. */
export interface Message {
  id: string;
  body: string;
  /** Seconds until it may be delivered, as its sender asked; deliveries here don't wait. */
  delay?: number;
}

const WRITES = /^(?:UpdateItem|PutItem|DeleteItem|BatchWriteItem)Command$/;

/**
 * A bucket, a text bucket and a queue in memory around the real handler and a real table. Objects are put and deleted,
 * messages delivered, in any order, as often as a test likes, and invocations die where it wants.
 */
export class World {
  readonly objects = new Map<string, { body: Buffer; eTag: string; metadata: Record<string, string> }>();
  readonly texts = new Map<string, string>();
  readonly queue: Message[] = [];
  /** What was announced, where the settings have change queues. */
  readonly changes: Message[] = [];
  readonly log: LogEntry[] = [];
  readonly settings: ExtractSettings;
  /** Requests after which an invocation has little time left. */
  requestsInTime = Number.POSITIVE_INFINITY;
  /** Called before each request of any kind; invocations are numbered from 1. */
  gate: (invocation: number, name: string) => Promise<void> = async () => {};
  clock = Date.parse('2020-05-01T12:00:00Z');
  readonly #invocation = new AsyncLocalStorage<Invocation>();
  #invocations = 0;
  #events = 0;

  constructor(table: EmbeddedTable, tableName: string, settings: Partial<ExtractSettings> = {}) {
    const dynamo = table.connect();
    const s3 = new S3Client({});
    const sqs = new SQSClient({});
    const s3Mock = mockClient(s3);
    s3Mock.on(GetObjectCommand).callsFake((input) => this.#pass('GetObject', false, () => this.#get(input)));
    s3Mock.on(PutObjectCommand).callsFake(({ Key, Body }) =>
      this.#pass('PutObject', true, () => {
        this.texts.set(Key, Body);
        return {};
      }),
    );
    s3Mock.on(DeleteObjectsCommand).callsFake(({ Delete }) =>
      this.#pass('DeleteObjects', true, () => {
        for (const { Key } of Delete.Objects) this.texts.delete(Key);
        return {};
      }),
    );
    mockClient(sqs)
      .on(SendMessageCommand)
      .callsFake(({ MessageBody, QueueUrl, DelaySeconds }) =>
        this.#pass('SendMessage', true, () => {
          const queue = QueueUrl === 'queue' ? this.queue : this.changes;
          queue.push({ id: randomUUID(), body: MessageBody, delay: DelaySeconds });
          return {};
        }),
      );
    dynamo.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) =>
          this.#pass(commandName, WRITES.test(commandName), () => next(args)),
      { step: 'initialize' },
    );
    this.settings = {
      s3,
      sqs,
      dynamo,
      tableName,
      textBucket: 'texts',
      queueUrl: 'queue',
      attribute: attributeLines,
      extractorVersion: '1',
      now: () => this.clock,
      pause: async () => {},
      // Has speakers forget as early as they may, so that it shows when that is too early.
      tokensKept: 1,
      log: (entry) => this.log.push(entry),
      ...settings,
    };
  }

  /** Puts an object and sends its event. */
  put(key: string, content: string | Buffer, metadata: Record<string, string> = {}): Message {
    const body = Buffer.from(content);
    const eTag = createHash('md5').update(body).digest('hex');
    this.objects.set(key, { body, eTag, metadata });
    return this.#send('ObjectCreated:Put', key, { size: body.length, eTag });
  }

  /** Deletes an object and sends its event. */
  delete(key: string): Message {
    this.objects.delete(key);
    return this.#send('ObjectRemoved:Delete', key, {});
  }

  /** Sends the same event in another message. */
  sendAgain({ body }: Message): Message {
    const message = { id: randomUUID(), body };
    this.queue.push(message);
    return message;
  }

  /**
   * Delivers messages in one batch, and takes those out of the queue that went well.
   *
   * @param diesAt the write behind which the process dies, from 1
   * @returns the ids of those that come back
   */
  async deliver(messages: Message[], diesAt = Number.POSITIVE_INFINITY): Promise<string[]> {
    return this.#deliver(messages, this.#newInvocation(diesAt));
  }

  /** Delivers until the queue is empty; time passes between deliveries. */
  async drain(): Promise<void> {
    for (let rounds = 0; this.queue.length > 0; rounds++) {
      if (rounds === 1000) throw new Error('The queue does not get empty.');
      this.pass();
      await this.deliver(this.queue.slice(0, 10));
    }
  }

  /**
   * Delivers one message to an invocation that freezes before its request number `request`, from 1. While it does,
   * `meanwhile` happens; then it goes on, as a process may that was thought to be dead.
   *
   * @param diesAfter the write behind which it dies when it has woken up, from 1
   * @returns whether it froze: there may be fewer requests
   */
  async freeze(
    message: Message,
    request: number,
    meanwhile: () => Promise<unknown>,
    diesAfter = Number.POSITIVE_INFINITY,
  ): Promise<boolean> {
    const frozen = Promise.withResolvers<boolean>();
    const thawed = Promise.withResolvers<void>();
    const sleeper = this.#invocations + 1;
    let requests = 0;
    this.gate = async (invocation) => {
      if (invocation !== sleeper || ++requests !== request) return;
      frozen.resolve(true);
      await thawed.promise;
    };
    const invocation = this.#newInvocation(Number.POSITIVE_INFINITY);
    const delivered = this.#deliver([message], invocation);
    const isFrozen = await Promise.race([frozen.promise, delivered.then(() => false)]);
    await meanwhile();
    invocation.writesLeft = diesAfter;
    thawed.resolve();
    await delivered;
    return isFrozen;
  }

  /**
   * The same, until an invocation dies behind its write number `write`, from 1, counted from now on over all of them.
   *
   * @returns whether one died: there may be fewer writes
   */
  async drainToCrash(write: number): Promise<boolean> {
    for (let diesAt = write; this.queue.length > 0; ) {
      this.pass();
      const invocation = this.#newInvocation(diesAt);
      await this.#deliver(this.queue.slice(0, 10), invocation);
      if (invocation.isDead) return true;
      diesAt = invocation.writesLeft;
    }
    return false;
  }

  /** Lets so much time pass that whoever was at work is gone. */
  pass(): void {
    this.clock += 2 * LIFETIME;
  }

  #newInvocation(writesLeft: number): Invocation {
    this.#invocations += 1;
    return { number: this.#invocations, writesLeft, requests: 0, isDead: false };
  }

  async #deliver(messages: Message[], invocation: Invocation): Promise<string[]> {
    const handler = createExtractHandler(this.settings);
    const Records = messages.map(({ id, body }) => ({ messageId: id, body }) as SQSRecord);
    const getRemainingTimeInMillis = () =>
      invocation.requests < this.requestsInTime ? LIFETIME : LIFETIME / 10;
    const { batchItemFailures } = await this.#invocation.run(invocation, () =>
      handler({ Records }, { getRemainingTimeInMillis }),
    );
    const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    for (const message of messages) {
      const index = this.queue.indexOf(message);
      if (index !== -1 && !failed.includes(message.id)) this.queue.splice(index, 1);
    }
    return failed;
  }

  #send(eventName: string, key: string, object: object): Message {
    this.#events += 1;
    const sequencer = `00${(0x5f000000 + this.#events).toString(16).toUpperCase()}AB`;
    const s3 = {
      bucket: { name: 'articles' },
      object: { key: encodeURIComponent(key), sequencer, ...object },
    };
    const eventTime = new Date(Date.UTC(2020, 4, 1) + this.#events * 1000).toISOString();
    const message = { id: randomUUID(), body: JSON.stringify({ Records: [{ eventName, eventTime, s3 }] }) };
    this.queue.push(message);
    return message;
  }

  #get({ Key, IfMatch, Range }: { Key: string; IfMatch?: string; Range?: string }) {
    const object = this.objects.get(Key);
    const $metadata = {};
    if (!object) throw new NoSuchKey({ message: 'There is no such key.', $metadata });
    if (IfMatch !== undefined && IfMatch !== `"${object.eTag}"`) {
      throw new S3ServiceException({ name: 'PreconditionFailed', $fault: 'client', $metadata });
    }
    const bytes = object.body.subarray(Number(/\d+/.exec(Range ?? '0')?.[0]));
    const chunks = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, index) =>
      bytes.subarray(index * 1000, (index + 1) * 1000),
    );
    return {
      Body: Readable.from(chunks),
      ContentLength: bytes.length,
      ETag: `"${object.eTag}"`,
      Metadata: object.metadata,
    };
  }

  async #pass<Answer>(
    name: string,
    isWrite: boolean,
    request: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const invocation = this.#invocation.getStore();
    if (!invocation) return request();
    invocation.requests += 1;
    await this.gate(invocation.number, name);
    if (invocation.isDead) throw new Crash();
    if (!isWrite || --invocation.writesLeft > 0) return request();
    invocation.isDead = true;
    await request();
    throw new Crash();
  }
}
