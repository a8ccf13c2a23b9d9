import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer } from './answer.ts';

function originOf({ headers }: APIGatewayProxyEventV2, allowOrigins: string[]): string | undefined {
  if (allowOrigins.includes('*')) return '*';
  return headers.origin !== undefined && allowOrigins.includes(headers.origin) ? headers.origin : undefined;
}

/**
 * The answer to a CORS preflight request; undefined for any other request.
 *
 * @param methodsAt the methods that a path accepts
 */
export function preflight(
  event: APIGatewayProxyEventV2,
  allowOrigins: string[],
  methodsAt: (path: string) => string[],
): Answer | undefined {
  const asks = event.headers['access-control-request-method'] !== undefined;
  if (event.requestContext.http.method !== 'OPTIONS' || !asks || allowOrigins.length === 0) return undefined;
  const answer: Answer = {
    statusCode: 204,
    headers: {
      'access-control-allow-methods': methodsAt(event.rawPath).join(', '),
      'access-control-allow-headers': 'authorization, content-type, if-match, if-none-match',
      'access-control-max-age': '600',
    },
    body: '',
  };
  return crossOrigin(answer, event, allowOrigins);
}

/** Allows pages of the allowed origins to read an answer. */
export function crossOrigin(answer: Answer, event: APIGatewayProxyEventV2, allowOrigins: string[]): Answer {
  if (allowOrigins.length === 0) return answer;
  const origin = originOf(event, allowOrigins);
  const vary = [answer.headers.vary, 'origin'].filter((name) => name !== undefined).join(', ');
  const headers = { ...answer.headers, vary, 'access-control-expose-headers': 'etag, link, retry-after' };
  return {
    ...answer,
    headers: origin === undefined ? headers : { ...headers, 'access-control-allow-origin': origin },
  };
}
