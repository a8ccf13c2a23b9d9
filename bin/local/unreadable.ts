import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

const LINGER_MS = 1000;

/** The body of a problem document (RFC 9457). */
export function problemBody(status: number, detail: string): string {
  return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail });
}

function problemOf({ code }: NodeJS.ErrnoException): [status: number, detail: string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The URL and the headers of the request are too long.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request was not completed in time.'];
  return [400, 'This is not an HTTP/1.1 request.'];
}

/**
 * Answers an unreadable request with a problem document; for a server's `clientError`. Reads and discards further bytes
 * for a while, because closing with unread bytes would reset the connection before the client has seen the response.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (socket.writableEnded) return;
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, detail] = problemOf(error);
  const body = problemBody(status, detail);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/problem+json',
      'cache-control: no-store',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
