import { Duration } from 'aws-cdk-lib';
import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { SearchIndex } from './search-index.ts';
import type { StageSettings } from './settings.ts';
import type { Watch } from './watch.ts';

/** What the operator has to know of the search index. */
export function searchWatches(
  { queue, deadLetters, ...index }: SearchIndex,
  { alarms }: StageSettings,
): Watch[] {
  const fiveMinutes = { period: Duration.minutes(5) };
  return [
    {
      heading: 'Index dead letters',
      meaning: 'Changes could not be put into the search index after five tries: searches lack them.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      above: 0,
      periods: 1,
      // A queue reports as long as there is a message in it: a silent one is empty.
      whenSilent: TreatMissingData.NOT_BREACHING,
    },
    {
      heading: 'Old index changes',
      meaning: 'Changes wait too long before they are put into the search index.',
      metric: queue.metricApproximateAgeOfOldestMessage({ ...fiveMinutes, statistic: Stats.MAXIMUM }),
      above: alarms.oldestMessageMinutes * 60,
      periods: 2,
      // As above: a silent queue is empty, so nothing waits.
      whenSilent: TreatMissingData.NOT_BREACHING,
    },
    {
      heading: 'Index errors',
      meaning: 'The indexer function keeps crashing or running out of time or memory.',
      metric: index.function.metricErrors({ ...fiveMinutes, statistic: Stats.SUM }),
      above: 0,
      // One crash is tried again by the queue; whatever stays broken becomes a dead letter anyway.
      periods: 3,
      // Silent when not invoked: nothing changed.
      whenSilent: TreatMissingData.NOT_BREACHING,
    },
  ];
}
