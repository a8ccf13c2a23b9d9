import { createHash } from 'node:crypto';
import type { StoredQuote } from '../../model/stored.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first characters of the SHA-256 of all `parts`, in base 32; `length` is a multiple of 8. */
function digest(parts: string[], length: number): string {
  const bytes = createHash('sha256')
    .update(parts.join('\0'))
    .digest()
    .subarray(0, (length * 5) / 8);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

const FILE_ID_LENGTH = 16;

/** The id of the file under a bucket and key. */
export function fileIdFor(bucket: string, key: string): string {
  return digest([bucket, key], FILE_ID_LENGTH);
}

/** The id of the file that an article comes from. */
export const fileIdOf = (articleId: string) => articleId.slice(0, FILE_ID_LENGTH);

/**
 * The id of an article.
 *
 * @param record its place in a file of many articles, from 1; 0 if it is the file's only one
 */
export function articleIdOf(fileId: string, record: number): string {
  return record === 0 ? fileId : `${fileId}-${record}`;
}

/** Where an article comes from; undefined if no article can have this id. */
export function placeOfArticle(id: string): { fileId: string; record: number } | undefined {
  const [, fileId, record] = /^([a-z2-7]{16})(?:-([1-9]\d{0,8}))?$/.exec(id) ?? [];
  return fileId === undefined ? undefined : { fileId, record: Number(record ?? 0) };
}

/** The id of a quote: the same for the same words of the same speaker at the same place in the same article. */
export function quoteIdOf(
  quote: Pick<StoredQuote, 'articleId' | 'kind' | 'text' | 'spans'> & { speaker: { words: string } },
): string {
  const { content } = quote.spans;
  const start = (content[0]?.start ?? 0).toString(36);
  const spans = content.map((span) => `${span.start}-${span.end}`).join();
  return `${quote.articleId}.${start}.${digest([quote.kind, quote.speaker.words, spans, quote.text], 8)}`;
}

/** The parts of a quote's id; undefined if no quote can have it. */
export function placeOfQuote(id: string): { articleId: string; start: number; hash: string } | undefined {
  const [, articleId, start, hash] = /^([a-z0-9-]{16,26})\.([0-9a-z]{1,6})\.([a-z2-7]{8})$/.exec(id) ?? [];
  if (articleId === undefined || start === undefined || hash === undefined) return undefined;
  return placeOfArticle(articleId) && { articleId, start: Number.parseInt(start, 36), hash };
}
