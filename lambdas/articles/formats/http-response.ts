import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { UnreadableArticle } from '../article.ts';
import { MAX_WARC_RECORD_BYTES } from '../limits.ts';

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/** An HTML page from an HTTP response. */
export interface HttpPage {
  body: Uint8Array;
  contentType: string;
}

/**
 * The HTML page in an HTTP/1 response, with transfer and content encodings decoded; undefined for redirects and
 * anything but HTML.
 *
 * @throws UnreadableArticle `http-error` for an error page, `broken-file` if it can't be parsed
 */
export async function htmlInHttp(response: Uint8Array, url: string): Promise<HttpPage | undefined> {
  const bytes = Buffer.from(response.buffer, response.byteOffset, response.byteLength);
  const end = headerEnd(bytes);
  const [statusLine = '', ...lines] = bytes.subarray(0, end.at).toString('latin1').split(/\r?\n/);
  const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})/.exec(statusLine)?.[1]);
  if (Number.isNaN(status))
    throw new UnreadableArticle(
      'broken-file',
      `${url}: the record is no HTTP response: fetch it again and drop that.`,
    );
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const contentType = headers.get('content-type') ?? '';
  if (!HTML_TYPE.test(contentType) || (status >= 300 && status < 400)) return undefined;
  if (status !== 200)
    throw new UnreadableArticle(
      'http-error',
      `${url}: the server answered ${status}, not with the page: fetch it again and drop that.`,
    );
  let body: Uint8Array = bytes.subarray(end.next);
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) body = unchunked(body);
  return { body: decoded(body, headers.get('content-encoding') ?? '', url), contentType };
}

function headerEnd(bytes: Buffer): { at: number; next: number } {
  const strict = bytes.indexOf('\r\n\r\n');
  if (strict !== -1) return { at: strict, next: strict + 4 };
  const loose = bytes.indexOf('\n\n');
  return loose === -1 ? { at: bytes.length, next: bytes.length } : { at: loose, next: loose + 2 };
}

/** Decodes chunked encoding. A body without chunks stays as it is, since crawlers often store bodies decoded. */
function unchunked(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    const size =
      line === -1 || line - at > 20
        ? undefined
        : /^([\da-f]{1,8})\s*(?:;.*)?$/i.exec(bytes.subarray(at, line).toString('latin1'))?.[1];
    if (size === undefined) return chunks.length > 0 ? Buffer.concat(chunks) : body;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
}

function decoded(body: Uint8Array, encoding: string, url: string): Uint8Array {
  const options = { maxOutputLength: MAX_WARC_RECORD_BYTES };
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        // Crawlers often keep the header but store the page uncompressed.
        return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, options) : body;
      case 'br':
        return brotliDecompressSync(body, options);
      case 'deflate':
        return inflateSync(body, options);
      default:
        return body;
    }
  } catch {
    if (/^\s*</.test(Buffer.from(body.subarray(0, 100)).toString('latin1'))) return body;
    throw new UnreadableArticle(
      'broken-file',
      `${url}: its content-encoding can’t be undone, or it is too large: drop the page by itself.`,
    );
  }
}
