import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { StageSettings } from './settings.ts';

export interface BudgetProps {
  settings: StageSettings;
  /** The value of the tag `stack` on everything that the stage's bill consists of. */
  stackTag: string;
}

/** At what percentage of the budget somebody is notified: of actual spending, and of the forecast for the month. */
const THRESHOLDS = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

/** Notifies by mail when a stage exceeds its monthly budget. It stops nothing. */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { settings, stackTag }: BudgetProps) {
    super(scope, id);
    const { email } = settings.alarms;
    new CfnBudget(this, 'Monthly', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: settings.monthlyBudget, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:stack$${stackTag}`] },
      },
      ...(email && {
        notificationsWithSubscribers: THRESHOLDS.map((threshold) => ({
          notification: { ...threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
          subscribers: [{ subscriptionType: 'EMAIL', address: email }],
        })),
      }),
    });
  }
}
