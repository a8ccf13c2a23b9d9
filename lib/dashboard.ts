import { Duration, Stack } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import type { Extract } from './extract.ts';
import type { QueryApi } from './query-api.ts';

export interface StageDashboardProps {
  drop: Drop;
  store: ArticleStore;
  extract: Extract;
  queryApi: QueryApi;
  alarms: Alarms;
}

/** One page with the state of a stage: what is waiting, what fails, how fast it answers, what it writes. */
export class StageDashboard extends Construct {
  /** Its URL in the console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { drop, store, extract, queryApi, alarms }: StageDashboardProps) {
    super(scope, id);
    const every = { period: Duration.minutes(5) };
    const sum = { ...every, statistic: Stats.SUM };
    const highest = { ...every, statistic: Stats.MAXIMUM };
    const median = { ...every, statistic: Stats.percentile(50) };
    const slowest = { ...every, statistic: Stats.percentile(99) };

    const dashboard = new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 3, alarms: alarms.all })],
        [
          graph('Waiting files', [
            drop.queue.metricApproximateNumberOfMessagesVisible(highest),
            drop.queue.metricApproximateNumberOfMessagesNotVisible(highest),
            drop.deadLetters.metricApproximateNumberOfMessagesVisible({ ...highest, label: 'Dead letters' }),
          ]),
          graph('Age of the oldest message, seconds', [
            drop.queue.metricApproximateAgeOfOldestMessage(highest),
          ]),
          graph('Articles', [
            extract.metric('Articles', sum),
            extract.metric('FailedArticles', sum),
            extract.metric('Quotes', sum),
          ]),
          graph('Extract: invocations', [
            extract.function.metricInvocations(sum),
            extract.function.metricErrors(sum),
            extract.function.metricThrottles(sum),
          ]),
        ],
        [
          graph('Extract: milliseconds', [
            extract.function.metricDuration({ ...median, label: 'p50' }),
            extract.function.metricDuration({ ...slowest, label: 'p99' }),
          ]),
          graph('API: requests', [
            queryApi.stage.metricCount(sum),
            queryApi.stage.metricClientError(sum),
            queryApi.stage.metricServerError(sum),
          ]),
          graph('API: milliseconds', [
            queryApi.stage.metricLatency({ ...median, label: 'p50' }),
            queryApi.stage.metricLatency({ ...slowest, label: 'p99' }),
          ]),
          graph('Table: units used and writes throttled', [
            store.table.metricConsumedReadCapacityUnits(sum),
            store.table.metricConsumedWriteCapacityUnits(sum),
            ...store.metricsWriteThrottles(every),
          ]),
        ],
      ],
    });

    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboard.dashboardName}`;
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 6, height: 6, leftYAxis: { min: 0 } });
}
