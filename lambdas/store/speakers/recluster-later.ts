import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { namesIn } from '../table/attributes.ts';
import { connect, ifAllowed, type StoreSettings, type Table } from '../table/client.ts';
import { type Key, scheduleKey } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { recluster } from './recluster.ts';

/** When a surname that many bear is looked at next. */
interface Schedule extends Key {
  /** A message that asks for it is on its way until then, in milliseconds of the clock; 0 when none is. */
  until: number;
  /** How often such a message was answered. */
  looks: number;
  /** How many personas and speakers it had when it was looked at last. */
  items?: number;
}

/** How many personas and speakers of a surname are read at every change; of more, all changes are looked at once. */
export const MOST_AT_ONCE = 100;
/** A surname waits once for so many items more, so that what is read of it in an hour has an end. */
export const ITEMS_A_WAIT = 2000;
/** How long a message waits, in milliseconds: the longest that SQS delays one. */
export const WAIT = 15 * 60_000;
/** A message that is later than that was lost: somebody threw the dead letters away. */
const LATE = 60 * 60_000;
const WIDTH = 8;

async function readSchedule(table: Table, partition: string): Promise<Schedule | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: scheduleKey(partition), ConsistentRead: true }),
  );
  return Item as Schedule | undefined;
}

async function update(
  table: Table,
  partition: string,
  change: string,
  values: Record<string, number>,
  condition?: string,
): Promise<void> {
  await ifAllowed(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: scheduleKey(partition),
        UpdateExpression: change,
        ConditionExpression: condition,
        ExpressionAttributeNames: namesIn(change, condition ?? ''),
        ExpressionAttributeValues: values,
      }),
    ),
  );
}

/** Says that a message is on its way, unless it has come meanwhile: then it has seen all that we changed. */
function recordAsked(table: Table, partition: string, until: number, read: Schedule | undefined) {
  const condition = read ? '#looks = :looks' : 'attribute_not_exists(#pk)';
  const values = { ':until': until, ':zero': 0, ...(read && { ':looks': read.looks }) };
  return update(
    table,
    partition,
    'SET #until = :until, #looks = if_not_exists(#looks, :zero)',
    values,
    condition,
  );
}

/**
 * Brings who is who among the bearers of a surname up to date after a change: at once where they are few or where nobody
 * can be asked for it later, else by a message that asks for it, one for all changes until it comes.
 *
 * No change is missed: it is written before the schedule is read, and whoever answers the message takes the schedule
 * back before all bearers are read. A message that is sent and not recorded is one too many, no more.
 */
async function reclusterSoon(table: Table, partition: string, now: number): Promise<void> {
  const { deferred } = table;
  if (!deferred) return void (await recluster(table, partition));
  if (!deferred.large.has(partition)) {
    const items = await recluster(table, partition, deferred.mostAtOnce ?? MOST_AT_ONCE);
    if (items !== undefined) return;
    // Nobody ever leaves a surname, so that it need not be read to know that it is large.
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
  await inParallel(partitions, WIDTH, (partition) => reclusterSoon(table, partition, now));
}

/**
 * Answers a message that asks to look at a surname that many bear. May be called again at any time, also after it threw.
 *
 * @throws {ContentionError}
 */
export async function reclusterDue(settings: StoreSettings, partition: string): Promise<void> {
  const table = connect(settings);
  await update(table, partition, 'SET #until = :none ADD #looks :one', { ':none': 0, ':one': 1 });
  const items = await recluster(table, partition);
  await update(table, partition, 'SET #items = :items', { ':items': items });
}
