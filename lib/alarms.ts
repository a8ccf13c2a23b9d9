import { Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { ArticleStore } from './article-store.ts';
import {
  consumerAlarms,
  OF_THE_DROP,
  OF_THE_INDEX,
  OF_THE_LAKE,
  OF_WATCHES,
  queueAlarms,
} from './consumer-alarms.ts';
import type { Corrections } from './corrections.ts';
import type { Desk } from './desk.ts';
import type { Drop } from './drop.ts';
import type { Extract } from './extract.ts';
import type { Lake } from './lake.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { QueryApi } from './query-api.ts';
import type { SearchIndex } from './search-index.ts';
import type { StageSettings } from './settings.ts';
import { createTopic } from './topic.ts';
import type { Watches } from './watches.ts';

export interface AlarmsProps {
  settings: StageSettings;
  drop: Drop;
  store: ArticleStore;
  extract: Extract;
  queryApi: QueryApi;
  corrections: Corrections;
  desk: Desk;
  /** If the stage has one. */
  search?: SearchIndex | undefined;
  watches?: Watches | undefined;
  lake?: Lake | undefined;
}

/** Notifies the operator of what needs a person, with a link to what the runbook says about it. */
export class Alarms extends Construct {
  readonly all: Alarm[];
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = this.createTopic();
    if (props.settings.alarms.email) {
      this.topic.addSubscription(new EmailSubscription(props.settings.alarms.email));
      Validations.of(this.topic).acknowledge({
        id: 'Serverless-SNSRedrivePolicy',
        reason:
          'If SNS can’t deliver a mail, the alarm’s state still shows it; nothing would read a queue of them.',
      });
    }
    const { search, settings, watches, lake } = props;
    const all = [
      ...alarmsOf(props),
      ...(search ? consumerAlarms(search, OF_THE_INDEX, settings) : []),
      ...(watches ? consumerAlarms(watches, OF_WATCHES, settings) : []),
      ...(lake ? consumerAlarms(lake, OF_THE_LAKE, settings) : []),
    ];
    this.all = all.map((definition) => this.raise(definition));
  }

  private raise({ heading, meaning, metric, above, periods }: AlarmDefinition): Alarm {
    const anchor = heading.toLowerCase().replaceAll(' ', '-');
    const alarm = new Alarm(this, heading.replaceAll(' ', ''), {
      alarmDescription: `${heading}. ${meaning} What to do: docs/runbook.md#${anchor}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      // A metric without data is a good sign: a queue is empty, nothing was dropped, nobody asked, nothing was rejected.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }

  private createTopic(): Topic {
    const cloudWatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    const { topic, key } = createTopic(this, 'alarm notifications');
    key.addToResourcePolicy(
      new PolicyStatement({
        ...cloudWatch,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
    topic.addToResourcePolicy(
      new PolicyStatement({ ...cloudWatch, actions: ['sns:Publish'], resources: [topic.topicArn] }),
    );
    return topic;
  }
}

const fiveMinutes = { period: Duration.minutes(5) };

/** The alarms of a function that answers requests. */
const requestAlarms = (
  name: string,
  requests: string,
  answering: { function: LambdaFunction },
): AlarmDefinition[] => [
  {
    heading: `${name} errors`,
    meaning: `The ${name.toLowerCase()} function crashes, or runs out of time or memory.`,
    metric: answering.function.metricErrors({ ...fiveMinutes, statistic: Stats.SUM }),
    above: 0,
    periods: 1,
  },
  {
    heading: `${name} throttles`,
    meaning: `${requests} are rejected because the account’s concurrency is used up.`,
    metric: answering.function.metricThrottles({ ...fiveMinutes, statistic: Stats.SUM }),
    above: 0,
    periods: 1,
  },
];

function alarmsOf(props: AlarmsProps): AlarmDefinition[] {
  const { settings, drop, store, extract, queryApi, corrections, desk } = props;
  const quarter = { period: Duration.minutes(15) };
  const hour = { period: Duration.hours(1) };
  return [
    ...queueAlarms(drop, OF_THE_DROP, settings),
    {
      heading: 'Extract errors',
      meaning: 'The extract function keeps crashing or running out of time or memory.',
      // The queue retries after a single crash. A message that kills every process does so again six minutes later at
      // the earliest, and then less and less often.
      metric: extract.function.metricErrors({ ...quarter, statistic: Stats.SUM }),
      above: 1,
      periods: 1,
    },
    {
      heading: 'Failed articles',
      meaning: 'More than a quarter of the articles dropped within an hour can’t be read.',
      metric: new MathExpression({
        // A few broken files are their owners' business; only a share of at least twenty means something.
        expression: 'IF(articles >= 20, 100 * failed / articles, 0)',
        usingMetrics: {
          articles: extract.metric('Articles', { ...hour, statistic: Stats.SUM }),
          failed: extract.metric('FailedArticles', { ...hour, statistic: Stats.SUM }),
        },
        label: 'Failed articles, percent',
        ...hour,
      }),
      above: 25,
      periods: 1,
    },
    {
      heading: 'Extract throttles',
      meaning: 'The account’s concurrency is used up, so dropped files wait.',
      metric: extract.function.metricThrottles({ ...fiveMinutes, statistic: Stats.SUM }),
      above: 0,
      periods: 3,
    },
    ...requestAlarms('Query', 'Queries', queryApi),
    ...requestAlarms('Correct', 'Corrections', corrections),
    ...requestAlarms('Desk', 'Requests to the desk function', desk),
    {
      heading: 'API server errors',
      meaning: 'Callers get 5xx answers.',
      metric: queryApi.stage.metricServerError({ ...fiveMinutes, statistic: Stats.SUM }),
      above: 0,
      periods: 1,
    },
    {
      heading: 'API latency',
      meaning: 'The slowest 1% of queries are too slow.',
      metric: queryApi.stage.metricLatency({ ...fiveMinutes, statistic: Stats.percentile(99) }),
      above: settings.alarms.latencyMs,
      // A single cold start can be the slowest 1% of a quiet five minutes, but not of a quarter of an hour.
      periods: 3,
    },
    {
      heading: 'Table throttles',
      meaning: 'DynamoDB rejects many writes, so dropped files are processed slowly.',
      metric: new MathExpression({
        expression: 'SUM(METRICS())',
        usingMetrics: Object.fromEntries(
          store.metricsWriteThrottles(fiveMinutes).map((metric, i) => [`part${i}`, metric]),
        ),
        label: 'Throttled writes',
        ...fiveMinutes,
      }),
      // The extract function retries throttled writes; only a steady stream of them needs a person.
      above: 1000,
      periods: 3,
    },
  ];
}
