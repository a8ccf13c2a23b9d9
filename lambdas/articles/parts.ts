import {
  type Article,
  type FileFacts,
  type Format,
  MAX_ARTICLE_BYTES,
  type ReadResult,
  UnreadableArticle,
} from './article.ts';
import type { ByteSource } from './byte-source.ts';
import { cleanText } from './clean-text.ts';
import { utf16Of } from './encoding.ts';
import { formatOf, isJsonLines } from './format.ts';
import { isXmlDocument, xmlParts } from './formats/documents.ts';
import { readHtml } from './html.ts';
import { ADVISE_LINES, articleList, parseJson, readJsonArticle } from './json.ts';
import { emptyFile, readAllLines, readJsonLines } from './json-lines.ts';
import { readMarkdown } from './markdown.ts';
import type { Part } from './part.ts';
import { isBinary, unreadableBySignature } from './signatures.ts';
import { textOfBytes, textsOf } from './text-stream.ts';

/** Enough to tell what a file is. */
export const HEAD_BYTES = 64 * 1024;

/** What to do with a file of one article that is too large. */
const SPLIT = `split it; where it holds many articles, ${ADVISE_LINES}`;

/**
 * The articles in a file of any format, told by its content, one by one in their order.
 *
 * @throws UnreadableArticle when the file, or the rest of it, can't be read
 */
export async function* partsOf(source: ByteSource, facts: FileFacts): AsyncGenerator<Part> {
  const head = await source.peek(HEAD_BYTES);
  const unreadable = unreadableBySignature(head, facts.key);
  if (unreadable !== undefined) throw unreadable;
  if (isJsonLines(facts, head)) {
    yield* lineParts(source, facts);
    return;
  }
  const start = textOfBytes(head, facts);
  if (isXmlDocument(start)) yield* xmlParts(textsOf(source, facts));
  else yield* wholeParts(await source.all(MAX_ARTICLE_BYTES, SPLIT), facts);
}

async function* lineParts(source: ByteSource, facts: FileFacts): AsyncGenerator<Part> {
  for await (const { result } of readJsonLines(source.read(), facts, { record: 1, offset: 0 }))
    yield partOf(result);
}

function partOf(result: ReadResult): Part {
  return {
    format: 'json-lines',
    isListed: true,
    read() {
      if ('unreadable' in result) throw result.unreadable;
      return result.article;
    },
  };
}

async function* wholeParts(bytes: Uint8Array, facts: FileFacts): AsyncGenerator<Part> {
  const text = textOfBytes(bytes, facts);
  if (isBinary(text)) {
    throw new UnreadableArticle(
      'binary',
      'The file is none of the formats that can be read: save it as plain text or HTML and drop that.',
    );
  }
  if (cleanText(text) === '') throw emptyFile();
  const format = formatOf(text, facts);
  switch (format) {
    case 'json':
      yield* jsonParts(text);
      break;
    case 'json-lines': {
      const lines = utf16Of(bytes) === undefined ? bytes : new TextEncoder().encode(text);
      for (const result of await readAllLines(lines, facts)) yield partOf(result);
      break;
    }
    default:
      yield { format, read: () => readOne(format, text) };
  }
}

function readOne(format: Exclude<ReturnType<typeof formatOf>, 'json' | 'json-lines'>, text: string): Article {
  switch (format) {
    case 'html':
      return readHtml(text);
    case 'markdown':
      return readMarkdown(text);
    case 'plain':
      return { text: cleanText(text) };
  }
}

function* jsonParts(json: string): Generator<Part> {
  const format: Format = 'json';
  const value = parseJson(json);
  const list = articleList(value);
  if (list === undefined) yield { format, read: () => readJsonArticle(value) };
  for (const item of list ?? []) yield { format, isListed: true, read: () => readJsonArticle(item) };
}
