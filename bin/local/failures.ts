import type { StoredArticle, StoreReader } from '../../lambdas/model/stored.ts';

/**
 * The newest articles that failed since a time.
 *
 * @param most how many, 1 to 100; none for 0
 */
export async function failuresSince(store: StoreReader, since: Date, most: number): Promise<StoredArticle[]> {
  if (most === 0) return [];
  const from = since.toISOString();
  const { items } = await store.articles('failed', { from: from.slice(0, 10) }, { limit: most });
  return items.filter(({ received }) => received >= from);
}
