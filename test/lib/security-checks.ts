import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/** What the security checks find in an app, but for what is acknowledged there. */
export const violationsIn = (app: App) =>
  [new AwsSolutionsChecks(app), new ServerlessChecks(app)].flatMap(
    (checks) => checks.validateScope(app).violations,
  );
