import type { ComponentChildren } from 'preact';
import type { Place } from '../navigation/location.ts';
import { Failed, Loading, StillReading } from '../parts/states.tsx';
import type { Page, PagedList } from './pages.ts';
import { keptOffset, useKeptScroll } from './scroll.ts';
import { Windowed } from './windowed.tsx';

interface Props<Item, PageOf extends Page<Item>> {
  list: PagedList<Item, PageOf>;
  place: Place;
  /** What its rows are, for whoever hears the page: `Quotes`. */
  label: string;
  keyOf(item: Item): string;
  draw(item: Item): ComponentChildren;
  /** Height of a row that was not drawn yet, in pixels. */
  estimate: number;
  /** Shown instead of rows when there are none. */
  empty(page: PageOf): ComponentChildren;
  /** Shown instead of an error that it knows better words for. */
  refused?(error: unknown): ComponentChildren;
  /** Shows by itself what comes in while files are read, also when there are rows that then move. */
  isLive?: boolean;
}

/** Rows that stand for those that are loaded: of the first page, and of later ones. */
const ROWS = { first: 4, later: 1 };

/** A list that is loaded as it is scrolled, with all that it may say instead of rows. */
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
      <StillReading told={first?.ingesting} reload={reload} isLive={isLive || !isThere} />
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
