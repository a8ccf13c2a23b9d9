import { Duration } from 'aws-cdk-lib';
import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { ChangeQueues } from './change-queues.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { StageSettings } from './settings.ts';

interface Consumer extends ChangeQueues {
  function: LambdaFunction;
}

/** The headings of a consumer's alarms in the runbook, and what they mean. */
type AlarmTexts = Record<'deadLetters' | 'old' | 'errors', Pick<AlarmDefinition, 'heading' | 'meaning'>>;

/** The alarms of a consumer of changes. */
export function consumerAlarms(
  { queue, deadLetters, ...consumer }: Consumer,
  told: AlarmTexts,
  { alarms }: StageSettings,
): AlarmDefinition[] {
  const fiveMinutes = { period: Duration.minutes(5) };
  return [
    {
      ...told.deadLetters,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      above: 0,
      periods: 1,
      // A queue reports data while it contains messages, so a silent one is empty.
      whenSilent: TreatMissingData.NOT_BREACHING,
    },
    {
      ...told.old,
      metric: queue.metricApproximateAgeOfOldestMessage({ ...fiveMinutes, statistic: Stats.MAXIMUM }),
      above: alarms.oldestMessageMinutes * 60,
      periods: 2,
      // As above: a silent queue is empty, so nothing is waiting.
      whenSilent: TreatMissingData.NOT_BREACHING,
    },
    {
      ...told.errors,
      metric: consumer.function.metricErrors({ ...fiveMinutes, statistic: Stats.SUM }),
      above: 0,
      // The queue retries after a single crash; what stays broken becomes a dead letter anyway.
      periods: 3,
      // Silent when not invoked: nothing changed.
      whenSilent: TreatMissingData.NOT_BREACHING,
    },
  ];
}

export const OF_THE_INDEX: AlarmTexts = {
  deadLetters: {
    heading: 'Index dead letters',
    meaning: 'Changes could not be put into the search index after five tries: searches lack them.',
  },
  old: {
    heading: 'Old index changes',
    meaning: 'Changes wait too long before they are put into the search index.',
  },
  errors: {
    heading: 'Index errors',
    meaning: 'The indexer function keeps crashing or running out of time or memory.',
  },
};

export const OF_WATCHES: AlarmTexts = {
  deadLetters: {
    heading: 'Watch dead letters',
    meaning:
      'Somebody could not be told of quotes within a day, or changes could not be looked at after five tries.',
  },
  old: {
    heading: 'Old watch messages',
    meaning: 'Whoever watches is told too late.',
  },
  errors: {
    heading: 'Watch errors',
    meaning: 'The watches function keeps crashing or running out of time or memory.',
  },
};

export const OF_THE_LAKE: AlarmTexts = {
  deadLetters: {
    heading: 'Lake dead letters',
    meaning: 'Changes could not be written to the lake after five tries: queries in Athena lack them.',
  },
  old: {
    heading: 'Old lake changes',
    meaning: 'Changes wait too long before they are written to the lake.',
  },
  errors: {
    heading: 'Lake errors',
    meaning: 'The function of the lake keeps crashing or running out of time or memory.',
  },
};
