import {
  DELETED,
  fileIdFor,
  type Order,
  ShownAlready,
  type StoreWriter,
  Superseded,
  type Watch,
} from '../store/index.ts';
import type { FileEvent, Task } from './events.ts';
import { FileGone } from './opened-file.ts';
import type { Workshop } from './workshop.ts';
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

export interface Report extends Omit<Written, 'whole' | 'isHandedOver'> {
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
  const written: Written = { articleIds: [], failed: 0, quotes: 0, isHandedOver: false };
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
  // Another engine begins anew.
  const place = task.place?.extractorVersion === extractorVersion ? task.place : undefined;
  let turn = place?.turn;
  try {
    const claim = await takeTurn(store, order, turn, watch);
    if (!claim) return 'old';
    turn = claim.turn;

    let isDone = await store.settle(claim, watch);
    if (isDone && !claim.isShown && event.change === 'created') {
      await writeArticles(workshop, { event, ...(place && { place }) }, claim, watch, written);
      if (written.isHandedOver) return 'continued';
    }
    isDone &&= await store.finish(claim, watch, texts.drop, written.whole);
    if (isDone) return 'shown';
    await sendOn({ event });
    return 'continued';
  } catch (error) {
    if (error instanceof FileGone) return 'gone';
    if (!(error instanceof Superseded)) throw error;
    if (turn === undefined || !(await store.abandon(order, turn, texts.drop, written.articleIds)))
      throw error;
    return 'superseded';
  }
}

/** @param turn that was handed over to us; what it wrote may be shown already, by another delivery of the message */
async function takeTurn(store: StoreWriter, order: Order, turn: number | undefined, watch: Watch) {
  if (turn === undefined) return store.claim(order, watch);
  try {
    return await store.rejoin(order, turn);
  } catch (error) {
    if (!(error instanceof ShownAlready)) throw error;
    return store.claim(order, watch);
  }
}
