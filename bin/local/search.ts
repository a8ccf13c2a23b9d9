import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_ATTEMPTS } from '../../lambdas/extract/limits.ts';
import { createIndexer } from '../../lambdas/indexer/handler.ts';
import type { FilesContext } from '../../lambdas/indexer/index-changes.ts';
import { replay } from '../../lambdas/indexer/replay.ts';
import type { Log } from '../../lambdas/logging/log.ts';
import type { StoreReader } from '../../lambdas/model/stored.ts';
import { onlyComplete } from '../../lambdas/search/index.ts';
import { openSqliteIndex } from '../../lambdas/search/sqlite-index.ts';
import { Poller } from './poller.ts';
import type { Queue } from './queue.ts';

export interface LocalSearchOptions extends Omit<FilesContext, 'index'> {
  /** The data folder, which holds the index. */
  data: string;
  store: StoreReader;
  /** The queue of changes. */
  queue: Queue;
  /** Seconds until a change is retried after its first failure. */
  firstPause: number;
  log: Log;
}

/** The index file in a data folder. */
export const indexPath = (data: string) => join(data, 'search.sqlite');

const BATCH_SIZE = 10;
/** What changes meanwhile is indexed in one transaction. */
const REST_MS = 500;
const PAUSE_MS = 5000;

/**
 * Keeps a search index in the data folder: applies changes, and indexes everything stored if the index is new or was
 * rebuilt.
 */
export function startSearch({ data, queue, firstPause, log, ...context }: LocalSearchOptions) {
  const ending = new AbortController();
  const index = openSqliteIndex(indexPath(data), { onRenewed: () => void complete() });
  const poller = new Poller({
    queue,
    extract: createIndexer({ ...context, index, log }),
    batchSize: BATCH_SIZE,
    concurrency: 1,
    maxReceiveCount: MAX_ATTEMPTS,
    firstPause,
    rest: REST_MS,
  });
  let completing: Promise<void> | undefined;

  async function putAllIn(): Promise<void> {
    while (!ending.signal.aborted && !(await index.state())?.isComplete) {
      try {
        await replay({ ...context, index, signal: ending.signal });
      } catch (error) {
        if (ending.signal.aborted) return;
        log({ level: 'ERROR', event: 'replay', message: (error as Error).message });
        await sleep(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  }

  function complete(): Promise<void> {
    completing ??= putAllIn().finally(() => {
      completing = undefined;
    });
    return completing;
  }

  void complete();
  poller.start();
  return {
    /** The index; refuses searches until it is complete. */
    search: onlyComplete(index, { trust: 0 }),
    /** Resolves only if the queue can't be read or written any more. */
    broken: poller.broken,
    async close(grace = 2000) {
      ending.abort();
      await poller.stop(grace);
      await completing;
      await index.close();
    },
  };
}
