import {
  LONGEST_QUERY,
  parseQuery,
  type Query,
  type QuoteSelection,
  respelled,
  type Search,
} from '../../search/index.ts';

/**
 * Corrects the spelling of a query that found nothing. Nothing if no word is misspelled, or if the corrected query is
 * too long or finds nothing either.
 *
 * @param q as the user wrote it
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
  if (other.length > LONGEST_QUERY) return {};
  return (await finds(parseQuery(other))) ? { didYouMean: other } : {};
}
