import { UnreadableArticle } from '../article.ts';
import { MAX_MAIL_BYTES } from '../limits.ts';
import type { Part } from '../part.ts';
import { readEmail } from './email.ts';

const LINE_END = 0x0a;
const FROM = Buffer.from('From ');

/** Whether a text begins as a mailbox file (mbox, RFC 4155): a line `From ada@example.com Mon Jan  1 …`, then headers. */
export function isMbox(head: string): boolean {
  return /^From \S{1,300} .{0,100}\d{4}\s*\r?\n[!-9;-~]{1,80}:/.test(head);
}

/** The messages of a mailbox file, one by one. A message that is too large fails without affecting the others. */
export async function* mboxParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  for await (const message of messagesOf(chunks)) {
    yield {
      format: 'email',
      isListed: true,
      read() {
        if (message !== undefined) return readEmail(message);
        throw new UnreadableArticle(
          'too-large',
          `The message has more than ${MAX_MAIL_BYTES} bytes: save its text and drop that.`,
        );
      },
    };
  }
}

/** The bytes of each message without its separator line; undefined for one that is too large. */
async function* messagesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let lines: Uint8Array[] = [];
  let length = 0;
  let isAfterBlank = true;
  let isBegun = false;
  for await (const line of linesOf(chunks)) {
    if (isAfterBlank && startsWithFrom(line)) {
      if (isBegun) yield length > MAX_MAIL_BYTES ? undefined : Buffer.concat(lines);
      isBegun = true;
      lines = [];
      length = 0;
    } else {
      const own = line[0] === 0x3e && startsWithFrom(line.subarray(1)) ? line.subarray(1) : line;
      length += own.length;
      if (length > MAX_MAIL_BYTES) lines = [];
      else lines.push(own);
    }
    isAfterBlank = line.length <= 2 && line.every((byte) => byte === LINE_END || byte === 0x0d);
  }
  if (isBegun) yield length > MAX_MAIL_BYTES ? undefined : Buffer.concat(lines);
}

/** Lines with their line ends; a very long line comes in pieces. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    let bytes: Uint8Array = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > 65_536) {
      yield bytes;
      rest = new Uint8Array();
    } else {
      rest = bytes;
    }
  }
  if (rest.length > 0) yield rest;
}

function startsWithFrom(line: Uint8Array): boolean {
  return FROM.every((byte, at) => line[at] === byte);
}
