import type { IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** Something the operator has to know. */
export interface AlarmDefinition {
  /** The heading in `docs/runbook.md` that explains it. */
  heading: string;
  /** One sentence, for the mail. */
  meaning: string;
  metric: IMetric;
  /** Trouble is more than this, in so many periods on end. */
  above: number;
  periods: number;
  /** What silence means; the reason stands beside each. */
  whenSilent: TreatMissingData;
}
