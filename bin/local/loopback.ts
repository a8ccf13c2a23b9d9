import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request's Host header names this machine, and not a name that somebody pointed at it. */
export function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '') ?? '';
  return name === '127.0.0.1' || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost');
}

/** Whether a program on this machine asks, and no web page that is open in its browser. */
export function isFromThisMachine({ host, origin }: IncomingHttpHeaders): boolean {
  return origin === undefined && isLoopback(host);
}
