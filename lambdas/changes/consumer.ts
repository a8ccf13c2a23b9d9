import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { errorFields, type Log } from '../logging/log.ts';
import { inParallel } from '../store/index.ts';

/** The work on one batch of messages. */
export interface Follower<Message> {
  /** Handles one message, concurrently with others of the batch. */
  follow(message: Message): Promise<void>;
  /**
   * Finishes the batch as a whole; if it throws, all messages come back.
   *
   * @returns messages whose work failed after all, each with its error; only these come back
   */
  finish?(): Promise<Iterable<readonly [Message, unknown]>>;
}

export interface ConsumerOptions<Message> {
  /** Parses the body of a message; if it throws, the message comes back. */
  read(body: string): Message;
  /** Called for each batch. `timeLeft` tells what share of the invocation's time is left, from 1 to 0. */
  begin(timeLeft: () => number): Follower<Message>;
  /** How many messages are handled at the same time. */
  concurrency: number;
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

/** Without a context, an invocation may take as long as it wants. */
function timeLeftIn(context?: RemainingTime): () => number {
  if (!context) return () => 1;
  const whole = context.getRemainingTimeInMillis();
  return () => context.getRemainingTimeInMillis() / whole;
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
  return async ({ Records }: SQSEvent, context?: RemainingTime): Promise<SQSBatchResponse> => {
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
    const follower = begin(timeLeftIn(context));
    await inParallel([...messages.values()], concurrency, async (same) => {
      try {
        await follower.follow(same[0]!.message);
      } catch (error) {
        failAll(same, error);
      }
    });
    try {
      for (const [message, error] of (await follower.finish?.()) ?? [])
        failAll(messages.get(JSON.stringify(message)) ?? [], error);
    } catch (error) {
      failAll(readable, error);
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
