import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { Function as LambdaCode } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { MAX_ATTEMPTS } from '../lambdas/extract/limits.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { CONSUMER_TIMEOUT_S, MESSAGE_DAYS } from './limits.ts';

/** A queue that a function handles, and its dead letters. */
export interface Queues {
  queue: Queue;
  deadLetters: Queue;
}

export interface QueuesOptions {
  /** The id of the queue's construct. */
  id: string;
  /** The queue's name, appended to the name of the stack. */
  name: string;
  /** How long an invocation of the function may take, in seconds. */
  timeoutS: number;
  /** How long messages are collected before the function gets them; not at all unless given. */
  gathered?: Duration | undefined;
}

/** Creates a queue, and the queue of its dead letters. */
export function createQueues(scope: Construct, { id, name, timeoutS, gathered }: QueuesOptions): Queues {
  const stack = Stack.of(scope);
  // Each of the two queues must name the other, so one of them needs a name that is known in advance.
  const queueName = `${stack.stackName}-${name}`;
  const shared = {
    // Not KMS: S3 can't send to a queue under the AWS-managed key.
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(MESSAGE_DAYS),
  };
  const deadLetters = new Queue(scope, 'DeadLetters', {
    ...shared,
    redriveAllowPolicy: {
      redrivePermission: RedrivePermission.BY_QUEUE,
      sourceQueues: [
        Queue.fromQueueArn(scope, `${id}ByName`, stack.formatArn({ service: 'sqs', resource: queueName })),
      ],
    },
  });
  Validations.of(deadLetters).acknowledge({
    id: 'Serverless-SQSRedrivePolicy',
    reason: 'This is the dead-letter queue; a person handles its messages.',
  });
  const queue = new Queue(scope, id, {
    ...shared,
    queueName,
    // As Lambda recommends: six times the function's timeout, so that a batch isn't delivered again while it waits for a
    // free environment, plus the time in which messages are collected.
    visibilityTimeout: Duration.seconds(6 * timeoutS + (gathered?.toSeconds() ?? 0)),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_ATTEMPTS },
  });
  return { queue, deadLetters };
}

/** Creates the queues of a consumer of changes. */
export const createChangeQueues = (scope: Construct, name: string, gathered?: Duration): Queues =>
  createQueues(scope, { id: 'Changes', name, timeoutS: CONSUMER_TIMEOUT_S, gathered });

/** How a function gets its messages. */
export interface Batches {
  /** More than 10 only if they are collected first. */
  batchSize?: number;
  maxBatchingWindow?: Duration;
  /**
   * The most invocations at the same time. Limited here rather than reserved for the function: polls that hit a reserved
   * limit use up receives, and healthy messages become dead letters.
   */
  maxConcurrency?: number;
}

/** Lets a function handle the queue. */
export function consume(consumer: LambdaCode, queue: Queue, batches: Batches = {}): void {
  consumer.addEventSource(
    new SqsEventSource(queue, {
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: 2,
      ...batches,
    }),
  );
  Validations.of(consumer).acknowledge({
    id: 'Serverless-LambdaEventSourceMappingDestination',
    reason: 'A queue as event source takes no failure destination: the queue has its dead-letter queue.',
  });
}

/** Lets functions announce changes to all consumers. */
export function announce(announcers: readonly LambdaFunction[], consumers: readonly Queues[]): void {
  if (consumers.length === 0) return;
  for (const announcer of announcers) {
    announcer.addEnvironment('CHANGE_QUEUES', consumers.map(({ queue }) => queue.queueUrl).join(' '));
    announcer.allow(
      ['sqs:SendMessage'],
      consumers.map(({ queue }) => queue.queueArn),
    );
  }
}
