import { defined } from '../../model/defined.ts';
import type { StoredArticle } from '../../model/stored.ts';
import { STORED } from './attributes.ts';
import type { FileItem } from './file-item.ts';
import { articleAt, articleKey, articleOf, dayOf, dayPartition, type Key } from './keys.ts';
import { nameKey } from './names.ts';

/** An article in one version of its file. Only the file item has the bucket and the key. */
export interface ArticleItem extends Key {
  /** Index by day. */
  day: string;
  at: string;
  title?: string | undefined;
  publication?: string | undefined;
  author?: string | undefined;
  authors?: string[] | undefined;
  published?: string | undefined;
  url?: string | undefined;
  notes?: string[] | undefined;
  origin?: StoredArticle['origin'] | undefined;
  edition?: number | undefined;
  received: string;
  quotes: number;
  failure?: { reason: string; message: string } | undefined;
  extractorVersion: string;
  /** The publication in the form that filters compare. */
  [STORED.publicationKey]?: string | undefined;
}

/** The time by which lists sort an article: without a published date, the time it was dropped. */
export const timeOf = ({
  published,
  received,
  failure,
}: Pick<StoredArticle, 'published' | 'received' | 'failure'>) =>
  failure ? received : (published ?? received);

/** The publication in the form that filters compare. */
export const publicationKeyOf = ({ publication }: StoredArticle) =>
  (publication && nameKey(publication)) || undefined;

/** An item has to stay small. */
const MOST_NOTES = 10;
const LONGEST_NOTE = 300;

/** The item of an article, including the day under which it is listed. */
export function articleItem(article: StoredArticle, version: number): ArticleItem {
  const { id, title, publication, author, authors, published, url, notes, origin, edition } = article;
  const { received, quotes, failure, extractorVersion } = article;
  const at = articleAt(timeOf(article), id);
  return {
    ...articleKey(id, version),
    day: dayPartition(article.status, dayOf(at)),
    at,
    title,
    publication,
    author,
    authors,
    published,
    url,
    notes: notes?.slice(0, MOST_NOTES).map((note) => note.slice(0, LONGEST_NOTE).toWellFormed()),
    origin,
    edition,
    received,
    quotes,
    failure,
    extractorVersion,
    [STORED.publicationKey]: publicationKeyOf(article),
  };
}

/** The key of an article's text in the text bucket. */
export const textKeyOf = (fileId: string, version: number, record: number) =>
  `${fileId}/${version}/${record}.txt`;

/** The article in an item. */
export function articleFrom(item: ArticleItem, file: FileItem): StoredArticle {
  const { articleId, record, version } = articleOf(item);
  const { title, publication, author, authors, published, url, notes, origin } = item;
  const { received, quotes, failure, extractorVersion } = item;
  return {
    id: articleId,
    status: failure ? 'failed' : 'ready',
    bucket: file.bucket,
    key: file.key,
    ...(record > 0 && { record }),
    ...defined({ title, publication, author, authors, published, url, notes, origin }),
    received,
    quotes,
    ...(failure ? { failure } : { textKey: textKeyOf(item.pk.slice('FILE#'.length), version, record) }),
    extractorVersion,
  };
}
