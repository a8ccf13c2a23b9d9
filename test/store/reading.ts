import type { Page, PageRequest } from '../../lambdas/store/index.ts';

/** Reads a list to its end, page by page. */
export async function toTheEnd<Item>(
  read: (page: PageRequest) => Promise<Page<Item> | undefined>,
  limit = 100,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let after: string | undefined; ; ) {
    const page = await read({ limit, ...(after !== undefined && { after }) });
    if (!page) throw new Error('There is no such list.');
    if (page.items.length > limit) throw new Error(`A page of ${limit} has ${page.items.length} items.`);
    items.push(...page.items);
    if (page.next === undefined) return items;
    if (page.next === after) throw new Error('The list does not go on.');
    after = page.next;
  }
}
