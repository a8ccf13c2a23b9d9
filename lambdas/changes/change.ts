import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';

const Change = z.union([
  z.object({ change: z.object({ file: z.string() }) }),
  z.object({ change: z.object({ speaker: z.string() }) }),
]);

/**
 * A change of what readers see of a file, or of a speaker. It says where to look, not
 * what changed: a consumer that gets it late, twice or out of order reads the current state.
 */
export type Change = z.infer<typeof Change>['change'];

/** Announces a change to all consumers. Resolves once it is in all queues. */
export type Announce = (change: Change) => Promise<void>;

/** A message that is not a change; it goes to the dead-letter queue. */
export class UnknownChange extends Error {
  constructor(why: string) {
    super(`The message is not a change: ${why}. Look at it in the dead-letter queue.`);
    this.name = 'UnknownChange';
  }
}

/** A change as a message. */
export const changeMessage = (change: Change): string => JSON.stringify({ change });

/**
 * The change in a message.
 *
 * @throws {UnknownChange}
 */
export function readChange(body: string): Change {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new UnknownChange('it is not JSON');
  }
  const read = Change.safeParse(parsed);
  if (!read.success) throw new UnknownChange(z.prettifyError(read.error));
  return read.data.change;
}

/** Announces to the consumers of these queues. */
export const createAnnounce =
  (sqs: SQSClient, queueUrls: readonly string[]): Announce =>
  async (change) => {
    const MessageBody = changeMessage(change);
    await Promise.all(
      queueUrls.map((QueueUrl) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))),
    );
  };

/** The queues in a setting, separated by blanks. */
export const queuesIn = (setting = ''): string[] => setting.split(' ').filter((url) => url !== '');
