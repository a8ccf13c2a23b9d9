import { parseQuery, type Query, type QuoteSelection, respelled, type Search } from '../../search/index.ts';

/**
 * A query that finds nothing with its misspelled words replaced: those that nothing in the index has, by words that are
 * spelled nearly so. Nothing where none is misspelled, or where that finds nothing either.
 *
 * @param q as it was written
 * @param finds whether a query finds anything
 */
export async function didYouMean(
  index: Pick<Search, 'spellings'>,
  q: string,
  where: QuoteSelection['in'],
  finds: (query: Query) => Promise<boolean>,
): Promise<{ didYouMean?: string }> {
  const words = parseQuery(q).terms.flatMap((term) => (term.kind === 'phrase' ? term.words : []));
  const spellings = await index.spellings(words, where);
  if (spellings.size === 0) return {};
  const other = respelled(q, spellings);
  return (await finds(parseQuery(other))) ? { didYouMean: other } : {};
}
