import { PublishCommand, type SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import type { SendMail } from './notifier.ts';
import type { Mailbox } from './watching.ts';

/** A valid subject for SNS: ASCII, fewer than 100 characters. */
const subjectOf = (subject: string) =>
  subject
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 99);

/** Sends mail through one topic: each address gets the mails of its watch, once it has agreed. */
export function createMail(sns: SNSClient, TopicArn: string): Mailbox & { send: SendMail } {
  return {
    async subscribe(email, watch) {
      const { SubscriptionArn = '' } = await sns.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'email',
          Endpoint: email,
          ReturnSubscriptionArn: true,
          Attributes: { FilterPolicy: JSON.stringify({ watch: [watch] }) },
        }),
      );
      return SubscriptionArn;
    },
    async unsubscribe(SubscriptionArn) {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    },
    async send({ id }, subject, text) {
      await sns.send(
        new PublishCommand({
          TopicArn,
          Subject: subjectOf(subject),
          Message: text,
          MessageAttributes: { watch: { DataType: 'String', StringValue: id } },
        }),
      );
    },
  };
}
