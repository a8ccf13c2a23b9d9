import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { StageSettings } from './settings.ts';

export interface BudgetProps {
  settings: StageSettings;
  /** The value of the tag `stack` on all that the stage's bill is made of. */
  stackTag: string;
}

/** How much of the budget is spent, in percent, when someone is told: what was spent, and what the month will come to. */
const TOLD = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

/** Tells by mail when a stage spends more in a month than the settings allow. It stops nothing. */
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
        notificationsWithSubscribers: TOLD.map((told) => ({
          notification: { ...told, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
          subscribers: [{ subscriptionType: 'EMAIL', address: email }],
        })),
      }),
    });
  }
}
