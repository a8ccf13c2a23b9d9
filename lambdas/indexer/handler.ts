import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { changeMessage, readChange } from '../changes/change.ts';
import { errorFields, type Log } from '../logging/log.ts';
import { inParallel } from '../store/index.ts';
import { type IndexingContext, indexChange } from './index-changes.ts';

export interface IndexerOptions extends IndexingContext {
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

const WIDTH = 4;

/**
 * Keeps the index as the table is, by messages that tell of changes. The answer names those that are to come back: where
 * the index or the table didn't do it, and those that nobody knows, which become dead letters.
 *
 * @example
 * export const handler = createIndexer({ store, files, readText, index });
 */
export function createIndexer({ log = () => {}, ...context }: IndexerOptions) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    const fail = (messageId: string, error: unknown) => {
      log({ level: 'ERROR', event: 'change', messageId, ...errorFields(error) });
      failed.push(messageId);
    };
    // Of the same change several times in a batch, once is enough.
    const changes = Map.groupBy(
      Records.flatMap(({ messageId, body }) => {
        try {
          return [{ messageId, change: readChange(body) }];
        } catch (error) {
          fail(messageId, error);
          return [];
        }
      }),
      ({ change }) => changeMessage(change),
    );
    await inParallel([...changes.values()], WIDTH, async (same) => {
      try {
        await indexChange(context, same[0]!.change);
      } catch (error) {
        for (const { messageId } of same) fail(messageId, error);
      }
    });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
