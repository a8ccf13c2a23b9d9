import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';

const Change = z.union([
  z.object({ change: z.object({ file: z.string() }) }),
  z.object({ change: z.object({ speaker: z.string() }) }),
]);

/**
 * What is different from before: what readers see of a file, or what is said of a speaker. It says where to look, not
 * what is there: whoever hears of it late, twice or in another order looks at what is there now.
 */
export type Change = z.infer<typeof Change>['change'];

/** Tells all consumers of a change. Resolves when each has it in its queue. */
export type Announce = (change: Change) => Promise<void>;

/** A message that is no change: it is left to the dead-letter queue. */
export class UnknownChange extends Error {
  constructor(why: string) {
    super(`The message is not a change: ${why}. Look at it in the dead-letter queue.`);
    this.name = 'UnknownChange';
  }
}

/** A change as a message. */
export const changeMessage = (change: Change): string => JSON.stringify({ change });

/**
 * What a message tells of.
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

/** Announces to the consumers whose queues these are. */
export const createAnnounce =
  (sqs: SQSClient, queueUrls: readonly string[]): Announce =>
  async (change) => {
    const MessageBody = changeMessage(change);
    await Promise.all(
      queueUrls.map((QueueUrl) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))),
    );
  };

/** The queues that a setting lists, with blanks between them. */
export const queuesIn = (setting = ''): string[] => setting.split(' ').filter((url) => url !== '');
