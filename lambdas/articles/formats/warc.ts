import { type Article, type FileFacts, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { readHtml } from '../html.ts';
import { MAX_ARTICLE_BYTES } from '../limits.ts';
import { textOfBytes } from '../text-stream.ts';
import { htmlInHttp } from './http-response.ts';
import type { WarcRecord } from './warc-records.ts';

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/** Whether bytes begin as a web archive (WARC 1.0 or 1.1, ISO 28500; WET is one too). */
export function isWarc(head: Uint8Array): boolean {
  return /^WARC\/\d\.\d\r?\n/.test(Buffer.from(head.subarray(0, 20)).toString('latin1'));
}

/**
 * The article in a record of a web archive: a response or resource that is an HTML page, or the text of a WET record.
 * Undefined for records without a page (requests, metadata, pictures, redirects).
 *
 * @throws UnreadableArticle for a page that can't be read: a broken record, a revisit of another crawl, an error page
 */
export async function readWarcRecord(record: WarcRecord): Promise<Article | undefined> {
  if (record.problem !== undefined) throw record.problem;
  const { headers, block } = record;
  const url = headers.get('warc-target-uri')?.replace(/^<|>$/g, '');
  const type = headers.get('content-type') ?? '';
  switch (headers.get('warc-type')) {
    case 'revisit':
      throw new UnreadableArticle(
        'revisit',
        `${at(url)} was the same as at an earlier visit: its text is in the record of that.`,
      );
    case 'conversion':
      return withUrl({ text: plainText(block) }, url);
    case 'resource':
      return HTML_TYPE.test(type)
        ? withUrl(readHtml(textOfBytes(limited(block), facts(type))), url)
        : undefined;
    case 'response': {
      const page = await htmlInHttp(block, at(url));
      return page && withUrl(readHtml(textOfBytes(limited(page.body), facts(page.contentType))), url);
    }
    default:
      return undefined;
  }
}

function plainText(block: Uint8Array): string {
  const text = cleanText(textOfBytes(limited(block), facts('text/plain')));
  if (text === '')
    throw new UnreadableArticle('no-text', 'The record has no text: drop the page by itself if it has.');
  return text;
}

function facts(contentType: string): FileFacts {
  return { key: '', contentType };
}

function limited(block: Uint8Array): Uint8Array {
  if (block.length <= MAX_ARTICLE_BYTES) return block;
  throw new UnreadableArticle(
    'too-large',
    `The page has more than ${MAX_ARTICLE_BYTES} bytes: drop its text by itself.`,
  );
}

function withUrl(article: Article, url: string | undefined): Article {
  return { ...knownFacts({ url: [url] }), ...article };
}

function at(url: string | undefined): string {
  return url === undefined ? 'The page' : url.slice(0, 200);
}
