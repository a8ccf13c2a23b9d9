import { createQueryHandler } from '../lambdas/query/handler.ts';
import type { Archive } from '../lambdas/routes/query/endpoint.ts';
import type { Row } from '../lambdas/routes/query/quote-rows.ts';
import { ApiRefused, requestTo } from './api-request.ts';
import { eventFor } from './local/http-event.ts';

/** A page of rows as JSON lines, and the header that leads to the next. */
export interface RowPage {
  status: number;
  body: string;
  link: string | undefined;
}

/** Requests a path with its query. */
export type Ask = (path: string) => Promise<RowPage>;

/** An API over HTTP without credentials. */
export const overHttp =
  (api: string): Ask =>
  async (path) => {
    const response = await requestTo(api, path.slice(1));
    return {
      status: response.status,
      body: await response.text(),
      link: response.headers.get('link') ?? undefined,
    };
  };

/** The query function in this process. */
export function inProcess(archive: Archive): Ask {
  const handle = createQueryHandler(archive);
  return async (path) => {
    const { statusCode = 500, body, headers } = await handle(eventFor(path));
    return { status: statusCode, body, link: headers.link };
  };
}

const PAGE = '100';

/** The detail of a problem document, or the whole answer if it is none. */
function detailOf(body: string): string {
  try {
    return JSON.parse(body).detail ?? body;
  } catch {
    return body.slice(0, 200);
  }
}

/**
 * All rows of a list of quotes, a page at a time.
 *
 * @throws {ApiRefused}
 */
export async function* pagesOf(ask: Ask, filters: URLSearchParams): AsyncGenerator<Row[]> {
  const query = new URLSearchParams(filters);
  query.set('format', 'jsonl');
  query.set('limit', PAGE);
  for (;;) {
    const { status, body, link } = await ask(`/quotes?${query}`);
    if (status !== 200) throw new ApiRefused(detailOf(body));
    const lines = body.split('\n').filter((line) => line !== '');
    yield lines.map((line) => JSON.parse(line) as Row);
    const next = /<\?([^<>]*)>; rel="next"/.exec(link ?? '')?.[1];
    const cursor = next === undefined ? null : new URLSearchParams(next).get('cursor');
    if (cursor === null) return;
    query.set('cursor', cursor);
  }
}
