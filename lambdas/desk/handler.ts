import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { readParameters } from '../http/read-parameters.ts';
import type { Desk } from '../routes/desk/desk.ts';
import { deskOperationsAt } from '../routes/desk/endpoints.ts';
import { methodNotAllowed, methodsAt } from '../routes/methods.ts';
import { noParameters } from '../routes/query/parameters.ts';

/**
 * The desk function: explains quotes and retries files, for HTTP requests (API Gateway's payload format 2.0).
 * Never throws.
 *
 * @example
 * const handle = createDeskHandler({ deadLetters, explain });
 * const { statusCode, body } = await handle(event);
 */
export const createDeskHandler = ({ deadLetters, explain, ...options }: Desk & HttpHandlerOptions) =>
  httpHandler((event) => answerTo(event, { deadLetters, explain }), methodsAt, options);

async function answerTo(event: APIGatewayProxyEventV2, desk: Desk): Promise<Answer> {
  const { method } = event.requestContext.http;
  const { found = [], id = '' } = deskOperationsAt(event.rawPath) ?? {};
  const operation = found.find((one) => one.method === (method === 'HEAD' ? 'GET' : method));
  if (!operation) throw methodNotAllowed(method, event.rawPath);
  readParameters(noParameters, event.rawQueryString);
  return jsonAnswer((await operation.make({ id }, desk)) as object, 'no-store');
}
