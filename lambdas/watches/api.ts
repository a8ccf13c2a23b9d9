import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { readBody } from '../http/read-body.ts';
import { readParameters } from '../http/read-parameters.ts';
import { methodNotAllowed, methodsAt } from '../routes/methods.ts';
import { noParameters } from '../routes/query/parameters.ts';
import { type Watching, watchOperationsAt } from '../routes/watches/operations.ts';

export interface WatchApiOptions extends HttpHandlerOptions {
  watching: Watching;
}

/**
 * Answers HTTP requests (API Gateway's payload format 2.0) about watches. Never throws.
 *
 * @example
 * const handle = createWatchApi({ watching: createWatching({ watches, notify, network: 'public', now: Date.now }) });
 */
export const createWatchApi = ({ watching, ...options }: WatchApiOptions) =>
  httpHandler((event) => answerTo(event, watching), methodsAt, options);

async function answerTo(event: APIGatewayProxyEventV2, watching: Watching): Promise<Answer> {
  const { http } = event.requestContext;
  const method = http.method === 'HEAD' ? 'GET' : http.method;
  const { found = [], id = '' } = watchOperationsAt(event.rawPath) ?? {};
  const operation = found.find((one) => one.method === method);
  if (!operation) throw methodNotAllowed(http.method, event.rawPath);
  readParameters(noParameters, event.rawQueryString);
  const body = operation.body && readBody(operation.body, event);
  const answer = await operation.make({ id, body }, watching);
  return { ...jsonAnswer(answer as object, 'no-store'), statusCode: operation.status };
}
