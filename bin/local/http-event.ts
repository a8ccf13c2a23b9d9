import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/** The host of a request: from its target if that is in absolute form (RFC 9112), else from its Host header. */
export function hostOf({ url = '/', headers }: IncomingMessage): string | undefined {
  return ABSOLUTE.exec(url)?.[1] ?? headers.host;
}

/** The event of an HTTP API, payload format 2.0. */
export function eventOf(request: IncomingMessage, body: Buffer = Buffer.alloc(0)): APIGatewayProxyEventV2 {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  const { method = 'GET', url = '/', httpVersion } = request;
  return eventFor(url, { method, headers, httpVersion, host: hostOf(request) ?? '127.0.0.1', body });
}

interface RequestParts {
  method?: string;
  headers?: Record<string, string>;
  httpVersion?: string;
  host?: string;
  body?: Buffer;
}

/** The event of a request for `url`; of a GET unless given. */
export function eventFor(url: string, parts: RequestParts = {}): APIGatewayProxyEventV2 {
  const { method = 'GET', headers = {}, httpVersion = '1.1', host = '127.0.0.1' } = parts;
  const { body = Buffer.alloc(0) } = parts;
  const [target = '', ...rest] = url.replace(ABSOLUTE, '').split('?');
  const rawQueryString = rest.join('?');
  const rawPath = target.startsWith('/') ? target : '/';
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  const now = new Date();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers,
    ...(rawQueryString !== '' && { queryStringParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: host,
      domainPrefix: 'local',
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${httpVersion}`,
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
}
