import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { readJsonArticle } from '../json.ts';
import { textOfMarkup } from '../markup-text.ts';
import { joinWrappedLines } from './lines.ts';

const KNOWN_HEADER =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|reply-to|content-type|sender)$/i;
/** Headers that only mail has; others also occur above plain texts. */
const SURE_HEADER = /^(?:from|message-id|mime-version|received|return-path|delivered-to)$/i;
const HEADER_LINE = /^([!-9;-~]{1,80}):/;

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
  for (const line of head.slice(0, 32_768).trimStart().split(/\r?\n/)) {
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
 * removed; attachments are listed in the notes and not read.
 *
 * @param bytes at most `MAX_MAIL_BYTES`
 * @throws UnreadableArticle if it has no text, or its parts are nested too deep
 */
export async function readEmail(bytes: Uint8Array): Promise<Article> {
  const message = await parsed(bytes);
  const notes: string[] = [];
  const text = textOf(message.text, message.html, notes);
  const files = message.attachments.map(({ filename, mimeType }) => `${filename ?? 'unnamed'} (${mimeType})`);
  if (files.length > 0) notes.push(`Attachments were not read: ${files.slice(0, MOST_LISTED).join(', ')}.`);
  const facts = {
    ...knownFacts({
      title: [message.subject],
      author: [message.from?.name],
      publication: [message.headers.find(({ key }) => key === 'organization')?.value],
      published: [message.date],
      language: [message.headers.find(({ key }) => key === 'content-language')?.value],
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
  const start = bytes.findIndex((byte) => byte > 0x20);
  try {
    return await PostalMime.parse(bytes.subarray(Math.max(start, 0)), { maxNestingDepth: NESTED_PARTS });
  } catch (error) {
    throw new UnreadableArticle(
      'broken-file',
      `The message can’t be taken apart (${reasonOf(error)}): save its text and drop that.`,
    );
  }
}

function textOf(plain: string | undefined, html: string | undefined, notes: string[]): string {
  const lines = cleanText(plain ?? '');
  const isQuoting = /^>/m.test(lines);
  // HTML has the paragraphs, but only plain text shows who is quoted.
  if (html !== undefined && !isQuoting) {
    const text = cleanText(textOfMarkup(html));
    if (text !== '') return text;
  }
  const own = lines.replace(/\n-- \n[\s\S]*$/, '');
  if (own !== lines) notes.push('The signature was left out.');
  const { text, joined } = joinWrappedLines(isQuoting ? withQuotes(own) : own);
  if (joined) notes.push('Wrapped lines were joined.');
  if (isQuoting) notes.push('Quoted lines were put in quotation marks.');
  return cleanText(text);
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

/** The writer that an attribution line names: `On Monday, Ada Byron <ada@example.com> wrote:`. */
function writerIn(line: string): string | undefined {
  const words = line.trim();
  if (!words.endsWith('wrote:')) return undefined;
  const before = words.slice(0, -'wrote:'.length).split('<', 1)[0]!.trim();
  const name = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1).trim();
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
