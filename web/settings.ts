/** The authorization server that the page logs in at: authorization code with PKCE, no secret. */
export interface Login {
  /** The issuer: `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc`. */
  authority: string;
  clientId: string;
  /** Of its pages: `https://whosaid.auth.eu-west-1.amazoncognito.com`. */
  domain: string;
  /** What its tokens are to be good for, with blanks between: `openid whosaid/read`. */
  scope: string;
}

export interface Settings {
  /** Absent where nobody has to log in. */
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
  // Without a file there is nothing to set; a site of one page answers with that page then.
  const config: Config = response.ok && isJson ? await response.json() : {};
  const { authority, clientId, domain, scope = 'openid', uploads = false } = config;
  return {
    uploads,
    ...(authority && clientId && domain && { login: { authority, clientId, domain, scope } }),
  };
}

let loaded: Promise<Settings> | undefined;

/** What `/config.json` beside the page says. @throws {TypeError} when nothing answers; the next call tries again */
export function settings(): Promise<Settings> {
  loaded ??= load().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}
