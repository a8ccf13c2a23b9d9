import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer } from '../../lambdas/http/answer.ts';
import { createQueryHandler, type QueryOptions } from '../../lambdas/query/handler.ts';
import { archiveOf, harbour } from './archive.ts';

interface Asking {
  method?: string;
  headers?: Record<string, string>;
}

/** The event that API Gateway makes of a request for `url` (path and query). */
export function eventFor(url: string, { method = 'GET', headers = {} }: Asking = {}): APIGatewayProxyEventV2 {
  const [path = '', ...query] = url.split('?');
  const rawQueryString = query.join('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString,
    headers,
    requestContext: {
      accountId: '111122223333',
      apiId: 'api',
      domainName: 'api.example.org',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '20/May/2024:10:00:00 +0000',
      timeEpoch: 1716199200000,
    },
    isBase64Encoded: false,
  };
}

/** A function that asks a handler over `archive` (the harbour's, if none is given). */
export function asking(options: Partial<QueryOptions> = {}) {
  const handle = createQueryHandler({ ...archiveOf(harbour()), ...options });
  return (url: string, how?: Asking): Promise<Answer> => handle(eventFor(url, how));
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape other tests check.
export const bodyOf = (answer: Answer): any => JSON.parse(answer.body);

/** All items of a list, page after page, by following `next`. */
export async function walk(ask: (url: string) => Promise<Answer>, url: string) {
  const pages: unknown[][] = [];
  for (let next = ''; ; ) {
    const { items, next: more } = bodyOf(await ask(next === '' ? url : `${url}&cursor=${next}`));
    pages.push(items);
    if (more === undefined) return pages;
    next = more;
  }
}
