import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SETTINGS, STAGES } from '../../lib/settings.ts';
import { resource, synthesize } from './synthesize.ts';

const told = (email: string) => ({ alarms: { ...SETTINGS.prod.alarms, email } });

describe('the budget', () => {
  for (const stage of STAGES) {
    it(`of ${stage} is that of the settings, for what carries the stack's own tag`, () => {
      const { template } = synthesize(stage);
      const { Budget } = resource(template, 'AWS::Budgets::Budget', 'Budget').Properties;
      assert.deepEqual(Budget.BudgetLimit, { Amount: SETTINGS[stage].monthlyBudget, Unit: 'USD' });
      assert.deepEqual([Budget.BudgetType, Budget.TimeUnit], ['COST', 'MONTHLY']);
      assert.deepEqual(Budget.CostFilters, { TagKeyValue: [`user:stack$whosaid-${stage}`] });

      const { Tags } = resource(template, 'AWS::S3::Bucket', 'DropArticles').Properties;
      assert.deepEqual(
        Tags.find(({ Key }: { Key: string }) => Key === 'stack'),
        { Key: 'stack', Value: `whosaid-${stage}` },
      );
    });
  }

  it('tells whoever is told of alarms: when most is spent, and when it looks as if all will be', () => {
    const { template } = synthesize('prod', told('desk@example.org'));
    const { NotificationsWithSubscribers } = resource(template, 'AWS::Budgets::Budget', 'Budget').Properties;
    const mail = [{ SubscriptionType: 'EMAIL', Address: 'desk@example.org' }];
    const percent = { ComparisonOperator: 'GREATER_THAN', ThresholdType: 'PERCENTAGE' };
    assert.deepEqual(NotificationsWithSubscribers, [
      { Notification: { ...percent, NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: mail },
      { Notification: { ...percent, NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: mail },
    ]);
  });

  it('has nobody to tell where no address is known', () => {
    const { Properties } = resource(synthesize('dev').template, 'AWS::Budgets::Budget', 'Budget');
    assert.equal(Properties.NotificationsWithSubscribers, undefined);
  });
});
