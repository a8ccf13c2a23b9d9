import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { ForbiddenAddress, isPublic, publicLookup } from './addresses.ts';
import { WEBHOOK_TIMEOUT_MS } from './limits.ts';

/**
 * Where webhooks may go: `public`: by https to the public internet; `local`: by https anywhere, by http to this machine.
 */
export type WebhookNetwork = 'public' | 'local';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost|.*\.localhost)$/;

/** Why a URL can't be a webhook; undefined if it can. */
export function problemOfWebhook(url: string, network: WebhookNetwork): string | undefined {
  if (!URL.canParse(url)) return 'must be a URL';
  const { protocol, hostname, username, password, hash } = new URL(url);
  if (username !== '' || password !== '') return 'must have no user and password in it';
  if (hash !== '') return 'must have no fragment';
  const isLocal = network === 'local' && protocol === 'http:' && LOOPBACK.test(hostname);
  if (protocol !== 'https:' && !isLocal)
    return network === 'local' ? 'must be https, or http to this machine' : 'must be https';
  const address = hostname.replace(/^\[|\]$/g, '');
  const isForbidden = isIP(address) !== 0 ? !isPublic(address) : LOOPBACK.test(hostname);
  return network === 'public' && isForbidden ? 'must lead to the public internet' : undefined;
}

export interface WebhookClientOptions {
  network: WebhookNetwork;
  /** Milliseconds; ten seconds unless given. */
  timeoutMs?: number;
  /** How names are resolved on the public internet. */
  lookup?: LookupFunction;
}

/** Posts JSON. Resolves with the status of the answer. */
export type PostWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<number>;

/**
 * Posts webhooks. Redirects aren't followed, and only the status of the answer is read.
 *
 * The result throws {@link ForbiddenAddress}, and the system's errors of connections.
 */
export function createWebhookClient(options: WebhookClientOptions): PostWebhook {
  const { network, timeoutMs = WEBHOOK_TIMEOUT_MS, lookup = publicLookup() } = options;
  return (url, headers, body) =>
    new Promise((resolve, reject) => {
      // It may have been stored long ago, under other rules.
      if (problemOfWebhook(url, network) !== undefined) return reject(new ForbiddenAddress(url));
      const bytes = Buffer.from(body);
      const send = url.startsWith('https:') ? requestHttps : requestHttp;
      const request = send(
        url,
        {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': bytes.length,
            'user-agent': 'whosaid',
          },
          // A new connection, whose address is checked.
          agent: false,
          signal: AbortSignal.timeout(timeoutMs),
          ...(network === 'public' && { lookup }),
        },
        ({ statusCode = 0 }) => {
          request.destroy();
          resolve(statusCode);
        },
      );
      request.on('error', reject);
      request.end(bytes);
    });
}
