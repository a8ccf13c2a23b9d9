export const LOCAL_API = 'http://127.0.0.1:8787';

/** The API refused a request, or doesn't answer. */
export class ApiRefused extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'ApiRefused';
  }
}

/**
 * Requests a path of an API without credentials.
 *
 * @param path without the first slash
 * @throws {ApiRefused} if nothing answers
 */
export async function requestTo(api: string, path: string, options?: RequestInit): Promise<Response> {
  const base = api.endsWith('/') ? api : `${api}/`;
  if (!URL.canParse(base)) throw new ApiRefused(`${api} is no URL.`);
  return fetch(new URL(path, base), options).catch(({ cause, message }: Error) => {
    const reason = (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
    throw new ApiRefused(
      `Nothing answers at ${api} (${reason}): start it with npm start, or give another with --api.`,
    );
  });
}
