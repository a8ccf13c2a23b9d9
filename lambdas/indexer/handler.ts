import { readChange } from '../changes/change.ts';
import { createConsumer } from '../changes/consumer.ts';
import type { Log } from '../logging/log.ts';
import { type IndexingContext, indexChange } from './index-changes.ts';

export interface IndexerOptions extends IndexingContext {
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
  /** How many files are indexed at the same time; 4 unless given. */
  concurrency?: number;
}

const CONCURRENCY = 4;

/**
 * Keeps the index up to date, following messages about changes.
 *
 * @example
 * export const handler = createIndexer({ store, files, readText, index });
 */
export const createIndexer = ({ log, concurrency = CONCURRENCY, ...context }: IndexerOptions) =>
  createConsumer({
    read: readChange,
    concurrency,
    ...(log && { log }),
    begin: () => ({ follow: (change) => indexChange(context, change) }),
  });
