import type { IncomingHttpHeaders } from 'node:http';

/** Whether a Host header names this machine, rather than a domain that resolves to it (DNS rebinding). */
export function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '') ?? '';
  return name === '127.0.0.1' || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost');
}

/**
 * Whether a request comes from a program on this machine rather than from a web page. Browsers send `Origin` with
 * writing requests, and `Sec-Fetch-Site` with every request to a loopback address; its value is `none` for an address
 * that the user typed.
 */
export function isFromThisMachine({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin === undefined && (site === undefined || site === 'none') && isLoopback(host);
}

/**
 * Whether a request comes from the page that is served at the same address. Browsers send `Origin` with writing
 * requests, and only `Sec-Fetch-Site` with reading ones.
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

/** Headers that keep a browser from running a response as a page, and pages of other origins from embedding it. */
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
