import type { Delivery, Notification, WatchWithSecrets } from '../../model/watch.ts';
import { remove, writeAll } from '../table/batches.ts';
import { connect, type StoreSettings, type Table } from '../table/client.ts';
import type { Key } from '../table/keys.ts';
import { allOf, beginning, pagesOf } from '../table/queries.ts';
import { deleteItem, putItem, readItem, updateItem } from '../table/requests.ts';

const WATCHES = 'WATCHES';
const ANY_WATCH = 'WATCH#';
const ANY_NOTIFICATION = 'QUOTE#';
const ANY_DELIVERY = 'DELIVERY#';

const DELIVERIES_KEPT = 50;

const watchKey = (id: string): Key => ({ pk: WATCHES, sk: `${ANY_WATCH}${id}` });
const partitionOf = (id: string) => `${ANY_WATCH}${id}`;
const notificationKey = (id: string, quote: string): Key => ({
  pk: partitionOf(id),
  sk: `${ANY_NOTIFICATION}${quote}`,
});

interface WatchItem extends Key, WatchWithSecrets {
  /** How many deliveries were recorded. */
  noted?: number;
  isDeleted?: true;
}

function watchFrom({ pk: _pk, sk: _sk, noted: _noted, isDeleted: _, ...watch }: WatchItem): WatchWithSecrets {
  return watch;
}

/**
 * Stores watches, and the state of each one's notifications. A quote is identified by a key that stays the same when
 * its article is extracted again.
 */
export interface WatchStore {
  create(watch: WatchWithSecrets): Promise<void>;
  /** All watches, oldest first; sees every completed write. */
  list(): Promise<WatchWithSecrets[]>;
  watch(id: string): Promise<WatchWithSecrets | undefined>;
  /** Stops a watch: nothing is sent from now on. */
  stop(id: string, why: string): Promise<void>;
  /** Deletes a watch with its notifications and deliveries. @returns its last state; undefined if there is none */
  remove(id: string): Promise<WatchWithSecrets | undefined>;
  /**
   * Records that a watch is to be notified of a quote.
   *
   * @returns whether the delivery still has to be put on the queue
   */
  expect(id: string, quote: string): Promise<boolean>;
  /** The delivery is on the queue now. */
  queued(id: string, quote: string): Promise<void>;
  /** Undefined if there is no notification. */
  notification(id: string, quote: string): Promise<Notification | undefined>;
  /** An attempt was made, and whatever follows from it is on the queue. */
  attempted(id: string, quote: string, attempts: number, outcome?: Notification['outcome']): Promise<void>;
  /** The quote is gone; if it comes back, it is reported. */
  forget(id: string, quote: string): Promise<void>;
  /** Records an attempt; only the last ones are kept. */
  note(id: string, delivery: Delivery): Promise<void>;
  /** Latest first. */
  deliveries(id: string): Promise<Delivery[]>;
}

/** @returns the new item; undefined if the condition did not hold */
async function update<Item>(
  table: Table,
  key: Key,
  change: string,
  values: Record<string, unknown>,
  condition: string,
): Promise<Item | undefined> {
  const answer = await updateItem(table, key, change, values, condition, 'ALL_NEW');
  return answer?.Attributes as Item | undefined;
}

const IS_THERE = 'attribute_exists(#pk)';

/**
 * The watches of a table.
 *
 * @param options `deliveriesKept`: how many deliveries are kept for a watch; 50 unless given
 */
export function createWatchStore(
  settings: StoreSettings,
  { deliveriesKept = DELIVERIES_KEPT }: { deliveriesKept?: number } = {},
): WatchStore {
  const table = connect(settings);
  const find = async (id: string) => {
    const item = await readItem<WatchItem>(table, watchKey(id));
    return item?.isDeleted ? undefined : item;
  };
  return {
    async create(watch) {
      await putItem(table, { ...watchKey(watch.id), ...watch });
    },
    async list() {
      const items = await allOf<WatchItem>(table, {
        partition: WATCHES,
        ...beginning(ANY_WATCH),
        consistent: true,
      });
      return items
        .filter(({ isDeleted }) => !isDeleted)
        .map(watchFrom)
        .sort((a, b) => (a.created < b.created ? -1 : 1));
    },
    async watch(id) {
      const item = await find(id);
      return item && watchFrom(item);
    },
    async stop(id, why) {
      await update(table, watchKey(id), 'SET #stopped = :why', { why }, IS_THERE);
    },
    async remove(id) {
      // Once it is marked, nobody sees the watch or adds to it while the rest is deleted; after a crash this is
      // repeated.
      const item = await update<WatchItem>(
        table,
        watchKey(id),
        'SET #isDeleted = :true',
        { true: true },
        IS_THERE,
      );
      if (!item) return undefined;
      const pages = pagesOf<Key>(table, {
        partition: partitionOf(id),
        ...beginning(''),
        consistent: true,
        attributes: '#pk, #sk',
      });
      for await (const page of pages) await writeAll(table, page.map(remove));
      await deleteItem(table, watchKey(id));
      return watchFrom(item);
    },
    async expect(id, quote) {
      const key = notificationKey(id, quote);
      const isNew = await putItem(table, key, 'attribute_not_exists(#pk)');
      return isNew || (await readItem<Notification>(table, key))?.attempts === undefined;
    },
    async queued(id, quote) {
      const isFirst = `${IS_THERE} AND attribute_not_exists(#attempts)`;
      await update(table, notificationKey(id, quote), 'SET #attempts = :none', { none: 0 }, isFirst);
    },
    notification: (id, quote) => readItem<Notification>(table, notificationKey(id, quote)),
    async attempted(id, quote, attempts, outcome) {
      const change = `SET #attempts = :attempts${outcome === undefined ? '' : ', #outcome = :outcome'}`;
      const values = { attempts, ...(outcome !== undefined && { outcome }) };
      await update(table, notificationKey(id, quote), change, values, IS_THERE);
    },
    forget: (id, quote) => deleteItem(table, notificationKey(id, quote)),
    async note(id, delivery) {
      const item = await update<WatchItem>(table, watchKey(id), 'ADD #noted :one', { one: 1 }, IS_THERE);
      if (!item) return;
      // Slots are reused in turn, so nothing has to be deleted.
      const sk = `${ANY_DELIVERY}${(item.noted ?? 0) % deliveriesKept}`;
      await putItem(table, { pk: partitionOf(id), sk, ...delivery });
    },
    async deliveries(id) {
      const items = await allOf<Delivery & Key>(table, {
        partition: partitionOf(id),
        ...beginning(ANY_DELIVERY),
        consistent: true,
      });
      return items
        .map(({ pk: _pk, sk: _sk, ...delivery }) => delivery)
        .sort((a, b) => (a.time > b.time ? -1 : 1));
    },
  };
}
