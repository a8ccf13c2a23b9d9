import {
  type Article,
  type FileFacts,
  MAX_ARTICLE_BYTES,
  type ReadResult,
  UnreadableArticle,
} from './article.ts';
import { cleanText } from './clean-text.ts';
import { decodeText, encodingOfPage, encodingOfType, utf16Of } from './encoding.ts';
import { finishArticle } from './facts.ts';
import { formatByName, formatOf, looksLikeJsonLines, looksLikeOneJson } from './format.ts';
import { readHtml } from './html.ts';
import { ADVISE_LINES, articleList, parseJson, readJsonArticle } from './json.ts';
import { emptyFile, readAllLines } from './json-lines.ts';
import { readMarkdown } from './markdown.ts';
import { isBinary, unreadableBySignature } from './signatures.ts';

export * from './article.ts';
export { type LineResult, type LineStart, readJsonLines } from './json-lines.ts';

/**
 * A whole file to its articles: one for plain text, Markdown, an HTML page or a JSON object; one for each item of a
 * JSON array (or of the list that a JSON object has under `articles`, `items`, `results`, ...), in their order; one
 * for each line of JSON lines that is not blank. Whatever can't be read is a result with its reason; nothing rejects.
 *
 * @param bytes all of the file; at most `MAX_ARTICLE_BYTES` are read
 * @example await readFile(bytes, { key: 'inbox/mayor.html', contentType: 'text/html' }) // [{ article: { text, title } }]
 */
export async function readFile(bytes: Uint8Array, facts: FileFacts): Promise<ReadResult[]> {
  const results = await orUnreadable(() => readAll(bytes, facts));
  return Array.isArray(results) ? results : [results];
}

/**
 * Whether a file is JSON lines, to be read by `readJsonLines` whatever its size: by its first two lines, its name or
 * its content type. JSON lines in UTF-16 are not, as a line's start can't be told from the middle of the file: they
 * are read whole.
 *
 * @param firstBytes as many as are at hand, some kilobytes are enough
 */
export function isJsonLines(facts: FileFacts, firstBytes: Uint8Array): boolean {
  if (unreadableBySignature(firstBytes, facts.key) !== undefined) return false;
  if (utf16Of(firstBytes) !== undefined) return false;
  const text = decodeText(firstBytes);
  return looksLikeJsonLines(text) || (formatByName(facts) === 'json-lines' && !looksLikeOneJson(text));
}

async function readAll(bytes: Uint8Array, facts: FileFacts): Promise<ReadResult[]> {
  const unreadable = unreadableBySignature(bytes, facts.key);
  if (unreadable !== undefined) throw unreadable;
  if (bytes.length > MAX_ARTICLE_BYTES) throw tooLarge(bytes.length);
  const text = decodeText(bytes, encodingOfType(facts.contentType) ?? encodingOfPage(bytes));
  if (isBinary(text)) {
    throw new UnreadableArticle(
      'binary',
      'The file is not text: only text, Markdown, HTML, JSON and JSON lines can be read.',
    );
  }
  if (cleanText(text) === '') throw emptyFile();
  switch (formatOf(text, facts)) {
    case 'json':
      return readJson(text, facts);
    case 'json-lines':
      return readAllLines(utf16Of(bytes) === undefined ? bytes : new TextEncoder().encode(text), facts);
    case 'html':
      return [theOne(readHtml(text), facts)];
    case 'markdown':
      return [theOne(readMarkdown(text), facts)];
    case 'plain':
      return [theOne({ text: cleanText(text) }, facts)];
  }
}

function theOne(article: Article, facts: FileFacts): ReadResult {
  return { article: finishArticle(article, facts, false) };
}

async function readJson(json: string, facts: FileFacts): Promise<ReadResult[]> {
  const value = parseJson(json);
  const list = articleList(value);
  if (list === undefined) return [theOne(readJsonArticle(value), facts)];
  const results: ReadResult[] = [];
  for (const item of list) {
    results.push(
      await orUnreadable(async () => ({ article: finishArticle(readJsonArticle(item), facts, true) })),
    );
  }
  return results;
}

async function orUnreadable<Result>(
  read: () => Promise<Result>,
): Promise<Result | { unreadable: UnreadableArticle }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableArticle) return { unreadable: error };
    throw error;
  }
}

function tooLarge(size: number): UnreadableArticle {
  return new UnreadableArticle(
    'too-large',
    `The file has ${size} bytes, one article may have ${MAX_ARTICLE_BYTES}: split it; where it holds many articles, ${ADVISE_LINES}.`,
  );
}
