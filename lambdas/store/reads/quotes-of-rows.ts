import type { StoredQuoteInArticle } from '../../model/stored.ts';
import type { PrintedRow } from '../reuse/nearby-passages.ts';
import { readAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import { type Key, placeKey, quoteKey } from '../table/keys.ts';
import { isRejected, type QuoteItem, quoteFrom } from '../table/quote-item.ts';
import type { View } from '../table/versions.ts';

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** The quotes that rows belong to, with their articles; undefined if replaced or rejected meanwhile. */
export async function quotesOfRows(
  table: Table,
  view: View,
  rows: Pick<PrintedRow, 'place' | 'version'>[],
): Promise<(StoredQuoteInArticle | undefined)[]> {
  const keys = rows.map(({ place, version }) =>
    quoteKey(place.articleId, placeKey(place.start, place.hash), version),
  );
  const unique = new Map(keys.map((key) => [nameOf(key), key]));
  const [found, articles] = await Promise.all([
    readAll<QuoteItem>(table, [...unique.values()], { consistent: true }),
    view.articlesOf(rows.map(({ place, version }) => ({ articleId: place.articleId, version }))),
  ]);
  const items = new Map(found.map((item) => [nameOf(item), item]));
  return keys.map((key, index) => {
    const [item, article] = [items.get(nameOf(key)), articles[index]];
    if (!item || !article || isRejected(item)) return undefined;
    return { quote: quoteFrom(item, article), article };
  });
}
