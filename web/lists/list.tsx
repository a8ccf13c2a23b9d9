import type { ComponentChildren } from 'preact';
import type { Place } from '../navigation/location.ts';
import { Failed, Loading, StillReading } from '../parts/states.tsx';
import type { Page, PagedList } from './pages.ts';
import { keptOffset, useKeptScroll } from './scroll.ts';
import { Windowed } from './windowed.tsx';

interface Props<Item, PageOf extends Page<Item>> {
  list: PagedList<Item, PageOf>;
  place: Place;
  /** The accessible name of the list: `Quotes`. */
  label: string;
  keyOf(item: Item): string;
  draw(item: Item): ComponentChildren;
  /** Estimated height of a row that was not rendered yet, in pixels. */
  estimate: number;
  /** Shown if there are no rows. */
  empty(page: PageOf): ComponentChildren;
  /** A better message for an error; the usual one if it returns nothing. */
  refused?(error: unknown): ComponentChildren;
  /** Adds new rows by itself while files are being read, even if existing rows move. */
  isLive?: boolean;
}

/** How many placeholder rows are shown while the first page, or a later one, is loading. */
const ROWS = { first: 4, later: 1 };

/** A list that loads more as it is scrolled, with its empty, loading and error states. */
export function List<Item, PageOf extends Page<Item>>({
  list,
  place,
  label,
  keyOf,
  draw,
  estimate,
  empty,
  refused,
  isLive = false,
}: Props<Item, PageOf>) {
  const { items, first, key, more, reload } = list;
  const isThere = items.length > 0;
  useKeptScroll(place, isThere);
  return (
    <>
      <StillReading answer={first} reload={reload} isLive={isLive || !isThere} />
      {isThere && first?.hint && <p class="hint">{first.hint}</p>}
      <Windowed
        key={key}
        items={items}
        keyOf={keyOf}
        draw={draw}
        estimate={estimate}
        isEnd={list.isEnd}
        more={more}
        label={label}
        startAt={keptOffset(place)}
        memory={key}
      />
      {list.error !== undefined ? (
        (refused?.(list.error) ?? <Failed error={list.error} retry={isThere ? more : reload} />)
      ) : list.isLoading ? (
        <Loading rows={isThere ? ROWS.later : ROWS.first} what={label.toLowerCase()} />
      ) : (
        !isThere && first && empty(first)
      )}
    </>
  );
}
