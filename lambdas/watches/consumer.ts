import { createConsumer } from '../changes/consumer.ts';
import type { WatchWithSecrets } from '../model/watch.ts';
import { inParallel } from '../store/index.ts';
import { type DeliveryContext, deliver } from './delivering.ts';
import { type MatchContext, matchesIn } from './matching.ts';
import { taskIn } from './messages.ts';

/** The log gets one entry for each message that comes back, too; nothing is logged unless given. */
export interface WatcherOptions extends MatchContext, DeliveryContext {}

const CONCURRENCY = 5;

/** Queues a delivery for each quote of a file that a watch is to be notified of and wasn't yet. */
async function announceMatches(
  context: WatcherOptions,
  watches: readonly WatchWithSecrets[],
  fileId: string,
): Promise<void> {
  const { watches: store, send, now } = context;
  for await (const matches of matchesIn(context, watches, fileId, now())) {
    await inParallel(matches, CONCURRENCY, async (match) => {
      if (!(await store.expect(match.watch, match.quote))) return;
      await send({ ...match, attempt: 1, due: 0 }, 0);
      await store.queued(match.watch, match.quote);
    });
  }
}

/**
 * Handles the messages of the watches' queue: changes, and the deliveries that it queues itself. The
 * answer names the messages that should come back.
 *
 * @example
 * export const handler = createWatcher({ watches, store, files, readText, notify, send, giveUp, now: Date.now });
 */
export const createWatcher = ({ log, ...options }: WatcherOptions) =>
  createConsumer({
    read: taskIn,
    concurrency: CONCURRENCY,
    ...(log && { log }),
    begin() {
      const context = { ...options, ...(log && { log }), store: options.store.forOneAnswer() };
      let all: Promise<WatchWithSecrets[]> | undefined;
      const active = async () => {
        all ??= context.watches.list();
        return (await all).filter(({ stopped }) => stopped === undefined);
      };
      return {
        async follow(message) {
          if ('delivery' in message) return await deliver(context, message.delivery);
          const { change } = message;
          // A change of speakers has no new quotes: they were reported when they arrived.
          if (!('file' in change)) return;
          const watches = await active();
          if (watches.length > 0) await announceMatches(context, watches, change.file);
        },
      };
    },
  });
