import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EXTRACT_TIMEOUT_S } from './limits.ts';
import { PrivateBucket } from './private-bucket.ts';
import { createQueues, type Queues } from './queues.ts';
import type { StageSettings } from './settings.ts';

/**
 * Everything that can happen to an object: it is created or replaced, somebody deletes it, or a lifecycle rule does.
 */
const EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'];

export interface DropProps {
  settings: StageSettings;
}

/** Where articles are dropped, and the queue of events about them. */
export class Drop extends Construct implements Queues {
  /** Users' files. */
  readonly articles: PrivateBucket;
  /** The texts that all spans point into, one object for each article. */
  readonly texts: PrivateBucket;
  /** The record of who accessed which object. */
  readonly accessRecords: PrivateBucket;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { settings }: DropProps) {
    super(scope, id);

    this.accessRecords = new PrivateBucket(this, 'AccessRecords', {
      // The access record must outlive the stage; it expires by itself.
      keep: true,
      expireAfterDays: settings.accessRecordDays,
    });
    const { accessRecords } = this;
    this.articles = new PrivateBucket(this, 'Articles', { keep: settings.keepData, accessRecords });
    this.texts = new PrivateBucket(this, 'Texts', { keep: settings.keepData, accessRecords });

    ({ queue: this.queue, deadLetters: this.deadLetters } = createQueues(this, {
      id: 'Events',
      name: 'events',
      timeoutS: EXTRACT_TIMEOUT_S,
    }));
    this.sendEvents();
  }

  /**
   * Bucket notifications as a property of the bucket itself. CDK's `addEventNotification` would add a function of
   * its own with rights on every bucket of the account, to break the cycle of bucket, queue policy and bucket;
   * a condition on the names that CloudFormation gives this stack's buckets breaks it as well.
   */
  private sendEvents() {
    const stack = Stack.of(this);
    const { policyDependable } = this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': `arn:${stack.partition}:s3:::${stack.stackName.toLowerCase()}-*` },
        },
      }),
    );
    const bucket = this.articles.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: EVENTS.map((event) => ({ event, queue: this.queue.queueArn })),
    };
    // S3 sends a test event when the notification is created, so the policy that allows it must exist before.
    if (policyDependable) bucket.node.addDependency(policyDependable);
  }
}
