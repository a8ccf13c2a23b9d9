import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { passagesOfItem, type Sought } from '../reuse/passages.ts';
import {
  addQuotes,
  type CountedQuote,
  type CounterDeltas,
  countedItem,
  countedQuote,
} from '../speakers/counter-deltas.ts';
import { timeOf } from '../table/article-item.ts';
import type { Table } from '../table/client.ts';
import type { PendingChange } from '../table/file-item.ts';
import {
  ANY_ARTICLE,
  ANY_QUOTE,
  articleOf,
  articlesFrom,
  dayOf,
  END,
  fileKey,
  type Key,
  quoteOf,
  quotePartition,
} from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { beginning, LAST, pagesOf } from '../table/queries.ts';
import type { QuoteItem } from '../table/quote-item.ts';

/** What a switch changes besides the articles themselves. */
export interface SwitchEffects {
  deltas: CounterDeltas;
  /** The passages that are added or removed. */
  passages: Sought[];
}

/** The most articles that are counted under one idempotency token. */
export const RECORDS_A_BATCH = 100;
const ARTICLES_AT_ONCE = 16;

export const isNothing = ({ deltas, passages }: SwitchEffects) => deltas.size === 0 && passages.length === 0;

/** What these articles' quotes change in each persona. */
export function deltasOf(articles: { article: StoredArticle; quotes: StoredQuote[] }[]): CounterDeltas {
  const deltas: CounterDeltas = new Map();
  for (const { article, quotes } of articles) {
    const counted = quotes.flatMap((quote) => countedQuote(quote, 1) ?? []);
    addQuotes(deltas, { article: article.id, day: dayOf(timeOf(article)) }, counted);
  }
  return deltas;
}

/** The next uncounted records that exist in one of the two versions, and where the next batch begins. */
async function recordsFrom(table: Table, fileId: string, { from, to, next }: PendingChange) {
  const articles = new Map<number, string>();
  const pages = pagesOf<Key>(table, {
    partition: fileKey(fileId).pk,
    from: articlesFrom(next),
    to: ANY_ARTICLE + LAST,
    consistent: true,
    attributes: '#pk, #sk',
    pageSize: 3 * RECORDS_A_BATCH,
  });
  for await (const { record, articleId, version } of flatten(pages, articleOf)) {
    if (version !== from && version !== to) continue;
    if (!articles.has(record) && articles.size === RECORDS_A_BATCH) {
      return { articleIds: [...articles.values()], next: record };
    }
    articles.set(record, articleId);
  }
  return { articleIds: [...articles.values()], next: END };
}

async function* flatten<Item, Result>(pages: AsyncIterable<Item[]>, read: (item: Item) => Result) {
  for await (const items of pages) for (const item of items) yield read(item);
}

/**
 * What the next batch of records changes. Neither version changes any more, so the result is always the same.
 *
 * @returns also the first record after the batch
 */
export async function changesFrom(
  table: Table,
  fileId: string,
  pending: PendingChange,
): Promise<SwitchEffects & { next: number }> {
  const { articleIds, next } = await recordsFrom(table, fileId, pending);
  const deltas: CounterDeltas = new Map();
  const passages: Sought[] = [];
  await inParallel(articleIds, ARTICLES_AT_ONCE, async (articleId) => {
    const pages = pagesOf<QuoteItem>(table, {
      partition: quotePartition(articleId),
      ...beginning(ANY_QUOTE),
      consistent: true,
      attributes:
        '#pk, #sk, #speaker, #at, #name, #speakerType, #roles, #gender, #kind, #type, #text, #passages',
    });
    const counted: CountedQuote[] = [];
    let day = '';
    for await (const item of flatten(pages, (item) => item)) {
      const { version } = quoteOf(item);
      if (version !== pending.to && version !== pending.from) continue;
      passages.push(...passagesOfItem(item));
      const quote = countedItem(item, version === pending.to ? 1 : -1);
      if (!quote) continue;
      if (quote.sign > 0) day = dayOf(quote.at);
      counted.push(quote);
    }
    addQuotes(deltas, { article: articleId, day }, counted);
  });
  return { deltas, passages, next };
}
