import type { Page, PageRequest, QuoteFilter, StoredQuoteInArticle } from '../../model/stored.ts';
import type { Table } from '../table/client.ts';
import { readFileItem } from '../table/file-item.ts';
import { fileIdOf, placeOfQuote } from '../table/ids.ts';
import { ANY_QUOTE, placeKey, quoteOf, quotePartition, quotesAt } from '../table/keys.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { allOf, beginning, conditionsOf, LAST, pageSizeFor, pagesOf, type Range } from '../table/queries.ts';
import { isRejected, type QuoteItem, quoteFrom } from '../table/quote-item.ts';
import { type Current, lookUp, openView } from '../table/versions.ts';

/** The place of a quote in its article, from its item. */
export function quotePlaceOf(item: QuoteItem): string {
  const { start, hash } = quoteOf(item);
  return placeKey(start, hash);
}

/** The quotes of an article in all its versions, in the order of the text, after the one at `after`. */
export function quotesBehind(articleId: string, after: string | undefined, filter: QuoteFilter): Range {
  const { from, to } = beginning(ANY_QUOTE);
  return {
    partition: quotePartition(articleId),
    from: after === undefined ? from : `${quotesAt(after)}#${LAST}`,
    to,
    consistent: true,
    filter: conditionsOf(filter),
  };
}

/** Whether a list includes a quote: rejected ones only if it asks for them. */
export const isListed = (item: QuoteItem, { rejected = false }: QuoteFilter) => rejected || !isRejected(item);

/** One quote, if readers see it. */
export async function quoteById(table: Table, id: string): Promise<StoredQuoteInArticle | undefined> {
  const place = placeOfQuote(id);
  if (!place) return undefined;
  const { articleId, start, hash } = place;
  const versions = await allOf<QuoteItem>(table, {
    partition: quotePartition(articleId),
    ...beginning(`${quotesAt(placeKey(start, hash))}#`),
    consistent: true,
  });
  const articles = await openView(table).articlesOf(versions.map(quoteOf));
  const index = articles.findIndex((article) => article !== undefined);
  const [item, article] = [versions[index], articles[index]];
  return item && article && { quote: quoteFrom(item, article), article };
}

/** The article got a new version while its quotes were being read. */
class Replaced extends Error {}

type Pages = AsyncGenerator<QuoteItem[]>;

async function* quoteBatches(
  table: Table,
  { article, version }: Current,
  filter: QuoteFilter,
  first: IteratorResult<QuoteItem[]>,
  rest: Pages,
): AsyncGenerator<Batch<StoredQuoteInArticle>> {
  for (let page = first; !page.done; page = await rest.next()) {
    // Checked after the quotes were read: a version that is visible now was not deleted then.
    const file = await readFileItem(table, fileIdOf(article.id));
    if (file?.visible !== version) throw new Replaced();
    const found = page.value
      .filter((item) => quoteOf(item).version === version && isListed(item, filter))
      .map((item) => ({ item: { quote: quoteFrom(item, article), article }, position: quotePlaceOf(item) }));
    yield { found };
  }
}

/** @see StoreReader.quotesOfArticle */
export async function quotesOfArticle(
  table: Table,
  articleId: string,
  filter: QuoteFilter,
  { limit, after }: PageRequest,
): Promise<Page<StoredQuoteInArticle> | undefined> {
  for (;;) {
    const pages: Pages = pagesOf<QuoteItem>(table, {
      ...quotesBehind(articleId, after, filter),
      pageSize: pageSizeFor(filter, limit),
    });
    const [current, first] = await Promise.all([lookUp(table, articleId), pages.next()]);
    if (!current) return undefined;
    try {
      return await fillPage(quoteBatches(table, current, filter, first, pages), limit);
    } catch (error) {
      if (!(error instanceof Replaced)) throw error;
    }
  }
}
