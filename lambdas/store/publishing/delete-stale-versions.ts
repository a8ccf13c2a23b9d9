import { keyOfEdition } from '../pieces/editions.ts';
import { passageKeysOf } from '../reuse/passages.ts';
import { type ArticleItem, textKeyOf } from '../table/article-item.ts';
import { remove, writeAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import type { LateVersion } from '../table/file-item.ts';
import { articleIdOf } from '../table/ids.ts';
import {
  ANY_ARTICLE,
  ANY_QUOTE,
  articleOf,
  fileKey,
  type Key,
  quoteOf,
  quotePartition,
} from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { beginning, pagesOf } from '../table/queries.ts';
import type { QuoteItem } from '../table/quote-item.ts';

const ARTICLES_A_STEP = 100;
const ARTICLES_AT_ONCE = 8;

/** What is deleted, and how. */
export interface Deletion {
  fileId: string;
  isStale: (version: number) => boolean;
  /** Deletes texts from the text bucket. */
  dropTexts: (textKeys: string[]) => Promise<void>;
  isOutOfTime: () => boolean;
  /** Called with the pieces that articles of any version are editions of, before any of these articles goes. */
  reconsider?: (guids: string[]) => Promise<void>;
  /** Articles to delete even if their items are already gone. */
  articleIds?: string[];
  /** The same of whole versions, of which nobody can be writing any more. */
  late?: LateVersion[];
}

const keysBeginning = <Item extends Key>(
  table: Table,
  partition: string,
  text: string,
  attributes = '#pk, #sk',
) =>
  pagesOf<Item>(table, {
    partition,
    ...beginning(text),
    consistent: true,
    attributes,
    pageSize: ARTICLES_A_STEP,
  });

async function deleteStaleQuotes(
  table: Table,
  articleId: string,
  isStale: (version: number) => boolean,
): Promise<void> {
  const pages = keysBeginning<Key & Pick<QuoteItem, 'passages'>>(
    table,
    quotePartition(articleId),
    ANY_QUOTE,
    '#pk, #sk, #passages',
  );
  for await (const items of pages) {
    const stale = items.filter((item) => isStale(quoteOf(item).version));
    // In this order, because a quote's item says which passages it has.
    await writeAll(table, stale.flatMap(passageKeysOf).map(remove));
    await writeAll(table, stale.map(remove));
  }
}

/**
 * Deletes the stale versions of a file: for each article first what belongs to it (quotes, text) and its own item last,
 * so that a later deletion can find what an interrupted one left.
 *
 * @returns whether it finished before time ran out
 */
export async function deleteStaleVersions(table: Table, plan: Deletion): Promise<boolean> {
  const { fileId, isStale, dropTexts, isOutOfTime, reconsider } = plan;
  const visited = new Set<string>();
  const deleteStaleArticles = (articleIds: string[]) =>
    inParallel([...new Set(articleIds)], ARTICLES_AT_ONCE, async (articleId) => {
      if (visited.has(articleId)) return;
      visited.add(articleId);
      await deleteStaleQuotes(table, articleId, isStale);
    });

  // A writer that loses its lease during a write may leave quotes of an article that has been deleted by then.
  await deleteStaleArticles([articleIdOf(fileId, 0), ...(plan.articleIds ?? [])]);
  const late = (plan.late ?? []).filter(({ version }) => isStale(version));
  const lastRecord = Math.max(-1, ...late.map(({ record }) => record));
  for (let first = 0; first <= lastRecord; first += ARTICLES_A_STEP) {
    if (isOutOfTime()) return false;
    const records = Array.from(
      { length: Math.min(ARTICLES_A_STEP, lastRecord + 1 - first) },
      (_, at) => first + at,
    );
    const versions = new Set(late.map(({ version }) => version));
    await Promise.all([
      deleteStaleArticles(records.map((record) => articleIdOf(fileId, record))),
      dropTexts([...versions].flatMap((version) => records.map((at) => textKeyOf(fileId, version, at)))),
    ]);
  }
  let isBegun = false;
  const pages = keysBeginning<Key & Pick<ArticleItem, 'origin' | 'edition'>>(
    table,
    fileKey(fileId).pk,
    ANY_ARTICLE,
    '#pk, #sk, #origin, #edition',
  );
  for await (const articles of pages) {
    if (isBegun && isOutOfTime()) return false;
    isBegun = true;
    const guids = articles.flatMap(({ edition, origin }) =>
      edition === undefined ? [] : (origin?.guid ?? []),
    );
    await reconsider?.(guids);
    const stale = articles.filter((article) => isStale(articleOf(article).version));
    const places = stale.map(articleOf);
    const editions = stale.flatMap((article) => {
      const { articleId, version } = articleOf(article);
      return keyOfEdition(article, articleId, version) ?? [];
    });
    await Promise.all([
      deleteStaleArticles(places.map(({ articleId }) => articleId)),
      writeAll(table, editions.map(remove)),
      dropTexts(places.map(({ record, version }) => textKeyOf(fileId, version, record))),
    ]);
    await writeAll(table, stale.map(remove));
  }
  return true;
}
