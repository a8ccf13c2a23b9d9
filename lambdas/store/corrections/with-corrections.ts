import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import type { Table } from '../table/client.ts';
import { ANY_CORRECTION, type CorrectionItem } from '../table/correction-item.ts';
import { quotePartition } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { allOf, beginning } from '../table/queries.ts';
import { isRejected } from '../table/quote-item.ts';
import { corrected } from './corrected.ts';
import { foundAgain } from './found-again.ts';

const ARTICLES_AT_ONCE = 16;

/** The corrections of an article's quotes, whichever version they were made on. */
export const correctionsIn = (table: Table, articleId: string): Promise<CorrectionItem[]> =>
  allOf<CorrectionItem>(table, {
    partition: quotePartition(articleId),
    ...beginning(ANY_CORRECTION),
    consistent: true,
  });

/** Newly extracted articles with earlier corrections of the same words applied; one read for each article. */
export function withCorrections<Extracted extends { article: StoredArticle; quotes: StoredQuote[] }>(
  table: Table,
  articles: readonly Extracted[],
): Promise<Extracted[]> {
  return inParallel(articles, ARTICLES_AT_ONCE, async (extracted) => {
    const { article, quotes } = extracted;
    const corrections = quotes.length > 0 ? await correctionsIn(table, article.id) : [];
    const found = foundAgain(quotes, corrections);
    if (found.size === 0) return extracted;
    const by = quotes.map((quote) => (found.has(quote.id) ? corrected(quote, found.get(quote.id)) : quote));
    const rejected = by.filter((quote) => isRejected(quote) && quote.type === 'communication').length;
    return { ...extracted, article: { ...article, quotes: article.quotes - rejected }, quotes: by };
  });
}
