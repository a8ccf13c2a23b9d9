import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { crossOrigin } from '../../lambdas/http/cors.ts';
import { deskOperationsAt } from '../../lambdas/routes/desk/endpoints.ts';
import { watchOperationsAt } from '../../lambdas/routes/watches/operations.ts';
import { eventOf, hostOf } from './http-event.ts';
import { MAX_HEADER_BYTES, MAX_REQUEST_BYTES, MAX_UPLOAD_BYTES, MAX_URL_LENGTH } from './limits.ts';
import { INERT, isFromOwnPage, isFromThisMachine, isLoopback } from './loopback.ts';
import type { LocalPage } from './page.ts';
import { problemBody, refuseUnreadable } from './unreadable.ts';
import { type Uploaded, uploadNameIn } from './uploads.ts';

/** A function that answers requests, as Lambda would call it. */
export type Answering = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Methods that pages of other origins may use, because browsers don't show them the responses. */
const READING = ['GET', 'HEAD', 'OPTIONS'];

export interface ApiServer {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /**
   * Routes requests to these functions from now on, as the deployed API does. Until it is called, requests get a 503.
   */
  answerBy(functions: Functions): void;
  close(): Promise<void>;
}

/**
 * Stands in for API Gateway on 127.0.0.1: turns each request into an HTTP API event and calls a function with it.
 *
 * @param port 0 for any free one
 * @param allowOrigins origins whose pages may make corrections and read error responses
 * @param page answers browsers; without it, browsers get the same JSON as programs
 * @throws the system's `EADDRINUSE` and the like
 */
export async function startApiServer(
  port: number,
  allowOrigins: string[] = [],
  page?: LocalPage,
): Promise<ApiServer> {
  let functions: Functions | undefined;
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    answer(request, { allowOrigins, page, functions })
      .then((result) => send(response, result, request.method))
      .catch((error: Error) => {
        // The client closed the connection while it sent the request, so there is nobody to answer.
        if (!request.complete) return;
        process.stderr.write(`${request.method} ${request.url}: ${error.stack}\n`);
        send(response, problem(500, 'See the log of npm start for the reason.'), request.method);
      });
  });
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerBy(given) {
      functions = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}

/** What answers requests. */
export interface Functions {
  query: Answering;
  correct: Answering;
  desk: Answering;
  /** Answers requests about watches. */
  watches: Answering;
  /** Stores an uploaded file. The name is valid. */
  upload: (name: string, bytes: Buffer) => Uploaded;
}

interface Answerers {
  allowOrigins: string[];
  page: LocalPage | undefined;
  functions: Functions | undefined;
}

const METHODS_OF_UPLOADS = ['PUT'];

async function answer(
  request: IncomingMessage,
  { allowOrigins, page, functions }: Answerers,
): Promise<APIGatewayProxyStructuredResultV2> {
  const uploadName = uploadNameIn((request.url ?? '/').split('?')[0] ?? '/');
  const mostBytes = uploadName === undefined ? MAX_REQUEST_BYTES : MAX_UPLOAD_BYTES;
  const body = await bodyOf(request, mostBytes);
  const event = eventOf(request, uploadName === undefined ? body : undefined);
  const { headers, url = '/' } = request;
  const { method } = event.requestContext.http;
  const isDesk = deskOperationsAt(event.rawPath) !== undefined;
  // Explanations run the engine, so pages of other origins may not request them, not even without seeing the response.
  const isReading = READING.includes(method) && !(isDesk && method !== 'OPTIONS');
  const host = hostOf(request);
  // The page served from here has the same rights as a program on this machine.
  const isOurs = isFromOwnPage(headers, host);
  const isAllowed = isOurs || (headers.origin !== undefined && allowOrigins.includes(headers.origin));
  const refuse = (...refusal: Parameters<typeof problem>) =>
    crossOrigin(problem(...refusal), event, allowOrigins);
  // Protects against DNS rebinding: a page whose host name was pointed at this machine must not read the data.
  if (!isLoopback(host)) return problem(403, 'Only this machine may call the API, at http://127.0.0.1.');
  // Protects against cross-site request forgery.
  if (!isReading && !isAllowed && !isFromThisMachine(headers))
    return problem(
      403,
      'Pages of other origins may not make corrections, unless npm start allows them with --cors.',
    );
  if (url.length > MAX_URL_LENGTH)
    return refuse(414, `The URL has ${url.length} characters; it may have ${MAX_URL_LENGTH}.`);
  const shown = await page?.answer(event);
  if (shown) return shown;
  if (!functions) return refuse(503, 'Whosaid is starting; retry in a moment.', { 'retry-after': '1' });
  if (!body) return refuse(413, `A body may have ${mostBytes} bytes.`);
  if (uploadName !== undefined) return uploadedBy(functions, uploadName, method, body);
  if (isDesk) return functions.desk(event);
  if (watchOperationsAt(event.rawPath)) return functions.watches(event);
  if (!isReading) return functions.correct(event);
  const answered = await functions.query(event);
  return page ? page.afterApi(answered, event) : answered;
}

function uploadedBy(
  { upload }: Functions,
  name: string | null,
  method: string,
  body: Buffer,
): APIGatewayProxyStructuredResultV2 {
  if (!METHODS_OF_UPLOADS.includes(method))
    return problem(405, `${method.slice(0, 10)} is not possible here; use PUT.`, { allow: 'PUT' });
  if (name === null)
    return problem(400, 'A file’s name has 200 characters at most, no slash, and does not begin with a dot.');
  if (body.length === 0) return problem(400, 'The body is missing: send the bytes of the file.');
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(upload(name, body)),
  };
}

/** The body of a request; undefined when it is too large. */
async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= mostBytes) chunks.push(chunk);
  }
  return length <= mostBytes ? Buffer.concat(chunks) : undefined;
}

function send(response: ServerResponse, result: APIGatewayProxyStructuredResultV2, method?: string): void {
  const { statusCode = 200, headers = {}, body = '', isBase64Encoded } = result;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  for (const [name, value] of Object.entries({ ...INERT, ...headers }))
    response.setHeader(name, String(value));
  if (statusCode !== 304) response.setHeader('content-length', bytes.length);
  response.statusCode = statusCode;
  response.end(method === 'HEAD' || statusCode === 304 ? undefined : bytes);
}

function problem(status: number, detail: string, headers: Record<string, string> = {}) {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: problemBody(status, detail),
  };
}
