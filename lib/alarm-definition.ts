import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Something the operator has to know about. */
export interface AlarmDefinition {
  /** The heading in `docs/runbook.md` that explains it. */
  heading: string;
  /** One sentence, for the mail. */
  meaning: string;
  metric: IMetric;
  /** The threshold, and for how many consecutive periods it must be exceeded. */
  above: number;
  periods: number;
}
