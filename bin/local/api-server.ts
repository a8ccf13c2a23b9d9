import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { isLoopback } from './loopback.ts';

/** The query function, as Lambda would call it. */
export type Query = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export interface ApiServer {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** From now on requests are answered by this function; before, by a 503. */
  answerBy(query: Query): void;
  close(): Promise<void>;
}

/**
 * Takes the part of API Gateway on 127.0.0.1: each request becomes an event of an HTTP API for the query function.
 *
 * @param port 0 for any free one
 * @throws the system's `EADDRINUSE` and the like
 */
export async function startApiServer(port: number): Promise<ApiServer> {
  let query: Query | undefined;
  const server = createServer((request, response) => {
    answer(request, query)
      .then((result) => send(response, result, request.method))
      .catch((error: Error) => {
        process.stderr.write(`${request.method} ${request.url}: ${error.stack}\n`);
        send(response, problem(500, 'Internal Server Error'), request.method);
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerBy(handler) {
      query = handler;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}

async function answer(request: IncomingMessage, query?: Query): Promise<APIGatewayProxyStructuredResultV2> {
  request.resume();
  // A web page whose name was pointed at this machine must not read what lies here.
  if (!isLoopback(request.headers.host))
    return problem(403, 'Only this machine may ask, by http://127.0.0.1.');
  if (!query) return problem(503, 'Whosaid is starting; ask again in a moment.', { 'retry-after': '1' });
  return query(eventOf(request));
}

/** The event of an HTTP API, payload format 2.0. */
export function eventOf(request: IncomingMessage): APIGatewayProxyEventV2 {
  const { method = 'GET', url = '/' } = request;
  const [target = '/', ...rest] = url.split('?');
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
      domainName: headers.host ?? '127.0.0.1',
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
    isBase64Encoded: false,
  };
}

function send(response: ServerResponse, result: APIGatewayProxyStructuredResultV2, method?: string): void {
  const { statusCode = 200, headers = {}, body = '', isBase64Encoded } = result;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (statusCode !== 304) response.setHeader('content-length', bytes.length);
  response.statusCode = statusCode;
  response.end(method === 'HEAD' || statusCode === 304 ? undefined : bytes);
}

function problem(status: number, title: string, headers: Record<string, string> = {}) {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: 'about:blank', status, title }),
  };
}
