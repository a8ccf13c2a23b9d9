import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { crossOrigin } from '../../lambdas/http/cors.ts';
import { deskOperationsAt } from '../../lambdas/routes/desk/endpoints.ts';
import { watchOperationsAt } from '../../lambdas/routes/watches/operations.ts';
import { eventOf, hostOf } from './http-event.ts';
import { INERT, isFromOwnPage, isFromThisMachine, isLoopback } from './loopback.ts';
import type { LocalPage } from './page.ts';
import { problemBody, refuseUnreadable } from './unreadable.ts';
import { MOST_UPLOAD_BYTES, type Uploaded, uploadNameIn } from './uploads.ts';

/** A function that answers requests, as Lambda would call it. */
export type Answering = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** What API Gateway takes of a body. */
const MOST_BODY_BYTES = 10 * 1024 * 1024;
/** About what API Gateway takes of a URL: 10,240 bytes together with the values of all headers. */
const LONGEST_URL = 10_000;
/** Enough to say of a URL that is far too long that it is. */
const MOST_HEADER_BYTES = 256 * 1024;
/** Methods that a page of another origin may use, since what they answer is not shown to it. */
const READING = ['GET', 'HEAD', 'OPTIONS'];

export interface ApiServer {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** From now on requests are answered by these functions, as the deployed API's routes have it; before, by a 503. */
  answerBy(functions: Functions): void;
  close(): Promise<void>;
}

/**
 * Takes the part of API Gateway on 127.0.0.1: each request becomes an event of an HTTP API for a function.
 *
 * @param port 0 for any free one
 * @param allowOrigins origins whose pages may correct, and read why something of theirs was refused
 * @param page answers browsers; without it they get what programs get
 * @throws the system's `EADDRINUSE` and the like
 */
export async function startApiServer(
  port: number,
  allowOrigins: string[] = [],
  page?: LocalPage,
): Promise<ApiServer> {
  let functions: Functions | undefined;
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, (request, response) => {
    answer(request, { allowOrigins, page, functions })
      .then((result) => send(response, result, request.method))
      .catch((error: Error) => {
        // Who went away while they spoke hears no answer.
        if (!request.complete) return;
        process.stderr.write(`${request.method} ${request.url}: ${error.stack}\n`);
        send(response, problem(500, 'The log of npm start says why.'), request.method);
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
  /** All that is asked of watches. */
  watches: Answering;
  /** Takes a file in, under a name that a file may have. */
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
  const mostBytes = uploadName === undefined ? MOST_BODY_BYTES : MOST_UPLOAD_BYTES;
  const body = await bodyOf(request, mostBytes);
  const event = eventOf(request, uploadName === undefined ? body : undefined);
  const { headers, url = '/' } = request;
  const { method } = event.requestContext.http;
  const isDesk = deskOperationsAt(event.rawPath) !== undefined;
  // What the desk reads takes an engine: no page of others may have it work, seen or unseen.
  const isReading = READING.includes(method) && !(isDesk && method !== 'OPTIONS');
  const host = hostOf(request);
  // The page that is served here may do what a program on this machine may.
  const isOurs = isFromOwnPage(headers, host);
  const isAllowed = isOurs || (headers.origin !== undefined && allowOrigins.includes(headers.origin));
  const refuse = (...refusal: Parameters<typeof problem>) =>
    crossOrigin(problem(...refusal), event, allowOrigins);
  // A web page whose name was pointed at this machine must not read what lies here.
  if (!isLoopback(host)) return problem(403, 'Only this machine may call the API, at http://127.0.0.1.');
  // Nor may a page change something, seen or unseen.
  if (!isReading && !isAllowed && !isFromThisMachine(headers))
    return problem(
      403,
      'Pages of other origins may not make corrections, unless npm start allows them with --cors.',
    );
  if (url.length > LONGEST_URL)
    return refuse(414, `The URL has ${url.length} characters; it may have ${LONGEST_URL}.`);
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
