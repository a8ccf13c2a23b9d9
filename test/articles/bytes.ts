import type { Article, FileFacts, ReadResult } from '../../lambdas/articles/index.ts';
import { readFile } from '../../lambdas/articles/index.ts';

/** A text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Text of one byte a character as those bytes, so that any byte can be written `\xff`. */
export function bytes(latin1: string): Uint8Array {
  return Uint8Array.from(Buffer.from(latin1, 'latin1'));
}

/** The one article that a file has to hold. */
export async function theArticle(
  content: string | Uint8Array,
  key: string,
  facts: Partial<FileFacts> = {},
): Promise<Article> {
  const results = await readFile(typeof content === 'string' ? utf8(content) : content, { key, ...facts });
  if (results.length !== 1) throw new Error(`${results.length} results where one was expected`);
  return articleIn(results[0]!);
}

/** Why the one result of a file is no article, `reason: message`. */
export async function theReason(
  content: string | Uint8Array,
  key: string,
  facts: Partial<FileFacts> = {},
): Promise<string> {
  const results = await readFile(typeof content === 'string' ? utf8(content) : content, { key, ...facts });
  if (results.length !== 1) throw new Error(`${results.length} results where one was expected`);
  return reasonIn(results[0]!);
}

/** The article of a result, without its format and encoding. */
export function articleIn(result: ReadResult): Article {
  if ('article' in result) {
    const { format: _format, encoding: _encoding, ...article } = result.article;
    return article;
  }
  throw new Error(`no article but ${result.unreadable.reason}: ${result.unreadable.message}`);
}

export function reasonIn(result: ReadResult): string {
  if ('unreadable' in result) return `${result.unreadable.reason}: ${result.unreadable.message}`;
  throw new Error(`an article: ${result.article.text.slice(0, 100)}`);
}
