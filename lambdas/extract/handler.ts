import type { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Attribution } from '../model/attribution.ts';
import {
  createStoreWriter,
  type Deadline,
  fileIdFor,
  inParallel,
  type StoreSettings,
} from '../store/index.ts';
import { handleTask } from './dropped-file.ts';
import { continuationOf, readMessage, type Task } from './events.ts';
import type { ExtractContext } from './extract-context.ts';
import { counted, errorFields, type Log } from './log.ts';
import { createTexts } from './texts.ts';

export interface ExtractSettings extends StoreSettings {
  s3: S3Client;
  sqs: SQSClient;
  /** Where article texts go. */
  textBucket: string;
  /** The queue this handler reads: continuation messages go back to it. */
  queueUrl: string;
  attribute: (text: string) => Attribution[] | Promise<Attribution[]>;
  /** Names the engine; a file is extracted again when its event comes back under another one. */
  extractorVersion: string;
  /** The most articles that one invocation writes of one file; 1,000 unless given. */
  mostArticles?: number;
  /** Gets one entry a file, and one for each message that comes back; nothing is logged unless given. */
  log?: Log;
  /** Milliseconds of the clock. */
  now?: () => number;
}

/** What the handler needs of Lambda's context. */
export type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

const MOST_ARTICLES = 1000;
/** Files of one batch that are worked on at the same time. */
const WIDTH = 10;
/** The part of an invocation's time that is kept for what has to be brought to an end. */
const RESERVE = 1 / 4;

/** A task and the message that asks for it. */
interface QueuedTask {
  task: Task;
  messageId: string;
}

function deadlineOf({ getRemainingTimeInMillis }: RemainingTime, now: () => number): Deadline {
  const lifetime = getRemainingTimeInMillis();
  return { now, lifetime, isOutOfTime: () => getRemainingTimeInMillis() < lifetime * RESERVE };
}

/** What is furthest ahead comes first. */
const byProgress = ({ task: a }: QueuedTask, { task: b }: QueuedTask) =>
  (b.checkpoint?.fencingToken ?? 0) - (a.checkpoint?.fencingToken ?? 0) ||
  (b.checkpoint?.record ?? 0) - (a.checkpoint?.record ?? 0);

/**
 * For each file what the newest of its events asks for, one after the other; older events of the same batch have become
 * needless.
 */
function newestOf(queued: QueuedTask[]): QueuedTask[][] {
  const files = Map.groupBy(queued, ({ task }) => fileIdFor(task.event.bucket, task.event.key));
  return [...files.values()].map((ofFile) => {
    const newest = ofFile
      .map(({ task }) => task.event.sequencer)
      .sort()
      .at(-1);
    return ofFile.filter(({ task }) => task.event.sequencer === newest).sort(byProgress);
  });
}

/** A task was left alone because the invocation's time was up. Its message comes back by itself. */
export class OutOfTime extends Error {
  constructor() {
    super(
      "The batch took all of the invocation's time; the message comes back. If it does often, make batches smaller.",
    );
    this.name = 'OutOfTime';
  }
}

/**
 * Extracts the files that a batch of messages tells of: events of S3, and continuations of its own.
 *
 * Each message is handled by itself: the answer names those that are to come back, because of trouble on our side or
 * because nobody knows what they are; too many times, and SQS moves them to the dead-letter queue. A file that can't
 * be read is no trouble: it is stored as a failed article.
 *
 * @example
 * export const handler = createExtractHandler({ s3, dynamo, sqs, tableName, textBucket, queueUrl, attribute, extractorVersion });
 */
export function createExtractHandler(
  settings: ExtractSettings,
): (event: SQSEvent, context: RemainingTime) => Promise<SQSBatchResponse> {
  const { s3, sqs, queueUrl, attribute, extractorVersion, log = () => {}, now = Date.now } = settings;
  const context: ExtractContext = {
    s3,
    store: createStoreWriter(settings),
    texts: createTexts(s3, settings.textBucket),
    attribute,
    extractorVersion,
    mostArticles: settings.mostArticles ?? MOST_ARTICLES,
    async sendOn(task) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: continuationOf(task) }));
    },
  };

  async function handle({ task, messageId }: QueuedTask, deadline: Deadline): Promise<void> {
    const { bucket, key, change, sequencer } = task.event;
    const fields = { messageId, bucket, key, change, sequencer, from: task.checkpoint?.record };
    const start = now();
    try {
      if (deadline.isOutOfTime()) throw new OutOfTime();
      const { outcome, articleIds, failed, quotes } = await handleTask(context, task, deadline);
      const articles = articleIds.length;
      const counts = { Articles: articles, FailedArticles: failed, Quotes: quotes };
      const metrics = articles > 0 ? counted(counts, now()) : {};
      log({ level: 'INFO', event: 'file', ...fields, outcome, milliseconds: now() - start, ...metrics });
    } catch (error) {
      log({ level: 'ERROR', event: 'file', ...fields, milliseconds: now() - start, ...errorFields(error) });
      throw error;
    }
  }

  return async ({ Records }, invocation) => {
    const deadline = deadlineOf(invocation, now);
    const failed = new Set<string>();
    const queued = Records.flatMap(({ messageId, body }): QueuedTask[] => {
      try {
        return readMessage(body).map((task) => ({ task, messageId }));
      } catch (error) {
        log({ level: 'ERROR', event: 'message', messageId, ...errorFields(error) });
        failed.add(messageId);
        return [];
      }
    });
    await inParallel(newestOf(queued), WIDTH, async (ofFile) => {
      for (const one of ofFile) {
        await handle(one, deadline).catch(() => {
          failed.add(one.messageId);
        });
      }
    });
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
