import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { errorFields, type Log } from '../logging/log.ts';
import { inParallel } from '../store/index.ts';
import { type Change, changeMessage, readChange } from './change.ts';

/** What follows the changes of one batch of messages. */
export interface Follower {
  /** Works on one change. Others of the batch are worked on at the same time. */
  follow(change: Change): Promise<void>;
  /** What is to be done for all of them together; where it fails, all come back. */
  finish?(): Promise<void>;
}

export interface ConsumerOptions {
  /** Called for each batch. */
  begin(): Follower;
  /** Changes that are worked on at the same time. */
  width: number;
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

/**
 * Follows what changes, by messages that tell of it. The answer names those that are to come back: where following failed,
 * and those that nobody knows, which become dead letters.
 */
export function createConsumer({ begin, width, log = () => {} }: ConsumerOptions) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = new Set<string>();
    const fail = (messageId: string, error: unknown) => {
      log({ level: 'ERROR', event: 'change', messageId, ...errorFields(error) });
      failed.add(messageId);
    };
    const failAll = (messages: readonly { messageId: string }[], error: unknown) => {
      for (const { messageId } of messages) if (!failed.has(messageId)) fail(messageId, error);
    };
    const read = Records.flatMap(({ messageId, body }) => {
      try {
        return [{ messageId, change: readChange(body) }];
      } catch (error) {
        fail(messageId, error);
        return [];
      }
    });
    // Of the same change several times in a batch, once is enough.
    const changes = Map.groupBy(read, ({ change }) => changeMessage(change));
    const follower = begin();
    await inParallel([...changes.values()], width, async (same) => {
      try {
        await follower.follow(same[0]!.change);
      } catch (error) {
        failAll(same, error);
      }
    });
    try {
      await follower.finish?.();
    } catch (error) {
      failAll(read, error);
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
