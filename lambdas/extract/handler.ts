import type { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createAnnounce } from '../changes/change.ts';
import { counted, errorFields, type Log } from '../logging/log.ts';
import {
  createFailureStore,
  createStoreWriter,
  type Deadline,
  fileIdFor,
  inParallel,
  type StoreSettings,
} from '../store/index.ts';
import { createTexts } from '../texts/text-writer.ts';
import { handleTask } from './dropped-file.ts';
import { continuationOf, type Task, tasksIn } from './events.ts';
import type { ExtractContext } from './extract-context.ts';
import { MAX_DELAY_S, MAX_INVOCATION_ARTICLES, MAX_POSTPONEMENTS } from './limits.ts';
import { isNoVerdict } from './no-verdict.ts';
import { noting } from './noting.ts';
import { type Attribute, OutOfTime, type ReadingTime, TextReader } from './text-reader.ts';

export interface ExtractSettings extends StoreSettings {
  s3: S3Client;
  sqs: SQSClient;
  /** Where article texts go. */
  textBucket: string;
  /** The queue this handler reads: continuation messages go back to it. */
  queueUrl: string;
  /** The queues of the consumers of changes; none unless given. */
  changeQueues?: readonly string[];
  attribute: Attribute;
  /** How many texts the engine reads at once; one unless given. */
  textsAtOnce?: number;
  /** Identifies the engine; a file is extracted again if its event comes back with another one. */
  extractorVersion: string;
  /** The most articles that one invocation writes of one file; 1,000 unless given. */
  mostArticles?: number;
  /** Seconds until a task is retried after a service throttled, doubling each time; 30 unless given. */
  firstPause?: number;
  /** Gets one entry for each file, and one for each message that comes back; nothing is logged unless given. */
  log?: Log;
  /** Milliseconds of the clock. */
  now?: () => number;
}

/** What the handler needs from Lambda's context. */
export type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

/** How many files of a batch are processed at the same time. */
const FILES_AT_ONCE = 10;
/** The share of an invocation's time that is reserved for finishing. */
export const RESERVE = 1 / 4;
const FIRST_PAUSE_S = 30;

/** A task, and the message that asks for it. */
interface QueuedTask {
  task: Task;
  messageId: string;
}

function deadlineOf({ getRemainingTimeInMillis }: RemainingTime, now: () => number): Deadline & ReadingTime {
  const lifetime = getRemainingTimeInMillis();
  const left = () => getRemainingTimeInMillis() - lifetime * RESERVE;
  return { now, lifetime, isOutOfTime: () => left() < 0, left, whole: lifetime * (1 - RESERVE) };
}

/** Sorts the task with the most progress first. */
const byProgress = ({ task: a }: QueuedTask, { task: b }: QueuedTask) =>
  (b.checkpoint?.fencingToken ?? 0) - (a.checkpoint?.fencingToken ?? 0) ||
  (b.checkpoint?.record ?? 0) - (a.checkpoint?.record ?? 0);

const timesPostponed = ([first]: QueuedTask[]) => first?.task.postponed ?? 0;

/**
 * For each file the task of its newest event; older events of the same batch are superseded.
 * Tasks that were postponed most often come first.
 */
function newestOf(queued: QueuedTask[]): QueuedTask[][] {
  const files = Map.groupBy(queued, ({ task }) => fileIdFor(task.event.bucket, task.event.key));
  const newest = [...files.values()].map((ofFile) => {
    const newest = ofFile
      .map(({ task }) => task.event.sequencer)
      .sort()
      .at(-1);
    return ofFile.filter(({ task }) => task.event.sequencer === newest).sort(byProgress);
  });
  return newest.sort((a, b) => timesPostponed(b) - timesPostponed(a));
}

/**
 * Extracts the files in a batch of messages: S3 events, and the function's own continuations.
 *
 * Each message is handled by itself: the answer names those that should come back, because of an error of their file or
 * because they are unknown; after too many attempts SQS moves them to the dead-letter queue. A file that can't
 * be read is no error: it is stored as a failed article. Lack of time and throttling services are not
 * the file's fault: a new message asks for it, with a new count of attempts.
 *
 * @example
 * export const handler = createExtractHandler({ s3, dynamo, sqs, tableName, textBucket, queueUrl, attribute, extractorVersion });
 */
