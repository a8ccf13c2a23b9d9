import { ApiProblem, answered, createApi } from '../client/index.ts';
import { settings } from './settings.ts';

export type * from '../client/schema.ts';
export { ApiProblem, answered };

/** Adds the access token if the page requires a login. */
async function authorized(request: Request): Promise<Response> {
  const { login } = await settings();
  if (!login) return fetch(request);
  const { accessToken } = await import('./login.ts');
  request.headers.set('authorization', `Bearer ${await accessToken(login)}`);
  return fetch(request);
}

/** The API that serves this page. */
export const api = createApi({
  baseUrl: window.location.origin,
  fetch: authorized,
  headers: { accept: 'application/json' },
});

/** Requests without a type in the client: another format of a list, an upload. @throws {ApiProblem} */
export async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await authorized(new Request(new URL(path, window.location.origin), init));
  if (response.ok) return response;
  throw new ApiProblem(response.status, await response.json().catch(() => undefined));
}
