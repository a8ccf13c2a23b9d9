import { Validations } from 'aws-cdk-lib';
import type { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import { CONSUMER_TIMEOUT_S } from './limits.ts';
import type { QueryApi } from './query-api.ts';
import { consume, createChangeQueues, type Queues } from './queues.ts';
import type { StageSettings } from './settings.ts';
import { createTopic } from './topic.ts';

export interface WatchesProps {
  settings: StageSettings;
  drop: Drop;
  store: ArticleStore;
  queryApi: QueryApi;
}

/** Notifications by webhook or mail: the queue of changes and deliveries, the function, and its part of the API. */
export class Watches extends Construct implements Queues {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly function: LambdaFunction;
  /** The routes that write. */
  readonly changingRoutes: HttpRoute[];

  constructor(scope: Construct, id: string, { settings, drop, store, queryApi }: WatchesProps) {
    super(scope, id);
    ({ queue: this.queue, deadLetters: this.deadLetters } = createChangeQueues(this, 'watches'));
    // Each address has a subscription of its own, with a filter for its watch.
    const { topic, key } = createTopic(this, 'mails of watches');
    Validations.of(topic).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'Nothing would read a queue of mails that SNS can’t deliver; their quotes can still be queried.',
    });

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'watches',
      description: 'Whosaid: notifies watches of new quotes',
      memoryMb: 512,
      timeoutS: CONSUMER_TIMEOUT_S,
      environment: {
        TABLE_NAME: store.table.tableName,
        TEXT_BUCKET: drop.texts.bucketName,
        QUEUE_URL: this.queue.queueUrl,
        DEAD_LETTERS_URL: this.deadLetters.queueUrl,
        MAIL_TOPIC: topic.topicArn,
      },
      settings,
      // What can't be delivered is put on the function's own queue again for at most a day, so it can't run away.
      recursiveLoop: RecursiveLoop.ALLOW,
    });
    consume(this.function, this.queue);
    store.grantRead(this.function);
    store.grantWatches(this.function);
    drop.texts.grantObjects(this.function, ['s3:GetObject']);
    this.function.allow(['sqs:SendMessage'], [this.queue.queueArn, this.deadLetters.queueArn]);
    this.function.allow(['sns:Publish', 'sns:Subscribe'], [topic.topicArn]);
    this.function.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]);
    this.function.allow(['sns:Unsubscribe'], [topic.topicArn]);

    this.changingRoutes = queryApi.route('Watches', this.function).changing;
  }
}
