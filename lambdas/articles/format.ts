import type { FileFacts, Format } from './article.ts';
import { decodeText, utf16Of } from './encoding.ts';
import { isSubtitles } from './formats/cues.ts';
import { packingOf } from './formats/packing.ts';
import { isTranscript } from './formats/transcript.ts';
import { unreadableBySignature } from './signatures.ts';

/** The formats that are read as one text, unlike XML, tables, mail and packed files. */
export type TextFormat = Extract<
  Format,
  'plain' | 'markdown' | 'html' | 'json' | 'json-lines' | 'subtitles' | 'transcript'
>;

const BY_EXTENSION: ReadonlyMap<string, TextFormat> = new Map(
  Object.entries({
    txt: 'plain',
    text: 'plain',
    md: 'markdown',
    markdown: 'markdown',
    mdown: 'markdown',
    html: 'html',
    htm: 'html',
    xhtml: 'html',
    json: 'json',
    jsonl: 'json-lines',
    ndjson: 'json-lines',
  } as const),
);

const BY_CONTENT_TYPE: ReadonlyMap<string, TextFormat> = new Map(
  Object.entries({
    'text/markdown': 'markdown',
    'text/x-markdown': 'markdown',
    'text/html': 'html',
    'application/xhtml+xml': 'html',
    'application/json': 'json',
    'application/ld+json': 'json',
    'application/jsonl': 'json-lines',
    'application/json-lines': 'json-lines',
    'application/jsonlines': 'json-lines',
    'application/x-jsonlines': 'json-lines',
    'application/x-ndjson': 'json-lines',
    'application/ndjson': 'json-lines',
  } as const),
);

const HTML_START = /^<(?:!doctype\s+html|html|head|body)[\s/>]/i;

/**
 * The format of a file: by its content if that is unambiguous (an HTML page, subtitles, valid JSON), then by its name's
 * extension, then by its content type, else plain text.
 */
export function formatOf(text: string, facts: FileFacts): TextFormat {
  if (startsAsPage(text)) return 'html';
  if (isSubtitles(text)) return 'subtitles';
  if (looksLikeJsonLines(text)) return 'json-lines';
  const named = formatByName(facts);
  if (named === 'json-lines') return looksLikeOneJson(text) ? 'json' : 'json-lines';
  if (named === 'json' || isJson(text)) return 'json';
  // A page saved as text may keep the extension of a page.
  if (named === 'html' && !/<[a-z!/]/i.test(text)) return 'plain';
  if ((named ?? 'plain') === 'plain') {
    if (isPieceOfPage(text)) return 'html';
    if (isTranscript(text)) return 'transcript';
  }
  return named ?? 'plain';
}

/** The format by a file's name, or else by its content type. */
export function formatByName(facts: FileFacts): TextFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(facts.key)?.[1]?.toLowerCase() ?? '';
  const type = facts.contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return BY_EXTENSION.get(extension) ?? BY_CONTENT_TYPE.get(type);
}

/**
 * Whether a file is JSON lines, which `readJsonLines` reads at any size: by its first two lines, its name or its
 * content type. JSON lines in UTF-16 don't count: they are read whole, because line starts can't be found from the
 * middle of the file.
 *
 * @param firstBytes some kilobytes are enough
 */
export function isJsonLines(facts: FileFacts, firstBytes: Uint8Array): boolean {
  if (packingOf(firstBytes) !== undefined || unreadableBySignature(firstBytes) !== undefined) return false;
  if (utf16Of(firstBytes) !== undefined) return false;
  const text = decodeText(firstBytes);
  return looksLikeJsonLines(text) || (formatByName(facts) === 'json-lines' && !looksLikeOneJson(text));
}

/** Whether the first line is a complete JSON object and the second begins another one. */
export function looksLikeJsonLines(text: string): boolean {
  const [first, second] = firstLines(text);
  return second?.startsWith('{') === true && first !== undefined && isObject(first);
}

/** Whether a text begins like one JSON value over several lines. */
export function looksLikeOneJson(text: string): boolean {
  const [first, second] = firstLines(text);
  if (second === undefined) return first?.startsWith('[') === true;
  return (first === '{' && second.startsWith('"')) || (first === '[' && !isObject(second));
}

/** The first two non-blank lines, trimmed. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  let at = 0;
  while (lines.length < 2 && at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? undefined : end).trim();
    if (line !== '') lines.push(line);
    at = end === -1 ? text.length : end + 1;
  }
  return lines;
}

function startsAsPage(text: string): boolean {
  let start = text.trimStart();
  for (;;) {
    const end = start.startsWith('<!--') ? '-->' : start.startsWith('<?') ? '?>' : undefined;
    if (end === undefined) return HTML_START.test(start.slice(0, 100));
    const at = start.indexOf(end, 2);
    if (at === -1) return false;
    start = start.slice(at + end.length).trimStart();
  }
}

/** Whether a text begins and ends with the tags of paragraphs or what holds them, as the body of a page does. */
function isPieceOfPage(text: string): boolean {
  const trimmed = text.trim();
  return (
    /^<(?:p|div|article|section|main|h[1-6]|blockquote)(?:\s[^<>]{0,500})?>/i.test(trimmed.slice(0, 600)) &&
    /<\/(?:p|div|article|section|main|h[1-6]|blockquote|ul|ol|figure)>$/i.test(trimmed.slice(-20))
  );
}

function isJson(text: string): boolean {
  const trimmed = text.trim();
  const bracketed =
    (trimmed.startsWith('{') && trimmed.endsWith('}')) || (trimmed.startsWith('[') && trimmed.endsWith(']'));
  return bracketed && typeof parsed(trimmed) === 'object';
}

function isObject(line: string): boolean {
  return line.startsWith('{') && typeof parsed(line) === 'object';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
