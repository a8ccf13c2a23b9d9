import type { StoredArticle, StoreReader } from '../../lambdas/store/model.ts';

/**
 * Articles that failed since a time, newest first.
 *
 * @param most how many to look through at most
 */
export async function failuresSince(store: StoreReader, since: Date, most: number): Promise<StoredArticle[]> {
  const found: StoredArticle[] = [];
  const from = since.toISOString();
  for (let after: string | undefined; found.length < most; ) {
    const page = await store.articles(
      'failed',
      { from: from.slice(0, 10) },
      { limit: 100, ...(after !== undefined && { after }) },
    );
    found.push(...page.items.filter(({ received }) => received >= from));
    if (page.next === undefined || page.items.some(({ received }) => received < from)) break;
    after = page.next;
  }
  return found;
}
