/** The authorization server of the page: authorization code with PKCE, no secret. */
export interface Login {
  /** The issuer: `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc`. */
  authority: string;
  clientId: string;
  /** The URL of its pages: `https://whosaid.auth.eu-west-1.amazoncognito.com`. */
  domain: string;
  /** The requested scopes, separated by spaces: `openid whosaid/read`. */
  scope: string;
}

export interface Settings {
  /** Absent if no login is required. */
  login?: Login;
  /** Whether files can be dropped onto the page. */
  uploads: boolean;
}

interface Config extends Partial<Login> {
  uploads?: boolean;
}

async function load(): Promise<Settings> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  // The file may be missing; a single-page site then answers with the page itself.
  const config: Config = response.ok && isJson ? await response.json() : {};
  const { authority, clientId, domain, scope = 'openid', uploads = false } = config;
  return {
    uploads,
    ...(authority && clientId && domain && { login: { authority, clientId, domain, scope } }),
  };
}

let loaded: Promise<Settings> | undefined;

/** The contents of `/config.json` beside the page. @throws {TypeError} if the request fails; the next call retries */
export function settings(): Promise<Settings> {
  loaded ??= load().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}
