import { dirname } from 'node:path';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { builtHere } from './built-here.ts';
import { bundle, entryOf, type FunctionName, HANDLER } from './bundle.ts';
import type { StageSettings } from './settings.ts';

export interface LambdaFunctionProps {
  /** The folder under `lambdas/` with the entry point. */
  entry: FunctionName;
  description: string;
  memoryMb: number;
  timeoutS: number;
  environment: Record<string, string>;
  /** How long its log is kept, and whether the log outlives the stack. */
  settings: Pick<StageSettings, 'logRetention' | 'keepLogs'>;
  reservedConcurrency?: number | undefined;
  recursiveLoop?: lambda.RecursiveLoop;
}

/**
 * A Lambda function like all of ours: Node 24 on arm64, one ES module, JSON logs that expire, and a role that
 * may only write those logs until it is granted more.
 */
export class LambdaFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id, {
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: HANDLER,
      code: bundled(props.entry),
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutS),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      role: new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      logGroup: new LogGroup(scope, `${id}Logs`, {
        retention: props.settings.logRetention,
        removalPolicy: props.settings.keepLogs
          ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
          : RemovalPolicy.DESTROY,
      }),
      loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      systemLogLevelV2: lambda.SystemLogLevel.INFO,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
      ...(props.recursiveLoop && { recursiveLoop: props.recursiveLoop }),
    });
    this.logGroup.grantWrite(this);
    Validations.of(this).acknowledge(
      {
        id: 'Serverless-LambdaTracing',
        reason:
          'A request passes one function and one table: the metrics and the REPORT lines already say where its ' +
          'time went, and tracing needs a permission on all resources.',
      },
      {
        id: 'Serverless-LambdaDLQ',
        reason: 'Never invoked asynchronously: a queue with its own dead-letter queue or the API invokes it.',
      },
    );
  }

  /** Allows it actions on resources, which have no grants of their own or would grant more. */
  allow(actions: string[], resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }
}

/** The bundle of an entry point. */
function bundled(name: FunctionName): lambda.Code {
  const entry = entryOf(name);
  return lambda.Code.fromAsset(
    dirname(entry),
    builtHere((folder) => bundle(entry, folder)),
  );
}
