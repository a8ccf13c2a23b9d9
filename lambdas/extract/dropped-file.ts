import {
  DELETED,
  type Deadline,
  type FileToExtract,
  fileIdFor,
  inParallel,
  type Job,
  type ResumedLease,
  type StoreWriter,
  Superseded,
} from '../store/index.ts';
import type { Task } from './events.ts';
import type { ExtractContext } from './extract-context.ts';
import { FileGone } from './opened-file.ts';
import { OutOfTime } from './text-reader.ts';
import { type Written, writeArticles } from './written-articles.ts';

/**
 * Seconds until a file is extracted again because of another one. It may be the very file that asks, which holds its lease
 * until its clean-up is done, or others that are at work.
 */
const AGAIN_AFTER_S = 30;
const MESSAGES_AT_ONCE = 8;

/**
 * The outcome of a task:
 * - `shown`: readers see the result of the event;
 * - `continued`: part of it is done, and a message asks for the rest;
 * - `old`: it was done before, or superseded by a newer event before it began;
 * - `superseded`: a newer event, or another delivery of the same one, did the rest in the meantime;
 * - `gone`: the object was replaced or deleted; the event of that does the rest.
 */
export type Outcome = 'shown' | 'continued' | 'old' | 'superseded' | 'gone';

export interface Report extends Omit<Written, 'isHandedOver' | 'passages'> {
  outcome: Outcome;
}

function jobOf({ event, again }: Task, extractorVersion: string): Job {
  const { bucket, key, sequencer, change } = event;
  const created = again === undefined ? extractorVersion : `${extractorVersion} ${again}`;
  const work = change === 'removed' ? DELETED : created;
  return { fileId: fileIdFor(bucket, key), bucket, key, sequencer, work };
}

/**
 * Updates the store after an event of a file. May be repeated with the same task at any time, also
 * after it threw or died anywhere.
 *
 * @throws {OutOfTime} if there was no time to do anything
 * @throws any error of a service; the message of the task must then come back
 */
export async function handleTask(context: ExtractContext, task: Task, deadline: Deadline): Promise<Report> {
  const written: Written = { articleIds: [], failed: 0, quotes: 0, passages: [], isHandedOver: false };
  const outcome = await bringUpToDate(context, task, deadline, written);
  const { articleIds, failed, quotes } = written;
  return { outcome, articleIds, failed, quotes };
}

async function bringUpToDate(
  context: ExtractContext,
  task: Task,
  deadline: Deadline,
  written: Written,
): Promise<Outcome> {
  const { store, texts, extractorVersion, announce } = context;
  const { event, again } = task;
  const job = jobOf(task, extractorVersion);
  const sendOn = (rest: Task) => context.sendOn(again === undefined ? rest : { ...rest, again });
  const resumed = await takeLease(store, job, task, deadline);
  if (!resumed) {
    await store.deleteLateWrites(job, deadline, texts.drop);
    return 'old';
  }
  const { lease } = resumed;
  try {
    let isDone = await store.applyPendingChange(lease, deadline);
    if (isDone && !lease.isShown && event.change === 'created') {
      await writeArticles({ ...context, sendOn }, event, resumed, deadline, written);
      if (written.isHandedOver) return 'continued';
    }
    const extractAgain = async (files: FileToExtract[]) => {
      const by = `${lease.fileId}.${lease.fencingToken}`;
      await inParallel(files, MESSAGES_AT_ONCE, (file) =>
        context.sendOn({ event: { ...file, change: 'created' }, again: by }, AGAIN_AFTER_S),
      );
    };
    const tell = () => announce({ file: job.fileId });
    isDone &&= await store.publish(lease, deadline, texts.drop, extractAgain, tell);
    if (isDone) return 'shown';
    await sendOn({ event });
    return 'continued';
  } catch (error) {
    if (error instanceof FileGone) return 'gone';
    if (error instanceof OutOfTime) await store.release(lease);
    if (!(error instanceof Superseded)) throw error;
    if (!(await store.abandon(lease, texts.drop, written.articleIds, written.passages))) throw error;
    return 'superseded';
  }
}

async function takeLease(
  store: StoreWriter,
  job: Job,
  { checkpoint, again }: Task,
  deadline: Deadline,
): Promise<ResumedLease | undefined> {
  const resumed = checkpoint && (await store.resume(job, checkpoint.fencingToken, checkpoint, deadline));
  if (resumed) return resumed;
  // That task extracts the whole file later than anything this one was asked for. If both started again whenever the
  // other one has, they would do so forever.
  if (checkpoint && again !== undefined && (await store.isTakenOver(job, checkpoint.fencingToken)))
    return undefined;
  const lease = await store.acquire(job, deadline);
  return lease && { lease, progress: undefined };
}
