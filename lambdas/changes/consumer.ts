import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { errorFields, type Log } from '../logging/log.ts';
import { inParallel } from '../store/index.ts';

/** The work on one batch of messages. */
export interface Follower<Message> {
  /** Handles one message, concurrently with others of the batch. */
  follow(message: Message): Promise<void>;
  /** Finishes the batch as a whole; if it fails, all messages come back. */
  finish?(): Promise<void>;
}

export interface ConsumerOptions<Message> {
  /** Parses the body of a message; if it throws, the message comes back. */
  read(body: string): Message;
  /** Called for each batch. */
  begin(): Follower<Message>;
  /** How many messages are handled at the same time. */
  concurrency: number;
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

/**
 * Handles the messages of a queue. The answer names those that should come back: those whose work failed, and those
 * that could not be parsed, which become dead letters. Identical messages of a batch are handled once.
 */
export function createConsumer<Message>({
  read,
  begin,
  concurrency,
  log = () => {},
}: ConsumerOptions<Message>) {
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
    await inParallel([...messages.values()], concurrency, async (same) => {
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
