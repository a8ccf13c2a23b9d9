import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, fitting, jsonAnswer, problemAnswer, tagged, textAnswer } from '../api/answer.ts';
import { crossOrigin, preflight } from '../api/cors.ts';
import { MethodNotAllowed, NotFound, problemOf, shortened } from '../api/problems.ts';
import { questionOf } from './cursor.ts';
import type { Archive } from './endpoint.ts';
import { endpointAt } from './endpoints.ts';
import { readParameters } from './parameters.ts';

export interface QueryOptions extends Archive {
  /** Origins whose pages may read the answers, `*` for all. Empty where the gateway in front sees to that. */
  allowOrigins?: string[];
  /** Gets every error behind a 5xx. */
  log?: (error: unknown, requestId: string) => void;
}

const toConsole = (error: unknown, requestId: string) => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(JSON.stringify({ level: 'error', requestId, name, message, stack }));
};

/**
 * The query function: answers an HTTP request (API Gateway's payload format 2.0) from the archive. Never throws.
 *
 * @example
 * const handle = createQueryHandler({ store, readText });
 * const { statusCode, body } = await handle(event);
 */
export function createQueryHandler({ allowOrigins = [], log = toConsole, ...archive }: QueryOptions) {
  return async (event: APIGatewayProxyEventV2): Promise<Answer> => {
    const { method } = event.requestContext.http;
    const allowed = preflight(event, allowOrigins);
    if (allowed) return allowed;
    const answer = await answerTo(event, archive).catch((error) => {
      const problem = problemOf(error, event.requestContext.requestId);
      if (problem.status >= 500) log(error, event.requestContext.requestId);
      return problemAnswer(problem);
    });
    const shown = crossOrigin(answer, event, allowOrigins);
    return method === 'HEAD' ? { ...shown, body: '', isBase64Encoded: false } : shown;
  };
}

async function answerTo(event: APIGatewayProxyEventV2, archive: Archive): Promise<Answer> {
  const match = endpointAt(event.rawPath);
  if (!match)
    throw new NotFound(`There is nothing at ${shortened(event.rawPath)}; /openapi.json lists all paths.`);
  const { endpoint, id } = match;
  const { method } = event.requestContext.http;
  if (method !== 'GET' && method !== 'HEAD') throw new MethodNotAllowed(method);

  const parameters = readParameters(endpoint.parameters, event.rawQueryString);
  const asked = questionOf(
    endpoint.path.replace('{id}', () => id),
    parameters,
  );
  const found = await endpoint.find({ id, parameters, asked }, archive);

  const { 'accept-encoding': acceptEncoding = '', 'if-none-match': ifNoneMatch = '' } = event.headers;
  const { cacheControl = 'private, no-cache' } = endpoint;
  if (typeof found === 'string') {
    return fitting(tagged(await textAnswer(found, cacheControl, acceptEncoding), found, ifNoneMatch));
  }
  const answer = jsonAnswer(found as object, cacheControl);
  const linked = {
    ...answer,
    headers: { ...answer.headers, ...nextLink(found as object, event.rawQueryString) },
  };
  return cacheControl === 'no-store' ? linked : fitting(tagged(linked, linked.body, ifNoneMatch));
}

/** Relative to the asked URL, so that it holds behind any host, stage and base path. */
function nextLink(found: { next?: string }, query: string): Record<string, string> {
  if (found.next === undefined) return {};
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', found.next);
  return { link: `<?${parameters}>; rel="next"` };
}
