import type { QuoteInArticle } from '../../model/stored.ts';
import type { SpeakerDirectory } from '../speakers/directory.ts';
import { readAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import { placeOfQuote } from '../table/ids.ts';
import { placeKey, quoteKey, quoteOf } from '../table/keys.ts';
import { type QuoteItem, quoteFrom } from '../table/quote-item.ts';
import { openView } from '../table/versions.ts';
import { attachSpeakers } from './attach-speakers.ts';

/** @see StoreReader.quotesById */
export async function quotesById(
  table: Table,
  directory: SpeakerDirectory,
  ids: readonly string[],
): Promise<Map<string, QuoteInArticle>> {
  const places = [...new Set(ids)].flatMap((id) => placeOfQuote(id) ?? []);
  const view = openView(table);
  const fileOf = await view.filesOf(places.map(({ articleId }) => articleId));
  const keys = places.flatMap(({ articleId, start, hash }) => {
    const version = fileOf(articleId)?.visible;
    return version === undefined ? [] : [quoteKey(articleId, placeKey(start, hash), version)];
  });
  const items = await readAll<QuoteItem>(table, keys, { consistent: true });
  const articles = await view.articlesOf(items.map(quoteOf));
  const found = items.flatMap((item, index) => {
    const article = articles[index];
    return article ? [{ quote: quoteFrom(item, article), article }] : [];
  });
  return new Map((await attachSpeakers(directory, found)).map((quote) => [quote.quote.id, quote]));
}
