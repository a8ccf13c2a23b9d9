import {
  IndexUnavailable,
  looserForms,
  MAX_QUERY_LENGTH,
  parseQuery,
  type Query,
  type QuoteSelection,
  respelled,
  type Search,
} from '../../search/index.ts';

/**
 * A query like one that found nothing: in another spelling, or looser. Nothing if none of these finds anything either, or
 * the index doesn't answer: that nothing was found is known by then.
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
  try {
    const spelled = respelled(q, await index.spellings(words, where));
    for (const other of [spelled, ...looserForms(spelled)]) {
      if (other === q || other.length > MAX_QUERY_LENGTH) continue;
      if (await finds(parseQuery(other))) return { didYouMean: other };
    }
  } catch (error) {
    if (!(error instanceof IndexUnavailable)) throw error;
  }
  return {};
}
