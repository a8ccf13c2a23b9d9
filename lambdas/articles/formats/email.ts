import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { readHtml } from '../html.ts';
import { readJsonArticle } from '../json.ts';
import { textOfMarkup } from '../markup-text.ts';
import { joinWrappedLines } from './lines.ts';

const KNOWN_HEADER =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|reply-to|content-type|sender)$/i;
/** Headers that only mail has; others also occur above plain texts. */
const SURE_HEADER = /^(?:from|message-id|mime-version|received|return-path|delivered-to)$/i;
const HEADER_LINE = /^([!-9;-~]{1,80}):/;

/** Apple Mail writes the message's length in bytes above it, and what it knows of it below (`.emlx`). */
const MAIL_LENGTH = /^\d{1,9} *\r?\n/;

const NESTED_PARTS = 20;
const MOST_LISTED = 10;
const LONGEST_NAME = 80;

/**
 * Whether a text begins with the headers of an internet message (RFC 5322): two known ones, at least one of them
 * specific to mail.
 */
export function isEmail(head: string): boolean {
  let known = 0;
  let sure = false;
  for (const line of head.slice(0, 32_768).trimStart().replace(MAIL_LENGTH, '').split(/\r?\n/)) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    const name = HEADER_LINE.exec(line)?.[1];
    if (name === undefined) return false;
    if (KNOWN_HEADER.test(name)) known++;
    sure ||= SURE_HEADER.test(name);
  }
  return sure && known >= 2;
}

/**
 * A message: its text, facts from subject, sender and date. Quoted lines become quotes of their writer; a signature is
 * removed; attachments are listed in the notes and not read. A page that a browser saved as one file (MHTML) is read as a
 * page.
 *
 * @param bytes at most `MAX_MAIL_BYTES`
 * @throws UnreadableArticle if it has no text, or its parts are nested too deep
 */
export async function readEmail(bytes: Uint8Array): Promise<Article> {
  const message = await parsed(bytes);
  const header = (name: string) => message.headers.find(({ key }) => key === name)?.value;
  const address = header('snapshot-content-location');
  const isPage = address !== undefined || /^saved by /i.test(message.from?.name ?? '');
  if (isPage && message.html !== undefined) {
    return { ...knownFacts({ url: [address] }), ...readHtml(message.html), format: 'html' };
  }
  const notes: string[] = [];
  const text = textOf(message.text, message.html, notes);
  const files = message.attachments.map(({ filename, mimeType }) => `${filename ?? 'unnamed'} (${mimeType})`);
  if (files.length > 0) notes.push(`Attachments were not read: ${files.slice(0, MOST_LISTED).join(', ')}.`);
  const facts = {
    ...knownFacts({
      title: [message.subject],
      author: [message.from?.name],
      publication: [header('organization')],
      published: [message.date],
      language: [header('content-language')],
      guid: [message.messageId],
    }),
    ...(notes.length > 0 && { notes }),
  };
  const fields = jsonIn(text);
  if (fields !== undefined) return { ...facts, ...readJsonArticle(fields) };
  if (text === '') {
    throw new UnreadableArticle(
      'no-text',
      'The message has no text: drop what is attached to it as files of their own.',
    );
  }
  return { text, ...facts };
}

async function parsed(bytes: Uint8Array) {
  const { default: PostalMime } = await import('postal-mime');
  try {
    return await PostalMime.parse(messageIn(bytes), { maxNestingDepth: NESTED_PARTS });
  } catch (error) {
    throw new UnreadableArticle(
      'broken-file',
      `The message can’t be taken apart (${reasonOf(error)}): save its text and drop that.`,
    );
  }
}

/** The message without blanks above it, and without what Apple Mail writes around it. */
function messageIn(bytes: Uint8Array): Uint8Array {
  const start = bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte > 0x20),
    ),
  );
  const length = MAIL_LENGTH.exec(Buffer.from(start.subarray(0, 20)).toString('latin1'))?.[0];
  if (length === undefined) return start;
  return start.subarray(length.length, length.length + Number.parseInt(length, 10));
}

