import * as oauth from 'oauth4webapi';
import type { Login } from './settings.ts';

/** The redirect URI of the login. */
const redirectUri = () => `${window.location.origin}/`;
/** Session storage key: the state of a login in progress, and the page to return to. */
const UNDER_WAY = 'whosaid-login';
/** A token is refreshed this long before it expires. */
const EARLY_MS = 60_000;

interface Tokens {
  accessToken: string;
  refreshToken: string | undefined;
  until: number;
}

interface UnderWay {
  verifier: string;
  state: string;
  address: string;
}

let tokens: Tokens | undefined;
let fetching: Promise<string> | undefined;

const clientOf = ({ clientId }: Login): oauth.Client => ({ client_id: clientId });

async function serverOf({ authority }: Login): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(authority);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer));
}

/** Redirects to the login page. Never resolves. */
async function leave(login: Login): Promise<never> {
  const server = await serverOf(login);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const { pathname, search, hash } = window.location;
  const underWay: UnderWay = { verifier, state, address: pathname + search + hash };
  sessionStorage.setItem(UNDER_WAY, JSON.stringify(underWay));
  const url = new URL(server.authorization_endpoint ?? `${login.domain}/oauth2/authorize`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: login.clientId,
    redirect_uri: redirectUri(),
    scope: login.scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).toString();
  window.location.assign(url);
  return new Promise(() => {});
}

function keep({ access_token, refresh_token, expires_in = 300 }: oauth.TokenEndpointResponse): string {
  tokens = {
    accessToken: access_token,
    refreshToken: refresh_token ?? tokens?.refreshToken,
    until: Date.now() + expires_in * 1000 - EARLY_MS,
  };
  return access_token;
}

/** Completes a login that redirected back. @returns undefined if there is none */
async function comeBack(login: Login): Promise<string | undefined> {
  const url = new URL(window.location.href);
  const stored = sessionStorage.getItem(UNDER_WAY);
  if (stored === null || !url.searchParams.has('state')) return undefined;
  sessionStorage.removeItem(UNDER_WAY);
  const { verifier, state, address } = JSON.parse(stored) as UnderWay;
  const server = await serverOf(login);
  const client = clientOf(login);
  const parameters = oauth.validateAuthResponse(server, client, url, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    verifier,
  );
  const token = keep(await oauth.processAuthorizationCodeResponse(server, client, response));
  history.replaceState(history.state, '', address);
  window.dispatchEvent(new PopStateEvent('popstate'));
  return token;
}

async function renew(login: Login): Promise<string | undefined> {
  if (tokens?.refreshToken === undefined) return undefined;
  const server = await serverOf(login);
  const client = clientOf(login);
  try {
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refreshToken);
    return keep(await oauth.processRefreshTokenResponse(server, client, response));
  } catch {
    // The refresh token was revoked or has expired: log in again.
    return undefined;
  }
}

/**
 * An access token for the API. It is kept in memory only; without one, the reader is redirected to the login and back.
 *
 * @throws the response of the login, if it refuses
 */
export async function accessToken(login: Login): Promise<string> {
  if (tokens && Date.now() < tokens.until) return tokens.accessToken;
  fetching ??= (async () =>
    (await comeBack(login)) ?? (await renew(login)) ?? (await leave(login)))().finally(() => {
    fetching = undefined;
  });
  return fetching;
}
