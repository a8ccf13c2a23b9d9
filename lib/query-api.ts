import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnRoute,
  type CfnStage,
  CorsHttpMethod,
  HttpApi,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import { QUERY_TIMEOUT_S } from './limits.ts';
import { addRoutes, type RoutedFunction } from './routes.ts';
import type { Authorization, StageSettings, Throttle } from './settings.ts';

/** One line of JSON for each request: enough to see who asked for what, what they got, and what went wrong. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  caller: '$context.identity.userArn',
  subject: '$context.authorizer.claims.sub',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  functionLatencyMs: '$context.integrationLatency',
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
  functionError: '$context.integrationErrorMessage',
});

export interface QueryApiProps {
  settings: StageSettings;
  drop: Drop;
  store: ArticleStore;
}

/** The query function behind an HTTP API. */
export class QueryApi extends Construct {
  readonly function: LambdaFunction;
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** The scopes of which a token must have one to correct; undefined if any token may, or policies decide. */
  readonly #correctingScopes: string[] | undefined;

  constructor(scope: Construct, id: string, { settings, drop, store }: QueryApiProps) {
    super(scope, id);

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'query',
      description: 'Whosaid: answers queries',
      memoryMb: settings.query.memoryMb,
      timeoutS: QUERY_TIMEOUT_S,
      environment: { TABLE_NAME: store.table.tableName, TEXT_BUCKET: drop.texts.bucketName },
      settings,
      reservedConcurrency: settings.query.reservedConcurrency,
    });
    store.grantRead(this.function);
    drop.texts.grantObjects(this.function, ['s3:GetObject']);

    const { authorization, corsOrigins } = settings.api;
    this.#correctingScopes = authorization === 'iam' ? undefined : authorization.jwt.correctingScopes;
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'Whosaid: who said what',
      createDefaultStage: false,
      // For every route, including `/health`: an open one would allow anybody to run up the bill, and the
      // alarms report whether the service is healthy.
      defaultAuthorizer: authorizer(authorization),
      ...(corsOrigins.length > 0 && {
        corsPreflight: {
          allowOrigins: corsOrigins,
          allowMethods: [
            CorsHttpMethod.GET,
            CorsHttpMethod.HEAD,
            CorsHttpMethod.POST,
            CorsHttpMethod.PUT,
            CorsHttpMethod.DELETE,
          ],
          allowHeaders: [
            'authorization',
            'content-type',
            'if-match',
            'if-none-match',
            'x-amz-content-sha256',
            'x-amz-date',
            'x-amz-security-token',
          ],
          exposeHeaders: ['etag', 'link', 'retry-after'],
          maxAge: Duration.hours(1),
        },
      }),
    });
    this.route('Query', this.function);
    this.stage = createStage(this, this.api, settings);
  }

  /** Routes requests to a function. */
  route(name: RoutedFunction, handler: LambdaFunction) {
    const authorizationScopes = this.#correctingScopes;
    return addRoutes(this.api, name, handler, (isChanging) =>
      isChanging && authorizationScopes ? { authorizationScopes } : {},
    );
  }

  /** Throttles these routes more strictly than the others. */
  throttle(routes: readonly HttpRoute[], most: Throttle): void {
    throttled(this.stage, routes, most);
  }
}

/** The stage of an API, with a throttle for each route and a log of its requests. */
export function createStage(
  scope: Construct,
  httpApi: HttpApi,
  { logRetention, keepLogs, api: { throttle } }: StageSettings,
): HttpStage {
  const logs = new LogGroup(scope, 'AccessLogs', {
    retention: logRetention,
    removalPolicy: keepLogs ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
  });
  return new HttpStage(scope, 'Stage', {
    httpApi,
    autoDeploy: true,
    throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logs),
      format: AccessLogFormat.custom(ACCESS_LOG_FORMAT),
    },
  });
}

/** CDK's own stage has one throttle for all routes. Corrections and explanations cost much more than queries. */
export function throttled(stage: HttpStage, routes: readonly HttpRoute[], { rate, burst }: Throttle): void {
  const cfnStage = stage.node.defaultChild as CfnStage;
  const settings = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
  cfnStage.routeSettings = {
    ...(cfnStage.routeSettings as object | undefined),
    ...Object.fromEntries(routes.map(({ node }) => [(node.defaultChild as CfnRoute).routeKey, settings])),
  };
  // A stage can only name routes that exist.
  stage.node.addDependency(...routes);
}

function authorizer(authorization: Authorization): IHttpRouteAuthorizer {
  if (authorization === 'iam') return new HttpIamAuthorizer();
  const { issuer, audience } = authorization.jwt;
  return new HttpJwtAuthorizer('Tokens', issuer, { jwtAudience: audience });
}
