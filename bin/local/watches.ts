import type { SQSClient } from '@aws-sdk/client-sqs';
import { MAX_ATTEMPTS } from '../../lambdas/extract/limits.ts';
import type { Log } from '../../lambdas/logging/log.ts';
import { createWatchStore, type StoreSettings } from '../../lambdas/store/index.ts';
import { createWatchApi } from '../../lambdas/watches/api.ts';
import { createWatcher } from '../../lambdas/watches/consumer.ts';
import type { MatchContext } from '../../lambdas/watches/matching.ts';
import { createNotifier } from '../../lambdas/watches/notifier.ts';
import { queueOf } from '../../lambdas/watches/queue.ts';
import { createWatching } from '../../lambdas/watches/watching.ts';
import { createWebhookClient } from '../../lambdas/watches/webhook-client.ts';
import type { Emulator } from './emulator.ts';
import { Poller } from './poller.ts';

export interface LocalWatchesOptions extends Omit<MatchContext, 'log'> {
  settings: StoreSettings;
  sqs: SQSClient;
  emulator: Pick<Emulator, 'watchQueue' | 'watchDeadLetters'>;
  /** Web origins whose pages may use the API. */
  allowOrigins: string[];
  /** Seconds until a message is retried after its first failure. */
  firstPause: number;
  log: Log;
}

const BATCH_SIZE = 10;
/** What changes meanwhile is one batch. */
const REST_MS = 1000;

/** Answers requests about watches, and evaluates changes for them. */
export function startWatches(options: LocalWatchesOptions) {
  const { settings, sqs, emulator, allowOrigins, firstPause, ...context } = options;
  const { watchQueue, watchDeadLetters } = emulator;
  const network = 'local';
  const now = Date.now;
  const watches = createWatchStore(settings);
  const notify = createNotifier(createWebhookClient({ network }), now);
  const poller = new Poller({
    queue: watchQueue,
    extract: createWatcher({
      ...context,
      watches,
      notify,
      ...queueOf(sqs, watchQueue.url, watchDeadLetters.url),
      now,
    }),
    batchSize: BATCH_SIZE,
    concurrency: 1,
    maxReceiveCount: MAX_ATTEMPTS,
    firstPause,
    rest: REST_MS,
  });
  poller.start();
  return {
    answer: createWatchApi({ watching: createWatching({ watches, notify, network, now }), allowOrigins }),
    /** Resolves only if the queue can't be read or written any more. */
    broken: poller.broken,
    close: (grace = 2000) => poller.stop(grace),
  };
}
