import { Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DESK_ROUTES } from './desk.ts';
import { CORRECT, READ } from './login.ts';
import { accessLogsIn, throttled } from './query-api.ts';
import type { StageSettings } from './settings.ts';

export interface PageApiProps {
  settings: StageSettings;
  functions: {
    query: IFunction;
    correct: IFunction;
    desk: IFunction;
    /** If the stage has watches. */
    watches: IFunction | undefined;
  };
}

const READING = [HttpMethod.GET, HttpMethod.HEAD];
const CORRECTING = [HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE];

/**
 * The same functions as behind the stage's own API, for callers with a token of the pool: a route of API Gateway has
 * only one authorizer, and the stage's own API keeps its own.
 */
export class PageApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: `${Stack.of(this).stackName}-page`,
      description: 'Whosaid: who said what, for the page',
      createDefaultStage: false,
    });
  }

  /** Creates the routes, once the issuer and audience of the tokens are known. */
  open(issuer: string, clients: readonly UserPoolClient[], { settings, functions }: PageApiProps): void {
    const authorizer = new HttpJwtAuthorizer('People', issuer, {
      jwtAudience: clients.map(({ userPoolClientId }) => userPoolClientId),
    });
    const query = new HttpLambdaIntegration('Query', functions.query);
    const correct = new HttpLambdaIntegration('Correct', functions.correct);
    const desk = new HttpLambdaIntegration('Desk', functions.desk);
    const scopes = { read: [READ], correct: [CORRECT] };
    for (const path of ['/', '/{path+}']) {
      this.api.addRoutes({
        path,
        methods: READING,
        integration: query,
        authorizer,
        authorizationScopes: scopes.read,
      });
    }
    const { watches } = functions;
    const watching = watches && new HttpLambdaIntegration('Watches', watches);
    const costly = [
      ...this.api.addRoutes({
        path: '/{path+}',
        methods: CORRECTING,
        integration: correct,
        authorizer,
        authorizationScopes: scopes.correct,
      }),
      ...(watching
        ? ['/watches', '/watches/{path+}'].flatMap((path) => [
            ...this.api.addRoutes({
              path,
              methods: READING,
              integration: watching,
              authorizer,
              authorizationScopes: scopes.read,
            }),
            ...this.api.addRoutes({
              path,
              methods: [HttpMethod.POST, HttpMethod.DELETE],
              integration: watching,
              authorizer,
              authorizationScopes: scopes.correct,
            }),
          ])
        : []),
      ...DESK_ROUTES.flatMap(({ path, methods, changes }) =>
        this.api.addRoutes({
          path,
          methods,
          integration: desk,
          authorizer,
          authorizationScopes: changes ? scopes.correct : scopes.read,
        }),
      ),
    ];
    const { throttle, correctingThrottle } = settings.api;
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      accessLogSettings: accessLogsIn(this, settings),
    });
    throttled(stage, costly, correctingThrottle);
  }
}
