import { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { CORRECT, READ } from './login.ts';
import { createStage, throttled } from './query-api.ts';
import { addRoutes, type RoutedFunction } from './routes.ts';
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
    const route = (name: RoutedFunction, handler: IFunction) => {
      const { reading, changing } = addRoutes(this.api, name, handler, (isChanging) => ({
        authorizer,
        authorizationScopes: [isChanging ? CORRECT : READ],
      }));
      return [...reading, ...changing];
    };
    const { query, correct, desk, watches } = functions;
    route('Query', query);
    const costly = [
      ...route('Correct', correct),
      ...route('Desk', desk),
      ...(watches ? route('Watches', watches) : []),
    ];
    throttled(createStage(this, this.api, settings), costly, settings.api.correctingThrottle);
  }
}
