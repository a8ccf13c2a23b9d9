import {
  type AddRoutesOptions,
  type HttpApi,
  HttpMethod,
  type HttpRoute,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

const READING = [HttpMethod.GET, HttpMethod.HEAD];

/**
 * What each function answers: paths to read, and paths to change something, for which a token may need a scope. The
 * query function gets everything else that reads, and the correct function everything else that changes something: they
 * know their paths and answer others with a problem document.
 */
const ROUTES = {
  Query: ['/', '/{path+}'].map((path) => ({ path, methods: READING, isChanging: false })),
  Correct: [
    {
      path: '/{path+}',
      methods: [HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE],
      isChanging: true,
    },
  ],
  Desk: [
    { path: '/quotes/{id}/explanation', methods: READING, isChanging: false },
    { path: '/dead-letters', methods: READING, isChanging: false },
    { path: '/dead-letters/{id}/retry', methods: [HttpMethod.POST], isChanging: true },
  ],
  Watches: ['/watches', '/watches/{path+}'].flatMap((path) => [
    { path, methods: READING, isChanging: false },
    { path, methods: [HttpMethod.POST, HttpMethod.DELETE], isChanging: true },
  ]),
};

export type RoutedFunction = keyof typeof ROUTES;

/**
 * Routes requests to a function.
 *
 * @param authorizing what a caller needs, to read or to change something
 */
export function addRoutes(
  api: HttpApi,
  name: RoutedFunction,
  handler: IFunction,
  authorizing: (isChanging: boolean) => Pick<AddRoutesOptions, 'authorizer' | 'authorizationScopes'>,
): { reading: HttpRoute[]; changing: HttpRoute[] } {
  const integration = new HttpLambdaIntegration(name, handler);
  const add = (which: boolean) =>
    ROUTES[name]
      .filter(({ isChanging }) => isChanging === which)
      .flatMap(({ path, methods }) => api.addRoutes({ path, methods, integration, ...authorizing(which) }));
  return { reading: add(false), changing: add(true) };
}
