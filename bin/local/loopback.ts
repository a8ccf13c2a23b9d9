import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request's Host header names this machine, and not a name that somebody pointed at it. */
export function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '') ?? '';
  return name === '127.0.0.1' || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost');
}

/**
 * Whether a program on this machine asks, and no web page that is open in its browser. A browser names the page's
 * origin where it writes; to a loopback address it always says in `Sec-Fetch-Site` where a request comes from, which is
 * `none` for an address that the user typed.
 */
export function isFromThisMachine({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin === undefined && (site === undefined || site === 'none') && isLoopback(host);
}

/**
 * Whether the page asks that is served at the very address that a request is for. A browser names the page's origin
 * where it writes; of what it only reads it tells by `Sec-Fetch-Site` alone.
 */
export function isFromOwnPage(
  { origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  host: string | undefined,
): boolean {
  if (!isLoopback(host)) return false;
  return origin === undefined
    ? site === 'same-origin'
    : origin === `http://${host}` && (site === undefined || site === 'same-origin');
}

/** Headers that keep a browser from running an answer as a page, and pages of other origins from embedding it. */
export const INERT = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

const SHOWABLE =
  /^(?:text\/(?:plain|csv|markdown)|application\/(?:json|x-ndjson|jsonl)|image\/(?:png|jpeg|gif|webp))$/;

/** Whether a browser shows a body of this media type without running anything in it. */
export function isShowable(contentType: string): boolean {
  return SHOWABLE.test((contentType.split(';')[0] ?? '').trim().toLowerCase());
}
