/** One line of the log: what happened, with the fields that a search needs. Never contains text of an article. */
export interface LogEntry {
  level: 'INFO' | 'ERROR';
  event: string;
  [field: string]: unknown;
}

export type Log = (entry: LogEntry) => void;

/** Units that CloudWatch counts from a log line, by metric name. */
export type Counts = Record<string, number>;

/**
 * Fields that make CloudWatch count a line (embedded metric format), in the namespace `Whosaid`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function counted(counts: Counts, now: number): Record<string, unknown> {
  const Metrics = Object.keys(counts).map((Name) => ({ Name, Unit: 'Count' }));
  return {
    FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'local',
    ...counts,
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [{ Namespace: 'Whosaid', Dimensions: [['FunctionName']], Metrics }],
    },
  };
}

/**
 * Writes JSON lines to stdout, bypassing `console`, which Lambda wraps in an envelope that CloudWatch doesn't count
 * from.
 */
export const writeLog: Log = (entry) => {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
};

/** The fields of an error in the log. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const { name, message, stack, cause } = error;
  return { error: name, message, stack, ...(cause !== undefined && { cause: String(cause) }) };
}
