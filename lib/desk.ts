import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import { DESK_TIMEOUT_S } from './limits.ts';
import type { QueryApi } from './query-api.ts';
import type { StageSettings } from './settings.ts';

export interface DeskProps {
  settings: StageSettings;
  drop: Drop;
  store: ArticleStore;
  queryApi: QueryApi;
}

/** Explains quotes with the engine, and retries files that failed too often. */
export class Desk extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, { settings, drop, store, queryApi }: DeskProps) {
    super(scope, id);

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'desk',
      description: 'Whosaid: explains quotes, and retries files',
      // As much as the extract function has, because it reads the same texts with the same engine.
      memoryMb: settings.extract.memoryMb,
      timeoutS: DESK_TIMEOUT_S,
      environment: {
        TABLE_NAME: store.table.tableName,
        TEXT_BUCKET: drop.texts.bucketName,
        QUEUE_URL: drop.queue.queueUrl,
        DEAD_LETTER_QUEUE_URL: drop.deadLetters.queueUrl,
      },
      settings,
    });
    store.grantReadByKey(this.function);
    drop.texts.grantObjects(this.function, ['s3:GetObject']);
    this.function.allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
      [drop.deadLetters.queueArn],
    );
    this.function.allow(['sqs:SendMessage'], [drop.queue.queueArn]);

    const { reading, changing } = queryApi.route('Desk', this.function);
    queryApi.throttle([...reading, ...changing], settings.api.correctingThrottle);
  }
}
