import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { Queues } from './queues.ts';
import type { StageSettings } from './settings.ts';

type AlarmText = Pick<AlarmDefinition, 'heading' | 'meaning'>;

/** The headings of a queue's alarms in the runbook, and what they mean. */
type QueueTexts = Record<'deadLetters' | 'old', AlarmText>;

/** The same for a consumer of changes. */
type ConsumerTexts = QueueTexts & { errors: AlarmText };

const fiveMinutes = { period: Duration.minutes(5) };

/** The alarms of a queue and its dead letters. */
export const queueAlarms = (
  { queue, deadLetters }: Queues,
  told: QueueTexts,
  { alarms }: StageSettings,
): AlarmDefinition[] => [
  {
    ...told.deadLetters,
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: Stats.MAXIMUM,
    }),
    above: 0,
    periods: 1,
  },
  {
    ...told.old,
    metric: queue.metricApproximateAgeOfOldestMessage({ ...fiveMinutes, statistic: Stats.MAXIMUM }),
    above: alarms.oldestMessageMinutes * 60,
    periods: 2,
  },
];

/** The alarms of a consumer of changes. */
export const consumerAlarms = (
  consumer: Queues & { function: LambdaFunction },
  told: ConsumerTexts,
  settings: StageSettings,
): AlarmDefinition[] => [
  ...queueAlarms(consumer, told, settings),
  {
    ...told.errors,
    metric: consumer.function.metricErrors({ ...fiveMinutes, statistic: Stats.SUM }),
    above: 0,
    // The queue retries after a single crash; what stays broken becomes a dead letter anyway.
    periods: 3,
  },
];

export const OF_THE_DROP: QueueTexts = {
  deadLetters: { heading: 'Dead letters', meaning: 'Files could not be processed in five attempts.' },
  old: { heading: 'Old messages', meaning: 'Dropped files wait too long before they are processed.' },
};

export const OF_THE_INDEX: ConsumerTexts = {
  deadLetters: {
    heading: 'Index dead letters',
    meaning: 'Changes could not be indexed in five attempts, so searches don’t find them.',
  },
  old: {
    heading: 'Old index changes',
    meaning: 'Changes wait too long before they are indexed.',
  },
  errors: {
    heading: 'Index errors',
    meaning: 'The indexer function keeps crashing or running out of time or memory.',
  },
};

export const OF_WATCHES: ConsumerTexts = {
  deadLetters: {
    heading: 'Watch dead letters',
    meaning:
      'Notifications could not be delivered within a day, or changes could not be evaluated in five attempts.',
  },
  old: {
    heading: 'Old watch messages',
    meaning: 'Notifications of watches are late.',
  },
  errors: {
    heading: 'Watch errors',
    meaning: 'The watches function keeps crashing or running out of time or memory.',
  },
};

export const OF_THE_LAKE: ConsumerTexts = {
  deadLetters: {
    heading: 'Lake dead letters',
    meaning:
      'Changes could not be written to the lake in five attempts, so queries in Athena don’t have them.',
  },
  old: {
    heading: 'Old lake changes',
    meaning: 'Changes wait too long before they are written to the lake.',
  },
  errors: {
    heading: 'Lake errors',
    meaning: 'The lake function keeps crashing or running out of time or memory.',
  },
};
