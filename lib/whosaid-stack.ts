import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { ArticleStore } from './article-store.ts';
import { Budget } from './budget.ts';
import { Corrections } from './corrections.ts';
import { StageDashboard } from './dashboard.ts';
import { Desk } from './desk.ts';
import { Drop } from './drop.ts';
import { Extract } from './extract.ts';
import { Lake } from './lake.ts';
import { PageSite } from './page.ts';
import { QueryApi } from './query-api.ts';
import { announce } from './queues.ts';
import { SearchIndex } from './search-index.ts';
import type { StageName, StageSettings } from './settings.ts';
import { Watches } from './watches.ts';

/**
 * All of one stage: the bucket that articles are dropped in, what works on them, where that is stored, and the
 * API that answers.
 *
 * @example new WhosaidStack(app, 'dev', SETTINGS.dev);
 */
export class WhosaidStack extends Stack {
  constructor(scope: Construct, stage: StageName, settings: StageSettings) {
    super(scope, `whosaid-${stage}`, {
      description: `Whosaid (${stage}): who said what in the news articles that are dropped in a bucket`,
      env: environment(settings),
      terminationProtection: settings.keepData,
    });
    Tags.of(this).add('application', 'whosaid');
    Tags.of(this).add('stage', stage);
    Tags.of(this).add('stack', this.stackName);

    const drop = new Drop(this, 'Drop', { settings });
    const store = new ArticleStore(this, 'Store', { settings });
    const extract = new Extract(this, 'Extract', { settings, drop, store });
    const queryApi = new QueryApi(this, 'Query', { settings, drop, store });
    const corrections = new Corrections(this, 'Correct', { settings, store, queryApi });
    const desk = new Desk(this, 'Desk', { settings, drop, store, queryApi });
    const search =
      settings.search &&
      new SearchIndex(this, 'Search', {
        settings,
        search: settings.search,
        drop,
        store,
        reader: queryApi.function,
      });
    const watches = settings.watches
      ? new Watches(this, 'Watches', { settings, drop, store, queryApi })
      : undefined;
    const lake = settings.lake && new Lake(this, 'Lake', { settings, lake: settings.lake, drop, store });
    queryApi.throttle(
      [...corrections.routes, ...(watches?.changingRoutes ?? [])],
      settings.api.correctingThrottle,
    );
    const page =
      settings.page &&
      new PageSite(this, 'Page', {
        settings,
        page: settings.page,
        drop,
        functions: {
          query: queryApi.function,
          correct: corrections.function,
          desk: desk.function,
          watches: watches?.function,
        },
      });
    announce(
      [extract.function, corrections.function],
      [search, watches, lake].filter((consumer) => consumer !== undefined),
    );
    const alarms = new Alarms(this, 'Alarms', {
      settings,
      drop,
      store,
      extract,
      queryApi,
      corrections,
      desk,
      search,
      watches,
      lake,
    });
    new Budget(this, 'Budget', { settings, stackTag: this.stackName });
    const dashboard = new StageDashboard(this, 'Overview', { drop, store, extract, queryApi, alarms });

    this.output('ArticlesBucket', 'The bucket for articles', drop.articles.bucketName);
    this.output('ApiEndpoint', 'The address of the API', queryApi.api.apiEndpoint);
    this.output('TableName', 'The table of articles, quotes and speakers', store.table.tableName);
    this.output('TextBucket', 'The bucket of the texts that spans point into', drop.texts.bucketName);
    this.output('QueueUrl', 'The queue of events of dropped files', drop.queue.queueUrl);
    this.output(
      'DeadLetterQueueUrl',
      'The queue of events that could not be processed',
      drop.deadLetters.queueUrl,
    );
    this.output('ExtractFunction', 'Extracts quotes from dropped files', extract.function.functionName);
    this.output('QueryFunction', 'Answers requests', queryApi.function.functionName);
    this.output('CorrectFunction', 'Makes corrections', corrections.function.functionName);
    this.output('DeskFunction', 'Explains quotes, and retries files', desk.function.functionName);
    if (page) {
      this.output('PageUrl', 'The address of the page', page.url);
      this.output('UserPoolId', 'The accounts that may log in', page.login.pool.userPoolId);
      this.output('LoginUrl', 'The address of the login', page.login.url);
    }
    if (search) {
      this.output(
        'SearchEndpoint',
        'The endpoint of the search index',
        search.collection.attrCollectionEndpoint,
      );
      this.output('IndexQueueUrl', 'The queue of changes for the search index', search.queue.queueUrl);
      this.output(
        'IndexDeadLetterQueueUrl',
        'The queue of changes that could not be indexed',
        search.deadLetters.queueUrl,
      );
    }
    if (watches) {
      this.output('WatchQueueUrl', 'The queue of changes and deliveries for watches', watches.queue.queueUrl);
      this.output(
        'WatchDeadLetterQueueUrl',
        'The queue of notifications that could not be delivered',
        watches.deadLetters.queueUrl,
      );
      this.output('WatchFunction', 'Sends the notifications of watches', watches.function.functionName);
    }
    if (lake) {
      this.output('LakeBucket', 'The bucket of quotes as Parquet', lake.bucket.bucketName);
      this.output('LakeDatabase', 'The Glue database of the lake', lake.databaseName);
      this.output('LakeWorkgroup', 'The Athena workgroup for queries on the lake', lake.workgroup.name);
      this.output('LakeQueueUrl', 'The queue of changes for the lake', lake.queue.queueUrl);
      this.output(
        'LakeDeadLetterQueueUrl',
        'The queue of changes that could not be written',
        lake.deadLetters.queueUrl,
      );
    }
    this.output('DashboardUrl', 'The dashboard of the stage', dashboard.url);
  }

  private output(name: string, description: string, value: string) {
    new CfnOutput(this, name, { description, value });
  }
}

function environment({ account, region }: StageSettings): NonNullable<StackProps['env']> {
  return { ...(account && { account }), ...(region && { region }) };
}
