import type { QuoteInArticle, StoreReader } from '../model/stored.ts';
import { quoteResource } from '../routes/resources.ts';
import type { WatchStore } from '../store/index.ts';
import { DELIVERY_PAUSES_S } from './limits.ts';
import { quoteKeys } from './matching.ts';
import type { DueDelivery } from './messages.ts';
import type { Notify } from './notifier.ts';

/** What deliveries need. */
export interface DeliveryContext {
  watches: WatchStore;
  store: StoreReader;
  notify: Notify;
  /** Queues a delivery, delayed by so many seconds. */
  send(delivery: DueDelivery, seconds: number): Promise<void>;
  /** Moves a delivery that failed for a day to the dead letters. */
  giveUp(delivery: DueDelivery): Promise<void>;
  /** Milliseconds of the clock. */
  now(): number;
}

/** The longest that SQS delays a message. */
const LONGEST_DELAY = 900;

/** The same for every attempt at the same quote and watch, so that receivers can ignore what they have. */
export const messageIdOf = ({ watch, quote }: Pick<DueDelivery, 'watch' | 'quote'>) =>
  `msg_${watch}_${quote}`;

/** The quote as readers see it now; its id may have changed. */
async function quoteNow(
  store: StoreReader,
  { article, quote }: DueDelivery,
): Promise<QuoteInArticle | undefined> {
  const items: QuoteInArticle[] = [];
  let after: string | undefined;
  do {
    const page = await store.quotesOfArticle(
      article,
      {},
      { limit: 100, ...(after !== undefined && { after }) },
    );
    items.push(...(page?.items ?? []));
    after = page?.next;
  } while (after !== undefined);
  const keys = quoteKeys(items.map(({ quote: one }) => one));
  return items.find(({ quote: { id } }) => keys.get(id) === quote);
}

/**
 * Tries to notify a watch of a quote; if that fails, queues the next attempt. May be repeated at any time:
 * an attempt that is recorded isn't made again, and after a crash before that the receiver gets the same message
 * id once more.
 */
export async function deliver(context: DeliveryContext, delivery: DueDelivery): Promise<void> {
  const { watches, store, notify, send, giveUp, now } = context;
  const { watch: id, quote: key, attempt, due } = delivery;
  if (due > now()) return send(delivery, Math.min(LONGEST_DELAY, Math.ceil((due - now()) / 1000)));
  const [watch, notification] = await Promise.all([watches.watch(id), watches.notification(id, key)]);
  if (!watch || watch.stopped !== undefined || !notification) return;
  if (notification.outcome === 'delivered' || (notification.attempts ?? 0) >= attempt) return;
  const quote = await quoteNow(store, delivery);
  if (!quote) return watches.forget(id, key);

  const message = messageIdOf(delivery);
  const time = new Date(now()).toISOString();
  const { isDelivered, isGone, detail } = await notify(watch, message, {
    type: 'quote.found',
    timestamp: time,
    data: { watch: id, quote: quoteResource(quote) },
  });
  const pause = DELIVERY_PAUSES_S[attempt - 1];
  const isLast = isGone === true || pause === undefined;
  const outcome = isDelivered ? 'delivered' : isLast ? 'given-up' : undefined;
  if (isGone) await watches.stop(id, 'The receiver answered 410: it is gone.');
  else if (outcome === 'given-up') await giveUp({ ...delivery, attempt: attempt + 1, due: 0 });
  else if (pause !== undefined && !isDelivered)
    await send(
      { ...delivery, attempt: attempt + 1, due: now() + pause * 1000 },
      Math.min(LONGEST_DELAY, pause),
    );
  await watches.note(id, { time, message, attempt, outcome: outcome ?? 'failed', detail });
  await watches.attempted(id, key, attempt, outcome);
}
