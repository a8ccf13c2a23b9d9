import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { pathFinder } from '../http/paths.ts';
import { preconditionIn } from '../http/preconditions.ts';
import { readBody } from '../http/read-body.ts';
import { readParameters } from '../http/read-parameters.ts';
import { methodNotAllowed } from './methods.ts';
import type { Operation } from './operation.ts';
import { noParameters } from './query/parameters.ts';

/**
 * Answers a request for an operation.
 *
 * @param operationsAt finds the operations at a path
 * @param note called once the operation is done
 */
export async function answerOperation<Service>(
  event: APIGatewayProxyEventV2,
  operationsAt: ReturnType<typeof pathFinder<Operation<Service>>>,
  service: Service,
  note?: (done: { operation: string; id: string; body: unknown }) => void,
): Promise<Answer> {
  const { http } = event.requestContext;
  const method = http.method === 'HEAD' ? 'GET' : http.method;
  const { found = [], id = '' } = operationsAt(event.rawPath) ?? {};
  const asked = found.find((one) => one.method === method);
  if (!asked) throw methodNotAllowed(http.method, event.rawPath);
  const { operation, refusals, status = 200 } = asked;
  readParameters(noParameters, event.rawQueryString);
  const body = asked.body && readBody(asked.body, event);
  const expected = refusals?.includes(412) ? preconditionIn(event.headers) : undefined;
  const answer = await asked.make({ id, body, expected }, service);
  note?.({ operation, id, body });
  return { ...jsonAnswer(answer as object, 'no-store'), statusCode: status };
}
