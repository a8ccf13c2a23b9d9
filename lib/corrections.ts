import type { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import { LambdaFunction } from './lambda-function.ts';
import { CORRECT_TIMEOUT_S } from './limits.ts';
import type { QueryApi } from './query-api.ts';
import type { StageSettings } from './settings.ts';

export interface CorrectionsProps {
  settings: StageSettings;
  store: ArticleStore;
  queryApi: QueryApi;
}

/** Accepts people's corrections, through the same API. */
export class Corrections extends Construct {
  readonly function: LambdaFunction;
  readonly routes: HttpRoute[];

  constructor(scope: Construct, id: string, { settings, store, queryApi }: CorrectionsProps) {
    super(scope, id);

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'correct',
      description: 'Whosaid: makes corrections',
      memoryMb: settings.correct.memoryMb,
      timeoutS: CORRECT_TIMEOUT_S,
      environment: { TABLE_NAME: store.table.tableName },
      settings,
      reservedConcurrency: settings.correct.reservedConcurrency,
    });
    store.grantWrite(this.function);

    this.routes = queryApi.route('Correct', this.function).changing;
  }
}
