import type { Page, Position } from '../../model/stored.ts';

/** The most batches that are looked at for one page: a filter that hardly anything passes gets short pages. */
const MOST_BATCHES = 50;

/** A part of a list. */
export interface Batch<Item> {
  /** What of it the reader gets, each with where the list goes on behind it. */
  found: { item: Item; position: Position }[];
  /** Where the list goes on behind all that was looked at; absent where no page may end. */
  through?: Position;
}

/**
 * Fills one page of a list.
 *
 * @returns up to `limit` items; fewer with a `next` when too much of the list had to be passed over
 */
export async function fillPage<Item>(
  batches: AsyncIterable<Batch<Item>>,
  limit: number,
): Promise<Page<Item>> {
  const all: Batch<Item>['found'] = [];
  let looks = 0;
  for await (const { found, through } of batches) {
    all.push(...found);
    const last = all[limit - 1];
    if (all.length > limit && last)
      return { items: all.slice(0, limit).map(({ item }) => item), next: last.position };
    looks += 1;
    if (looks >= MOST_BATCHES && through !== undefined)
      return { items: all.map(({ item }) => item), next: through };
  }
  return { items: all.map(({ item }) => item) };
}