export function createExtractHandler(
  settings: ExtractSettings,
): (event: SQSEvent, context: RemainingTime) => Promise<SQSBatchResponse> {
  const { s3, sqs, queueUrl, attribute, extractorVersion, log = () => {}, now = Date.now } = settings;
  const reader = new TextReader(attribute, now, settings.textsAtOnce);
  const { firstPause = FIRST_PAUSE_S } = settings;
  const note = noting(createFailureStore(settings, now), log);
  const context: Omit<ExtractContext, 'read'> = {
    s3,
    store: createStoreWriter(settings),
    texts: createTexts(s3, settings.textBucket),
    extractorVersion,
    mostArticles: settings.mostArticles ?? MAX_INVOCATION_ARTICLES,
    announce: createAnnounce(sqs, settings.changeQueues ?? []),
    async sendOn(task, seconds = 0) {
      const message = { QueueUrl: queueUrl, MessageBody: continuationOf(task) };
      await sqs.send(new SendMessageCommand({ ...message, ...(seconds > 0 && { DelaySeconds: seconds }) }));
    },
  };

  async function postpone(task: Task, isThrottled: boolean): Promise<void> {
    const { postponed = 0 } = task;
    const pause = isThrottled ? Math.min(MAX_DELAY_S, firstPause * 2 ** postponed) : 0;
    await context.sendOn({ ...task, postponed: postponed + 1 }, pause);
  }

  async function handle({ task, messageId }: QueuedTask, deadline: Deadline & ReadingTime): Promise<void> {
    const { bucket, key, change, sequencer } = task.event;
    const fields = { messageId, bucket, key, change, sequencer, from: task.checkpoint?.record };
    const start = now();
    try {
      if (deadline.isOutOfTime()) throw new OutOfTime('The batch took all of the time');
      const read = (text: string) => reader.read(text, deadline);
      const { outcome, articleIds, failed, quotes } = await handleTask({ ...context, read }, task, deadline);
      const articles = articleIds.length;
      const counts = { Articles: articles, FailedArticles: failed, Quotes: quotes };
      const metrics = articles > 0 ? counted(counts, now()) : {};
      log({ level: 'INFO', event: 'file', ...fields, outcome, milliseconds: now() - start, ...metrics });
    } catch (error) {
      const milliseconds = now() - start;
      if (error instanceof OutOfTime) {
        await postpone(task, false);
        log({
          level: 'INFO',
          event: 'file',
          ...fields,
          outcome: 'postponed',
          milliseconds,
          why: error.message,
        });
        return;
      }
      log({ level: 'ERROR', event: 'file', ...fields, milliseconds, ...errorFields(error) });
      if (!isNoVerdict(error) || (task.postponed ?? 0) >= MAX_POSTPONEMENTS) {
        await note([messageId], error);
        throw error;
      }
      await postpone(task, true);
    }
  }

  return async ({ Records }, invocation) => {
    const deadline = deadlineOf(invocation, now);
    const failed = new Set<string>();
    const noted: Promise<void>[] = [];
    const queued = Records.flatMap(({ messageId, body }): QueuedTask[] => {
      try {
        return tasksIn(body).map((task) => ({ task, messageId }));
      } catch (error) {
        log({ level: 'ERROR', event: 'message', messageId, ...errorFields(error) });
        failed.add(messageId);
        noted.push(note([messageId], error));
        return [];
      }
    });
    const handleAll = async (ofFile: QueuedTask[]) => {
      for (const one of ofFile) {
        await handle(one, deadline).catch(() => {
          failed.add(one.messageId);
        });
      }
    };
    const files = newestOf(queued);
    // Alone, so that a task that was postponed for lack of time gets all of it now.
    if (files[0] && timesPostponed(files[0]) > 0) await handleAll(files.shift() ?? []);
    await inParallel(files, FILES_AT_ONCE, handleAll);
    await Promise.all(noted);
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
