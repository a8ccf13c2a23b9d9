import type { Page, PageRequest, StoredQuoteInArticle } from '../../model/stored.ts';
import { type PrintedRow, rowsNear, sameAmong, seenAmong } from '../reuse/nearby-passages.ts';
import { passagesOfQuote } from '../reuse/passages.ts';
import type { Table } from '../table/client.ts';
import { placeKey } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { openView } from '../table/versions.ts';
import { quoteById } from './article-quotes.ts';
import { quotesOfRows } from './quotes-of-rows.ts';

const PASSAGES_AT_ONCE = 8;

const orderOf = ({ place }: PrintedRow) =>
  `${place.day}#${place.articleId}#${placeKey(place.start, place.hash)}`;

/** @see StoreReader.variants */
export async function variantsOf(
  table: Table,
  quoteId: string,
  { limit, after = '' }: PageRequest,
): Promise<Page<StoredQuoteInArticle> | undefined> {
  const found = await quoteById(table, quoteId);
  if (!found) return undefined;
  const same = await inParallel(
    passagesOfQuote(found.quote, found.article),
    PASSAGES_AT_ONCE,
    async (passage) => sameAmong(await rowsNear(table, passage), passage),
  );
  const view = openView(table);
  const seen = await seenAmong(view, same.flat());
  const ordered = [...new Map(seen.map((row) => [orderOf(row), row]))]
    .filter(([order]) => order > after)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const page = ordered.slice(0, limit);
  const quotes = await quotesOfRows(
    table,
    view,
    page.map(([, row]) => row),
  );
  const last = page.at(-1);
  return {
    items: quotes.filter((quote) => quote !== undefined),
    ...(last && ordered.length > limit && { next: last[0] }),
  };
}