function textOf(plain: string | undefined, html: string | undefined, notes: string[]): string {
  const lines = cleanText(plain ?? '');
  const isQuoting = /^>/m.test(lines);
  // HTML has the paragraphs, but only plain text shows who is quoted.
  if (html !== undefined && !isQuoting) {
    const text = ownWords(cleanText(textOfMarkup(html)), notes);
    if (text !== '') return text;
  }
  const own = ownWords(lines, notes);
  const { text, joined } = joinWrappedLines(isQuoting ? withQuotes(own) : own);
  if (joined) notes.push('Wrapped lines were joined.');
  if (isQuoting) notes.push('Quoted lines were put in quotation marks.');
  return cleanText(text);
}

const FORWARDED = /^(?:-{3,} ?(?:forwarded|original) message\b.*|begin forwarded message:)$/i;
const OF_FORWARDED = /^\*?(?:from|date|sent|subject|to|cc|reply-to):/i;
/** Longer is no signature, but a part of the message below a line. */
const LONGEST_SIGNATURE = 500;

/** A message's text without its signature and the header lines of a message that it forwards. */
function ownWords(text: string, notes: string[]): string {
  const end = text.search(/\n--[ \u00a0]?\n/);
  const isSigned = end !== -1 && text.length - end <= LONGEST_SIGNATURE;
  if (isSigned) notes.push('The signature was left out.');
  const kept: string[] = [];
  let isInHeader = false;
  for (const line of (isSigned ? text.slice(0, end) : text).split('\n')) {
    const isStart = FORWARDED.test(line.trim());
    if (isStart) notes.push('The header of a forwarded message was left out.');
    isInHeader = isStart || (isInHeader && (line.trim() === '' || OF_FORWARDED.test(line)));
    if (!isInHeader) kept.push(line);
    else if (isStart) kept.push('');
  }
  return cleanText(kept.join('\n')).replace(/\n{3,}/g, '\n\n');
}

/** Converts lines that begin with `>` to quotes of the writer named in the line above. */
function withQuotes(text: string): string {
  const out: string[] = [];
  let quoted: string[] = [];
  const endQuote = () => {
    const words = quoted.join(' ').replace(/\s+/g, ' ').trim();
    quoted = [];
    if (words === '') return;
    while (out.at(-1)?.trim() === '') out.pop();
    const writer = writerIn(out.at(-1) ?? '');
    if (writer !== undefined) out.pop();
    out.push('', writer === undefined ? `“${words}”` : `${writer} wrote: “${words}”`, '');
  };
  for (const line of text.split('\n')) {
    const words = quotedIn(line);
    if (words === undefined) {
      endQuote();
      out.push(line);
    } else if (words.trim() === '') {
      endQuote();
    } else {
      quoted.push(words);
    }
  }
  endQuote();
  return out.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** The text after quote markers; undefined for an unquoted line. */
function quotedIn(line: string): string | undefined {
  let at = 0;
  while (line[at] === '>' || (at > 0 && line[at] === ' ')) at++;
  return at === 0 ? undefined : line.slice(at);
}

/** A date and a time, up to its end: `On Mon, May 6, 2024 at 8:00 AM `. */
const CLOCK =
  /^.*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:UTC|GMT|[CE]E?S?T|EDT|PST|PDT|BST))?(?:\s[+-]\d{4})?,?\s+/i;

/** The writer that an attribution line names: `On Monday, Ada Byron <ada@example.com> wrote:`. */
function writerIn(line: string): string | undefined {
  const words = line.trim();
  if (!words.endsWith('wrote:')) return undefined;
  const before = words.slice(0, -'wrote:'.length).split('<', 1)[0]!.trim();
  const behind = before.replace(CLOCK, '');
  const name = behind.slice(Math.max(behind.lastIndexOf(','), behind.lastIndexOf(':')) + 1).trim();
  return name === '' || name.length > LONGEST_NAME ? undefined : name;
}

/** Some forms are mailed as JSON. */
function jsonIn(text: string): unknown {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    // A mail program may have wrapped lines inside strings.
    return JSON.parse(text.replaceAll('\n', ' '));
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 100) : 'unknown';
}
