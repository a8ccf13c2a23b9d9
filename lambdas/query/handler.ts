import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type Answer, fitting, jsonAnswer, tagged, textAnswer } from '../http/answer.ts';
import { chooseFormat, contentType, type Format } from '../http/formats.ts';
import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { readParameters } from '../http/read-parameters.ts';
import { methodNotAllowed, methodsAt } from '../routes/methods.ts';
import { questionOf } from '../routes/query/cursor.ts';
import type { Archive, Endpoint } from '../routes/query/endpoint.ts';
import { endpointAt } from '../routes/query/endpoints.ts';
import { OFFERED, rendered } from '../routes/query/render.ts';

export interface QueryOptions extends Archive, HttpHandlerOptions {}

/**
 * The query function: answers an HTTP request (API Gateway's payload format 2.0) from the archive. Never throws.
 *
 * @example
 * const handle = createQueryHandler({ store, readText });
 * const { statusCode, body } = await handle(event);
 */
export const createQueryHandler = ({ store, readText, search, ingesting, ...options }: QueryOptions) =>
  httpHandler(
    (event) =>
      answerTo(event, { store: store.forOneAnswer(), readText, search, ...(ingesting && { ingesting }) }),
    methodsAt,
    options,
  );

async function answerTo(event: APIGatewayProxyEventV2, archive: Archive): Promise<Answer> {
  const match = endpointAt(event.rawPath);
  const { method } = event.requestContext.http;
  if (!match || (method !== 'GET' && method !== 'HEAD')) throw methodNotAllowed(method, event.rawPath);
  const { endpoint, id } = match;

  const parameters = readParameters(endpoint.parameters, event.rawQueryString);
  const asked = questionOf(
    endpoint.path.replace('{id}', () => id),
    parameters,
  );
  const {
    accept = '',
    'accept-encoding': acceptEncoding = '',
    'if-none-match': ifNoneMatch = '',
  } = event.headers;
  const { rows } = endpoint;
  const given = (parameters as { format?: Format }).format;
  const format = rows === undefined ? 'json' : chooseFormat(OFFERED[rows], given, accept);
  const found = await endpoint.find({ id, parameters, asked }, archive);

  const { cacheControl = 'private, no-cache' } = endpoint;
  if (typeof found === 'string') {
    return fitting(tagged(await textAnswer(found, cacheControl, acceptEncoding), found, ifNoneMatch));
  }
  if (rows !== undefined && format !== 'json') {
    const text = await rendered(rows, format, found as object, archive);
    const written = await textAnswer(text, cacheControl, acceptEncoding, contentType(format));
    const headers = {
      ...written.headers,
      ...nextLink(found as object, event.rawQueryString),
      vary: 'accept, accept-encoding',
    };
    return fitting(tagged({ ...written, headers }, text, ifNoneMatch));
  }
  const answer = jsonAnswer({ ...(found as object), ...ingestingIn(endpoint, archive) }, cacheControl);
  const linked = {
    ...answer,
    headers: {
      ...answer.headers,
      ...nextLink(found as object, event.rawQueryString),
      ...(rows !== undefined && { vary: 'accept' }),
    },
  };
  return cacheControl === 'no-store' ? linked : fitting(tagged(linked, linked.body, ifNoneMatch));
}

/** Lists that are asked for while files are taken in lack what is in them: they say so. */
function ingestingIn({ answer }: Endpoint, { ingesting }: Archive): { ingesting?: number } {
  const isTold = answer !== 'text' && 'ingesting' in ((answer as z.ZodMiniObject).shape ?? {});
  const left = isTold ? (ingesting?.() ?? 0) : 0;
  return left > 0 ? { ingesting: left } : {};
}

/** Relative to the asked URL, so that it holds behind any host, stage and base path. */
function nextLink(found: { next?: string }, query: string): Record<string, string> {
  if (found.next === undefined) return {};
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', found.next);
  return { link: `<?${parameters}>; rel="next"` };
}
