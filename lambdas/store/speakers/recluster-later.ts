import { connect, type StoreSettings, type Table } from '../table/client.ts';
import { type Key, scheduleKey } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { readItem, updateItem } from '../table/requests.ts';
import { recluster } from './recluster.ts';

/** When a surname with many bearers will be reclustered. */
interface Schedule extends Key {
  /** Until then a message that asks for it is on its way, in milliseconds of the clock; 0 if there is none. */
  until: number;
  /** How often such a message was answered. */
  looks: number;
  /** How many personas and speakers it had when it was last reclustered. */
  items?: number;
}

/**
 * Up to this many personas and speakers, a surname is read at every change; with more, all changes are handled
 * together.
 */
export const MOST_AT_ONCE = 100;
/** A surname waits one more time for every so many items, which limits how much is read of it in an hour. */
export const ITEMS_A_WAIT = 2000;
/** How long a message is delayed, in milliseconds: the longest that SQS allows. */
export const WAIT = 15 * 60_000;
/** A message that is later than this was lost: somebody deleted the dead letters. */
const LATE = 60 * 60_000;
const CONCURRENCY = 8;

const readSchedule = (table: Table, partition: string) => readItem<Schedule>(table, scheduleKey(partition));

/** Records that a message is on its way, unless it has been answered already: then it has seen our changes. */
function recordAsked(table: Table, partition: string, until: number, read: Schedule | undefined) {
  const condition = read ? '#looks = :looks' : 'attribute_not_exists(#pk)';
  const values = { until, zero: 0, ...(read && { looks: read.looks }) };
  return updateItem(
    table,
    scheduleKey(partition),
    'SET #until = :until, #looks = if_not_exists(#looks, :zero)',
    values,
    condition,
  );
}

/**
 * Reclusters a surname after a change: at once if it has few bearers or if no message can be sent,
 * otherwise through a message, one for all changes until it arrives.
 *
 * No change is missed: it is written before the schedule is read, and the message's receiver clears the schedule
 * before it reads the bearers. A message that is sent but not recorded causes only an extra run.
 */
async function reclusterSoon(table: Table, partition: string, now: number): Promise<void> {
  const { deferred } = table;
  if (!deferred) return void (await recluster(table, partition));
  if (!deferred.large.has(partition)) {
    const items = await recluster(table, partition, deferred.mostAtOnce ?? MOST_AT_ONCE);
    if (items !== undefined) return;
    // Bearers are never removed, so a surname known to be large need not be read.
    deferred.large.add(partition);
  }
  const schedule = await readSchedule(table, partition);
  if (schedule && schedule.until > now) return;
  const waits = Math.floor((schedule?.items ?? 0) / ITEMS_A_WAIT);
  await deferred.ask({ partition, waits });
  await recordAsked(table, partition, now + (waits + 1) * WAIT + LATE, schedule);
}

/** The same for several surnames. */
export async function reclusterAllSoon(
  table: Table,
  partitions: readonly string[],
  now: number,
): Promise<void> {
  await inParallel(partitions, CONCURRENCY, (partition) => reclusterSoon(table, partition, now));
}

/**
 * Answers a message that asks to recluster a surname with many bearers. May be repeated at any time, also after an
 * error.
 *
 * @throws {ContentionError}
 */
export async function reclusterDue(settings: StoreSettings, partition: string): Promise<void> {
  const table = connect(settings);
  const key = scheduleKey(partition);
  await updateItem(table, key, 'SET #until = :none ADD #looks :one', { none: 0, one: 1 });
  const items = await recluster(table, partition);
  await updateItem(table, key, 'SET #items = :items', { items });
}
