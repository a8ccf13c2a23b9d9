import {
  DELETED,
  fileIdFor,
  type Joined,
  type Order,
  type StoreWriter,
  Superseded,
  type Watch,
} from '../store/index.ts';
import type { FileEvent, Place, Task } from './events.ts';
import type { Workshop } from './extract-context.ts';
import { FileGone } from './opened-file.ts';
import { type Written, writeArticles } from './written-articles.ts';

/**
 * What became of a task:
 * - `shown`: readers see what the event told of;
 * - `continued`: a part is done, a message asks for the rest;
 * - `old`: done before, or overtaken by a newer event before it began;
 * - `superseded`: a newer event, or another delivery of the same one, did the rest meanwhile;
 * - `gone`: the object is another one by now, or none; the event of that does the rest.
 */
export type Outcome = 'shown' | 'continued' | 'old' | 'superseded' | 'gone';

export interface Report extends Omit<Written, 'whole' | 'isHandedOver' | 'passages'> {
  outcome: Outcome;
}

function orderOf({ bucket, key, sequencer, change }: FileEvent, extractorVersion: string): Order {
  const work = change === 'removed' ? DELETED : extractorVersion;
  return { fileId: fileIdFor(bucket, key), bucket, key, sequencer, work };
}

/**
 * Brings the store up to date with what happened to a file. May be called again with the same task at any time, also
 * after it threw or died anywhere in between.
 *
 * @throws whatever the services throw; the message of the task is to come back then
 */
export async function handleTask(workshop: Workshop, task: Task, watch: Watch): Promise<Report> {
  const written: Written = { articleIds: [], failed: 0, quotes: 0, passages: [], isHandedOver: false };
  const outcome = await bringUpToDate(workshop, task, watch, written);
  const { articleIds, failed, quotes } = written;
  return { outcome, articleIds, failed, quotes };
}

async function bringUpToDate(
  workshop: Workshop,
  task: Task,
  watch: Watch,
  written: Written,
): Promise<Outcome> {
  const { store, texts, extractorVersion, sendOn } = workshop;
  const { event } = task;
  const order = orderOf(event, extractorVersion);
  const joined = await takeTurn(store, order, task.place, watch);
  if (!joined) return 'old';
  const { claim } = joined;
  try {
    let isDone = await store.settle(claim, watch);
    if (isDone && !claim.isShown && event.change === 'created') {
      await writeArticles(workshop, event, joined, watch, written);
      if (written.isHandedOver) return 'continued';
    }
    isDone &&= await store.finish(claim, watch, texts.drop, written.whole);
    if (isDone) return 'shown';
    await sendOn({ event });
    return 'continued';
  } catch (error) {
    if (error instanceof FileGone) return 'gone';
    if (!(error instanceof Superseded)) throw error;
    if (!(await store.abandon(claim, texts.drop, written.articleIds, written.passages))) throw error;
    return 'superseded';
  }
}

async function takeTurn(
  store: StoreWriter,
  order: Order,
  place: Place | undefined,
  watch: Watch,
): Promise<Joined | undefined> {
  const joined = place && (await store.rejoin(order, place.turn, place, watch));
  if (joined) return joined;
  const claim = await store.claim(order, watch);
  return claim && { claim, progress: undefined };
}
