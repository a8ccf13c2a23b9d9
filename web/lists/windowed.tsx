import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface Props<Item> {
  items: readonly Item[];
  keyOf(item: Item): string;
  draw(item: Item): ComponentChildren;
  /** Estimated height of a row that was not rendered yet, in pixels. */
  estimate: number;
  isEnd: boolean;
  /** Called near the end of the loaded rows. */
  more(): void;
  label: string;
  /** The scroll position at the first rendering, in pixels. */
  startAt: number;
  /** Identifies the list in its history entry, so that row heights are known on going back. */
  memory: string;
}

const OVERSCAN = 6;
/** More rows are requested this many rows before the end. */
const AHEAD = 15;

const measured = new Map<string, VirtualItem[]>();

/** A list that renders only visible rows. */
export function Windowed<Item>(props: Props<Item>) {
  const { items, keyOf, draw, estimate, isEnd, more, label, startAt, memory } = props;
  const list = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [margin, setMargin] = useState(0);
  // The same function as long as the items are the same: a new one lays all rows out again, in each frame of scrolling.
  const latestKeyOf = useRef(keyOf);
  latestKeyOf.current = keyOf;
  const getItemKey = useCallback((index: number) => latestKeyOf.current(items[index] as Item), [items]);
  const options = {
    count: items.length,
    getScrollElement: () => window,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin: margin,
    getItemKey,
    scrollToFn: windowScroll,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    initialOffset: startAt,
    initialMeasurementsCache: measured.get(memory) ?? [],
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    const top = list.current ? list.current.getBoundingClientRect().top + window.scrollY : 0;
    if (Math.abs(top - margin) > 1) setMargin(top);
  });
  useEffect(
    () => () => {
      measured.set(memory, virtualizer.takeSnapshot());
      const [oldest] = measured.keys();
      if (measured.size > 12 && oldest !== undefined) measured.delete(oldest);
    },
    [memory, virtualizer],
  );
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (!isEnd && last >= items.length - AHEAD) more();
  }, [last, items.length, isEnd, more]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are positioned absolutely in a virtual list.
    <div
      class="windowed"
      role="list"
      aria-label={label}
      ref={list}
      style={{ height: `${virtualizer.getTotalSize()}px` }}
    >
      {rows.map(({ key, index, start }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <div
          key={key}
          role="listitem"
          aria-setsize={isEnd ? items.length : -1}
          aria-posinset={index + 1}
          data-index={index}
          class="windowed-row"
          ref={virtualizer.measureElement}
          style={{ transform: `translateY(${start - margin}px)` }}
        >
          {draw(items[index] as Item)}
        </div>
      ))}
    </div>
  );
}
