import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import { EXTRACT_TIMEOUT_S } from './limits.ts';
import { consume } from './queues.ts';
import type { StageSettings } from './settings.ts';

export interface ExtractProps {
  settings: StageSettings;
  drop: Drop;
  store: ArticleStore;
}

/** Reads dropped files, extracts quotes, and stores them. */
export class Extract extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, { settings, drop, store }: ExtractProps) {
    super(scope, id);

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'extract',
      description: 'Whosaid: extracts quotes from dropped articles',
      memoryMb: settings.extract.memoryMb,
      timeoutS: EXTRACT_TIMEOUT_S,
      environment: {
        TABLE_NAME: store.table.tableName,
        TEXT_BUCKET: drop.texts.bucketName,
        QUEUE_URL: drop.queue.queueUrl,
      },
      settings,
      // A file too long for one invocation is continued through a message to the function's own queue. Lambda considers
      // such a chain a runaway loop and stops it after about sixteen messages, unless loop detection is off.
      recursiveLoop: RecursiveLoop.ALLOW,
    });

    const { batchSize, maxConcurrency } = settings.extract;
    consume(this.function, drop.queue, { batchSize, maxConcurrency });

    store.grantWrite(this.function);
    drop.articles.grantObjects(this.function, ['s3:GetObject']);
    drop.texts.grantObjects(this.function, ['s3:PutObject', 's3:DeleteObject']);
    this.function.allow(['sqs:SendMessage'], [drop.queue.queueArn]);
  }

  /** The metrics in the function's log: `Articles` (including failed ones), `FailedArticles` or `Quotes`. */
  metric(name: 'Articles' | 'FailedArticles' | 'Quotes', options: MetricOptions): Metric {
    return new Metric({
      namespace: 'Whosaid',
      metricName: name,
      dimensionsMap: { FunctionName: this.function.functionName },
      ...options,
    });
  }
}
