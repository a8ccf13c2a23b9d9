import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryContext } from './delivering.ts';
import { deliveryMessage } from './messages.ts';

/** Deliveries on a queue, and those that are given up on another. */
export const queueOf = (
  sqs: SQSClient,
  queueUrl: string,
  deadLettersUrl: string,
): Pick<DeliveryContext, 'send' | 'giveUp'> => ({
  async send(delivery, DelaySeconds) {
    const MessageBody = deliveryMessage(delivery);
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds }));
  },
  async giveUp(delivery) {
    const MessageBody = deliveryMessage(delivery);
    await sqs.send(new SendMessageCommand({ QueueUrl: deadLettersUrl, MessageBody }));
  },
});
