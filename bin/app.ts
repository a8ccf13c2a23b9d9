import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { NoAlarmAddress, settingsOf, stageNamed, UnknownStage } from '../lib/settings.ts';
import { WhosaidStack } from '../lib/whosaid-stack.ts';

try {
  const app = new App({ analyticsReporting: false });
  const stage = stageNamed(app.node.tryGetContext('stage'));
  new WhosaidStack(app, stage, settingsOf(stage, app.node.tryGetContext('alarmEmail')));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
} catch (error) {
  if (!(error instanceof UnknownStage || error instanceof NoAlarmAddress)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
