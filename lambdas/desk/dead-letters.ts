import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type FileEvent, tasksIn } from '../extract/events.ts';
import type { DeadLetters } from '../routes/desk/desk.ts';
import type { FailureStore } from '../store/index.ts';
import { MAX_LISTED_MESSAGES, MAX_MESSAGE_LENGTH, MAX_SEARCHED_MESSAGES } from './limits.ts';

export interface DeadLetterSettings {
  sqs: SQSClient;
  /** The dead-letter queue, and the queue from which its messages come. */
  deadLetterQueueUrl: string;
  queueUrl: string;
  failures: Pick<FailureStore, 'reasons'>;
}

/** How long messages are hidden from others while they are read, in seconds. */
const HIDDEN_S = 20;
/** SQS asks all its servers only for a long poll. */
const WAIT_S = 1;

function eventIn(body: string): FileEvent | undefined {
  try {
    return tasksIn(body)[0]?.event;
  } catch {
    return undefined;
  }
}

function shown({ MessageId = '', Body = '', Attributes }: Message, reasons: ReadonlyMap<string, string>) {
  const event = eventIn(Body);
  return {
    id: MessageId,
    sent: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
    file: event ? { bucket: event.bucket, key: event.key } : null,
    change: event?.change ?? null,
    reason: reasons.get(MessageId) ?? null,
    message: event ? null : Body.slice(0, MAX_MESSAGE_LENGTH).toWellFormed(),
  };
}

/** Reads an SQS dead-letter queue. Its messages can only be received: they are hidden then, and returned afterwards. */
export function createDeadLetters({
  sqs,
  deadLetterQueueUrl,
  queueUrl,
  failures,
}: DeadLetterSettings): DeadLetters {
  const QueueUrl = deadLetterQueueUrl;

  /** All of up to so many, a request at a time. */
  async function* received(most: number): AsyncGenerator<Message[]> {
    const seen = new Set<string>();
    while (seen.size < most) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: HIDDEN_S,
          WaitTimeSeconds: WAIT_S,
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
      for (const { MessageId = '' } of fresh) seen.add(MessageId);
      yield fresh;
      // Received twice, so the first ones are visible again: all have been seen.
      if (fresh.length === 0) return;
    }
  }

  const giveBack = (messages: readonly Message[]) =>
    Promise.all(
      messages.map(({ ReceiptHandle }) =>
        // A message that was hidden for too long is back already.
        sqs
          .send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
          .catch(() => {}),
      ),
    );

  return {
    async list() {
      const messages: Message[] = [];
      try {
        for await (const some of received(MAX_LISTED_MESSAGES + 1)) messages.push(...some);
      } finally {
        await giveBack(messages);
      }
      const reasons = await failures.reasons(messages.map(({ MessageId = '' }) => MessageId));
      const items = messages
        .map((message) => shown(message, reasons))
        .sort((a, b) => (`${a.sent} ${a.id}` < `${b.sent} ${b.id}` ? -1 : 1));
      return { items: items.slice(0, MAX_LISTED_MESSAGES), more: items.length > MAX_LISTED_MESSAGES };
    },

    async retry(id) {
      const others: Message[] = [];
      try {
        for await (const some of received(MAX_SEARCHED_MESSAGES)) {
          const message = some.find(({ MessageId }) => MessageId === id);
          others.push(...some.filter((other) => other !== message));
          if (!message) continue;
          // In this order: sending it twice does no harm, not sending it would lose it.
          await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: message.Body }));
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
          return true;
        }
        return false;
      } finally {
        await giveBack(others);
      }
    },
  };
}
