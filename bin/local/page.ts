import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { buildPage, type PageFile } from '../../web/build.ts';
import { pageHeaders } from '../../web/csp.ts';
import { routeOf, viewOf } from '../../web/navigation/route.ts';

/** The page's configuration: no login, uploads allowed. */
const CONFIG = JSON.stringify({ uploads: true });

const SECONDS_OF_A_YEAR = 31_536_000;

type Result = APIGatewayProxyStructuredResultV2;

/** Whether a request accepts HTML, as a browser's navigation does. */
const wantsPage = ({ headers: { accept = '' } }: APIGatewayProxyEventV2) =>
  /(?:^|[\s,])text\/html(?:$|[\s,;])/.test(accept);

/** Paths at which browsers get the page or a redirect to it, and programs get JSON. */
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

/** Serves the page to browsers. */
export class LocalPage {
  readonly #build: () => Promise<PageFile[]>;
  #files: Promise<Map<string, PageFile>> | undefined;

  /** @param build builds the files; called at the first request for the page */
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
   * The response to a request for the page; undefined if the API should answer.
   *
   * @throws the compiler's error if the page doesn't build
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
   * The final response, given the API's: for an unknown path browsers get the page, which says so. All others get the
   * API's response, with `Vary: accept` on paths shared with the page.
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
