import createClient, { type Client as ClientOf, type ClientOptions } from 'openapi-fetch';
import type { Problem, paths } from './schema.ts';

export type * from './schema.ts';

/** Asks the API by path and parameters, both checked by the compiler. */
export type Client = ClientOf<paths, Media>;

/** Of the formats that a list can be had in, those that the client reads. */
type Media = 'application/json' | 'text/plain';

/** The API refused, or failed; `status` is that of HTTP, `message` what the problem document says. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem?: Problem) {
    super(problem?.detail ?? problem?.title ?? `The API answered with status ${status}.`);
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = problem;
  }
}

/**
 * A client of the API. Parameters of several values go as the API takes them, with commas between.
 *
 * @param options `baseUrl`: where the API is, `http://127.0.0.1:8787` say; `headers` for credentials; `fetch` for one's own
 * @example
 * const api = createApi({ baseUrl: 'http://127.0.0.1:8787' });
 * const { items } = await answered(api.GET('/quotes', { params: { query: { q: 'bridge', facets: ['gender'] } } }));
 */
export function createApi(options: ClientOptions): Client {
  return createClient<paths, Media>({
    ...options,
    querySerializer: { array: { style: 'form', explode: false } },
  });
}

/**
 * What a request was answered with.
 *
 * @throws {ApiProblem} when the answer is a problem; `TypeError` of `fetch` when there is no answer
 */
export async function answered<Data>(
  request: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await request;
  if (!response.ok) throw new ApiProblem(response.status, isProblem(error) ? error : undefined);
  return data as Data;
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'status' in error && 'title' in error;
