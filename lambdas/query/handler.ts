import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type Answer, fitting, jsonAnswer, tagged, textAnswer } from '../http/answer.ts';
import { chooseFormat, contentType, type Format, isFeed } from '../http/formats.ts';
import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { badParameter } from '../http/problems.ts';
import { readParameters } from '../http/read-parameters.ts';
import { methodNotAllowed, methodsAt } from '../routes/methods.ts';
import { questionOf } from '../routes/query/cursor.ts';
import type { Archive, Endpoint } from '../routes/query/endpoint.ts';
import { endpointAt } from '../routes/query/endpoints.ts';
import { offered, rendered } from '../routes/query/render.ts';

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

  const {
    accept = '',
    'accept-encoding': acceptEncoding = '',
    'if-none-match': ifNoneMatch = '',
  } = event.headers;
  const { rows } = endpoint;
  const given: Given = readParameters(endpoint.parameters, event.rawQueryString);
  const format = rows === undefined ? 'json' : chooseFormat(offered(rows), given.format, accept);
  const parameters = isFeed(format) ? byArrival(endpoint, given) : given;
  const asked = questionOf(
    endpoint.path.replace('{id}', () => id),
    parameters,
  );
  // Counted before: a file that is read while the list is being looked up may be missing from it.
  const ingesting = ingestingIn(endpoint, archive);
  const found = await endpoint.find({ id, parameters, asked }, archive);

  const { cacheControl = 'private, no-cache' } = endpoint;
  if (typeof found === 'string') {
    return fitting(tagged(await textAnswer(found, cacheControl, acceptEncoding), found, ifNoneMatch));
  }
  const text =
    rows && (await rendered(rows, format, found as object, archive, locationOf(event, found as Page)));
  if (text !== undefined) {
    const written = await textAnswer(text, cacheControl, acceptEncoding, contentType(format));
    const headers = {
      ...written.headers,
      ...nextLink(found as Page, event.rawQueryString),
      vary: 'accept, accept-encoding',
    };
    return fitting(tagged({ ...written, headers }, text, ifNoneMatch));
  }
  const answer = jsonAnswer({ ...(found as object), ...ingesting }, cacheControl);
  const linked = {
    ...answer,
    headers: {
      ...answer.headers,
      ...nextLink(found as Page, event.rawQueryString),
      ...(rows !== undefined && { vary: 'accept' }),
    },
  };
  return cacheControl === 'no-store' ? linked : fitting(tagged(linked, linked.body, ifNoneMatch));
}

/** Lists requested while files are being ingested are incomplete, and say so. */
function ingestingIn({ answer }: Endpoint, { ingesting }: Archive): { ingesting?: number } {
  const isTold = answer !== 'text' && 'ingesting' in ((answer as z.ZodMiniObject).shape ?? {});
  const left = isTold ? (ingesting?.() ?? 0) : 0;
  return left > 0 ? { ingesting: left } : {};
}

interface Given extends Record<string, unknown> {
  format?: Format;
  sort?: string;
}

/** The parameters of a feed: latest arrival first, however old the article. */
function byArrival({ parameters: { shape } }: Endpoint, given: Given): Given {
  if (given.sort !== undefined && given.sort !== 'received') {
    const message = `A feed is in the order of arrival: leave sort out, or give sort=received, not '${given.sort}'.`;
    throw badParameter('sort', message, ['received']);
  }
  return 'sort' in shape ? { ...given, sort: 'received' } : given;
}

/** The fields of a list that say where it continues. */
interface Page {
  next?: string;
}

/** A query string with a given cursor instead of its own; undefined for no cursor. */
function queryWith(query: string, cursor: string | undefined): string {
  const parameters = new URLSearchParams(query);
  parameters.delete('cursor');
  if (cursor !== undefined) parameters.set('cursor', cursor);
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** Relative to the requested URL, so that it works behind any host, stage and base path. */
const nextLink = ({ next }: Page, query: string): Record<string, string> =>
  next === undefined ? {} : { link: `<${queryWith(query, next)}>; rel="next"` };

/** The absolute URL of a page: feed readers store URLs apart from where they got them. */
function locationOf(
  { headers, rawPath, rawQueryString, requestContext }: APIGatewayProxyEventV2,
  { next }: Page,
) {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const origin = `${scheme}://${headers.host ?? requestContext.domainName}`;
  const url = (query: string) => `${origin}${rawPath}${query}`;
  const filters = new URLSearchParams(rawQueryString);
  for (const name of ['format', 'limit', 'cursor']) filters.delete(name);
  const told = [...filters].map(([name, value]) => `${name} ${value}`).join(', ');
  return {
    title: `Whosaid ${rawPath}${told === '' ? '' : `: ${told}`}`,
    origin,
    self: url(rawQueryString === '' ? '' : `?${rawQueryString}`),
    first: url(queryWith(rawQueryString, undefined)),
    ...(next !== undefined && { next: url(queryWith(rawQueryString, next)) }),
  };
}
