import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface Props<Item> {
  items: readonly Item[];
  keyOf(item: Item): string;
  draw(item: Item): ComponentChildren;
  /** Height of a row that was not drawn yet, in pixels. */
  estimate: number;
  isEnd: boolean;
  /** Called when the end of what is loaded comes near. */
  more(): void;
  label: string;
  /** How far the page is scrolled when the list is drawn for the first time, in pixels. */
  startAt: number;
  /** Names the list in the entry of the history that it is in: rows' heights are known again on going back. */
  memory: string;
}

const OVERSCAN = 6;
/** Rows before the end at which more are asked for. */
const AHEAD = 15;

const measured = new Map<string, VirtualItem[]>();

/** A list of which only the rows in sight are in the document. */
export function Windowed<Item>(props: Props<Item>) {
  const { items, keyOf, draw, estimate, isEnd, more, label, startAt, memory } = props;
  const list = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [margin, setMargin] = useState(0);
  const options = {
    count: items.length,
    getScrollElement: () => window,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin: margin,
    getItemKey: (index: number) => keyOf(items[index] as Item),
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
    // biome-ignore lint/a11y/useSemanticElements: rows stand in a window of the list, at places of their own.
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
          ref={(row) => virtualizer.measureElement(row)}
          style={{ transform: `translateY(${start - margin}px)` }}
        >
          {draw(items[index] as Item)}
        </div>
      ))}
    </div>
  );
}
