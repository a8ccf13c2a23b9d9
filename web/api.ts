import { ApiProblem, answered, createApi } from '../client/index.ts';
import { settings } from './settings.ts';

export type * from '../client/schema.ts';
export { ApiProblem, answered };

/** Adds who is asking, where the page is to log in. */
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

/** Asks for what the client has no type for: a format of a list, a file to be taken in. @throws {ApiProblem} */
export async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await authorized(new Request(new URL(path, window.location.origin), init));
  if (response.ok) return response;
  throw new ApiProblem(response.status, await response.json().catch(() => undefined));
}
