import { readChange } from '../changes/change.ts';
import { createConsumer } from '../changes/consumer.ts';
import type { Log } from '../logging/log.ts';
import {
  CONCURRENCY,
  type IndexingContext,
  indexSpeaker,
  type PutFile,
  putFile,
  removeOld,
} from './index-changes.ts';

export interface IndexerOptions extends IndexingContext {
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

/** The share of an invocation's time that is reserved for deleting what is old. */
const RESERVE = 1 / 3;
/** The share of it that is enough to do so again for files that changed in the meantime. */
const LAST_RESERVE = 1 / 6;

/**
 * Keeps the index up to date, following messages about changes.
 *
 * @example
 * export const handler = createIndexer({ store, files, readText, index });
 */
export const createIndexer = ({ log, ...context }: IndexerOptions) =>
  createConsumer({
    read: readChange,
    concurrency: CONCURRENCY,
    ...(log && { log }),
    begin: (timeLeft) => {
      const files: PutFile[] = [];
      return {
        async follow(change) {
          if ('file' in change) files.push(await putFile(context, change.file, () => timeLeft() < RESERVE));
          else await indexSpeaker(context, change.speaker);
        },
        async finish() {
          const failed = await removeOld(context, files, () => timeLeft() < LAST_RESERVE);
          return [...failed].map(([file, error]) => [{ file }, error] as const);
        },
      };
    },
  });
