import type { Page, Position } from '../../model/stored.ts';

/** The most batches that are read for one page; with a filter that hardly anything passes, pages are short. */
const MOST_BATCHES = 50;

/** A part of a list. */
export interface Batch<Item> {
  /** The items for the reader, each with the position after it. */
  found: { item: Item; position: Position }[];
  /** The position after everything that was read; absent if a page may not end here. */
  through?: Position;
}

/**
 * Fills one page of a list.
 *
 * @returns up to `limit` items; fewer, with a `next`, if too much of the list had to be skipped
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
