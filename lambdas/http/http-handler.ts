import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { errorFields, writeLog } from '../logging/log.ts';
import { type Answer, problemAnswer } from './answer.ts';
import { crossOrigin, preflight } from './cors.ts';
import { problemOf, Unavailable } from './problems.ts';

export interface HttpHandlerOptions {
  /** Origins whose pages may use the API, `*` for all. Empty if the gateway handles CORS. */
  allowOrigins?: string[];
  /** Gets the error behind every 5xx. */
  log?: (error: unknown, requestId: string) => void;
}

const logged = (error: unknown, requestId: string) =>
  writeLog({ level: 'ERROR', event: 'request', requestId, ...errorFields(error) });

/** A feature that a stage has turned off is no error to log. */
const isBySetting = (error: unknown) => error instanceof Unavailable && error.cause === undefined;

/**
 * Makes a function that answers HTTP requests (API Gateway's payload format 2.0): whatever `answerTo` throws becomes a
 * problem document. Never throws.
 *
 * @param methodsAt the methods that a path accepts
 */
export function httpHandler(
  answerTo: (event: APIGatewayProxyEventV2) => Promise<Answer>,
  methodsAt: (path: string) => string[],
  { allowOrigins = [], log = logged }: HttpHandlerOptions,
) {
  return async (event: APIGatewayProxyEventV2): Promise<Answer> => {
    const { requestId, http } = event.requestContext;
    const allowed = preflight(event, allowOrigins, methodsAt);
    if (allowed) return allowed;
    const answer = await answerTo(event).catch((error) => {
      const problem = problemOf(error, requestId);
      if (problem.status >= 500 && !isBySetting(error)) log(error, requestId);
      return problemAnswer(problem, error);
    });
    const shown = crossOrigin(answer, event, allowOrigins);
    return http.method === 'HEAD' ? { ...shown, body: '', isBase64Encoded: false } : shown;
  };
}
