import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/** The host that a request is meant for: that of its target where it is in absolute form (RFC 9112), else its Host header. */
export function hostOf({ url = '/', headers }: IncomingMessage): string | undefined {
  return ABSOLUTE.exec(url)?.[1] ?? headers.host;
}

/** The event of an HTTP API, payload format 2.0. */
export function eventOf(request: IncomingMessage, body: Buffer = Buffer.alloc(0)): APIGatewayProxyEventV2 {
  const { method = 'GET', url = '/' } = request;
  const [target = '', ...rest] = url.replace(ABSOLUTE, '').split('?');
  const rawQueryString = rest.join('?');
  const rawPath = target.startsWith('/') ? target : '/';
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
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
      domainName: hostOf(request) ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
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
