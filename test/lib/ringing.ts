/** An alarm of a template, as far as what makes it ring. */
export interface AlarmTerms {
  Threshold: number;
  EvaluationPeriods: number;
  DatapointsToAlarm?: number;
  /** In seconds. */
  Period: number;
  Statistic: string;
}

/** One value that a metric reports. */
export interface Datapoint {
  /** In seconds. */
  at: number;
  value: number;
}

const STATISTICS: Record<string, (values: number[]) => number> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values) => Math.max(...values),
};

/**
 * Whether an alarm rings over a series of values, by CloudWatch's rules for "greater than the threshold" with missing
 * data not breaching: it looks back over the last periods, once in `every` seconds, beginning at `phase`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function rings(
  terms: AlarmTerms,
  series: readonly Datapoint[],
  every: number,
  phase: number,
): boolean {
  const { Threshold, EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods, Period, Statistic } = terms;
  const statistic = STATISTICS[Statistic];
  if (!statistic) throw new Error(`${Statistic} is not among the statistics that are worked out here`);
  const last = Math.max(...series.map(({ at }) => at)) + EvaluationPeriods * Period;
  for (let end = phase; end <= last + every; end += every) {
    let breaching = 0;
    for (let back = 0; back < EvaluationPeriods; back++) {
      const to = end - back * Period;
      const values = series.filter(({ at }) => at >= to - Period && at < to).map(({ value }) => value);
      if (values.length > 0 && statistic(values) > Threshold) breaching += 1;
    }
    if (breaching >= DatapointsToAlarm) return true;
  }
  return false;
}

/** Every second at which a minute, or a period, can begin. */
const phases = (seconds: number) => Array.from({ length: seconds }, (_, phase) => phase);

/**
 * Rings whenever the clock's minutes and periods begin, also were an alarm to look once a period rather than each
 * minute.
 */
export function alwaysRings(terms: AlarmTerms, series: readonly Datapoint[]): boolean {
  return [60, terms.Period].every((every) =>
    phases(every).every((phase) => rings(terms, series, every, phase)),
  );
}

/** Does not ring, whenever the clock's minutes begin. */
export function neverRings(terms: AlarmTerms, series: readonly Datapoint[]): boolean {
  return phases(60).every((phase) => !rings(terms, series, 60, phase));
}
