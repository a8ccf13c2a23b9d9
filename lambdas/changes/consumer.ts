import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { errorFields, type Log } from '../logging/log.ts';
import { inParallel } from '../store/index.ts';

/** What is done for one batch of messages. */
export interface Follower<Message> {
  /** Works on one message. Others of the batch are worked on at the same time. */
  follow(message: Message): Promise<void>;
  /** What is to be done for all of them together; where it fails, all come back. */
  finish?(): Promise<void>;
}

export interface ConsumerOptions<Message> {
  /** What the body of a message says; of one that it throws for, the message comes back. */
  read(body: string): Message;
  /** Called for each batch. */
  begin(): Follower<Message>;
  /** Messages that are worked on at the same time. */
  width: number;
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

/**
 * Works on the messages of a queue. The answer names those that are to come back: where the work failed, and those that
 * could not be read, which become dead letters. Messages of a batch that say the same are worked on once.
 */
export function createConsumer<Message>({ read, begin, width, log = () => {} }: ConsumerOptions<Message>) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = new Set<string>();
    const fail = (messageId: string, error: unknown) => {
      log({ level: 'ERROR', event: 'message', messageId, ...errorFields(error) });
      failed.add(messageId);
    };
    const failAll = (records: readonly { messageId: string }[], error: unknown) => {
      for (const { messageId } of records) if (!failed.has(messageId)) fail(messageId, error);
    };
    const readable = Records.flatMap(({ messageId, body }) => {
      try {
        return [{ messageId, message: read(body) }];
      } catch (error) {
        fail(messageId, error);
        return [];
      }
    });
    const messages = Map.groupBy(readable, ({ message }) => JSON.stringify(message));
    const follower = begin();
    await inParallel([...messages.values()], width, async (same) => {
      try {
        await follower.follow(same[0]!.message);
      } catch (error) {
        failAll(same, error);
      }
    });
    try {
      await follower.finish?.();
    } catch (error) {
      failAll(readable, error);
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
