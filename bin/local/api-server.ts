import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { crossOrigin } from '../../lambdas/http/cors.ts';
import { eventOf, hostOf } from './http-event.ts';
import { INERT, isFromThisMachine, isLoopback } from './loopback.ts';
import { type LocalPage, varied } from './page.ts';
import { problemBody, refuseUnreadable } from './unreadable.ts';

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
  answerBy(query: Answering, correct: Answering): void;
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
    answerBy(query, correct) {
      functions = { query, correct };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}

interface Functions {
  query: Answering;
  correct: Answering;
}

interface Answerers {
  allowOrigins: string[];
  page: LocalPage | undefined;
  functions: Functions | undefined;
}

async function answer(
  request: IncomingMessage,
  { allowOrigins, page, functions }: Answerers,
): Promise<APIGatewayProxyStructuredResultV2> {
  const body = await bodyOf(request);
  const event = eventOf(request, body);
  const { headers, url = '/' } = request;
  const isReading = READING.includes(event.requestContext.http.method);
  const host = hostOf(request);
  // The page that is served here may do what a program on this machine may.
  const isOurs = headers.origin !== undefined && headers.origin === `http://${host}`;
  const isAllowed = isOurs || (headers.origin !== undefined && allowOrigins.includes(headers.origin));
  const refuse = (...refusal: Parameters<typeof problem>) =>
    crossOrigin(problem(...refusal), event, allowOrigins);
  // A web page whose name was pointed at this machine must not read what lies here.
  if (!isLoopback(host)) return problem(403, 'Only this machine may ask, by http://127.0.0.1.');
  // Nor may a page change something, seen or unseen.
  if (!isReading && !isAllowed && !isFromThisMachine(headers))
    return problem(403, 'No page of another origin may correct, unless npm start names it by --cors.');
  if (url.length > LONGEST_URL)
    return refuse(414, `The URL has ${url.length} characters; it may have ${LONGEST_URL}.`);
  const shown = await page?.answer(event);
  if (shown) return shown;
  if (!functions) return refuse(503, 'Whosaid is starting; ask again in a moment.', { 'retry-after': '1' });
  if (!body) return refuse(413, `A body may have ${MOST_BODY_BYTES} bytes.`);
  if (!isReading) return functions.correct(event);
  const answered = await functions.query(event);
  return page ? varied(answered, event) : answered;
}

/** The body of a request; undefined when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return length <= MOST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
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
