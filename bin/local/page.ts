import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { buildPage, type PageFile } from '../../web/build.ts';
import { pageHeaders } from '../../web/csp.ts';
import { routeOf, viewOf } from '../../web/navigation/route.ts';

/** What the page is told: nobody logs in here, and files can be dropped onto it. */
const CONFIG = JSON.stringify({ uploads: true });

const SECONDS_OF_A_YEAR = 31_536_000;

type Result = APIGatewayProxyStructuredResultV2;

/** Whether a browser asks for something to show, and not a program for JSON. */
const wantsPage = ({ headers: { accept = '' } }: APIGatewayProxyEventV2) =>
  /(?:^|[\s,])text\/html(?:$|[\s,;])/.test(accept);

/** Paths of which browsers get the page, or are led to it, and programs JSON. */
const isShared = (path: string) => path === '/' || viewOf(path) !== undefined;

function fileAnswer(
  { type, bytes, isImmutable }: PageFile,
  event: APIGatewayProxyEventV2,
  statusCode = 200,
): Result {
  const isGzipped = type !== 'font/woff2' && (event.headers['accept-encoding'] ?? '').includes('gzip');
  return {
    statusCode,
    headers: {
      ...pageHeaders(),
      'content-type': type,
      'cache-control': isImmutable ? `public, max-age=${SECONDS_OF_A_YEAR}, immutable` : 'no-cache',
      vary: 'accept, accept-encoding',
      ...(isGzipped && { 'content-encoding': 'gzip' }),
    },
    body: Buffer.from(isGzipped ? gzipSync(bytes) : bytes).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Answers with the page where it is what is asked for. */
export class LocalPage {
  readonly #build: () => Promise<PageFile[]>;
  #files: Promise<Map<string, PageFile>> | undefined;

  /** @param build makes the files; called when the page is asked for the first time */
  constructor(build: () => Promise<PageFile[]> = buildPage) {
    this.#build = build;
  }

  async #file(path: string): Promise<PageFile | undefined> {
    this.#files ??= this.#build().then(
      (files) => new Map(files.map((file) => [file.path, file])),
      (error) => {
        this.#files = undefined;
        throw error;
      },
    );
    return (await this.#files).get(path);
  }

  /**
   * The answer to a request for the page: undefined where the API is to answer.
   *
   * @throws the compiler's own error when the page does not build
   */
  async answer(event: APIGatewayProxyEventV2): Promise<Result | undefined> {
    const { rawPath, requestContext } = event;
    if (!['GET', 'HEAD'].includes(requestContext.http.method)) return undefined;
    if (rawPath === '/config.json') {
      const headers = { ...pageHeaders(), 'content-type': 'application/json', 'cache-control': 'no-cache' };
      return { statusCode: 200, headers, body: CONFIG };
    }
    const isFile = rawPath.startsWith('/assets/') || rawPath === '/favicon.svg';
    const file = isFile ? await this.#file(rawPath) : undefined;
    if (file) return fileAnswer(file, event);
    const isView = rawPath !== '/' && routeOf(rawPath) !== undefined;
    if (isView || (rawPath === '/' && wantsPage(event))) {
      const index = await this.#file('/index.html');
      return index && fileAnswer(index, event);
    }
    const view = wantsPage(event) ? viewOf(rawPath) : undefined;
    if (view === undefined || event.queryStringParameters?.format !== undefined) return undefined;
    return {
      statusCode: 303,
      headers: { ...pageHeaders(), location: view, 'cache-control': 'no-store', vary: 'accept' },
    };
  }

  /**
   * What is answered after the API: a browser that asked for a path that there is not gets the page, which says so. The
   * others get the API's answer, which says on shared paths which header chose between the two.
   */
  async afterApi(result: Result, event: APIGatewayProxyEventV2): Promise<Result> {
    const index = result.statusCode === 404 && wantsPage(event) ? await this.#file('/index.html') : undefined;
    return index ? fileAnswer(index, event, 404) : varied(result, event);
  }
}

function varied(result: Result, { rawPath }: APIGatewayProxyEventV2): Result {
  if (!isShared(rawPath)) return result;
  const { vary } = result.headers ?? {};
  return {
    ...result,
    headers: { ...result.headers, vary: vary === undefined ? 'accept' : `accept, ${vary}` },
  };
}
