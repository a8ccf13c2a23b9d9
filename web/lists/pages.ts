import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from '../changes.ts';

/** A page of a list, as the API has them. */
export interface Page<Item> {
  items: Item[];
  next?: string;
  ingesting?: number;
  hint?: string;
}

export interface PagedList<Item, PageOf extends Page<Item> = Page<Item>> {
  /** Names the list and the entry of the history that it is in. */
  key: string;
  items: Item[];
  /** The first page, with whatever else it says. */
  first: PageOf | undefined;
  isLoading: boolean;
  /** Whether all pages are there. */
  isEnd: boolean;
  error: unknown;
  /** Asks for the next page; asks again where that failed. */
  more(): void;
  /** Begins anew. */
  reload(): void;
}

interface Loaded<Item> {
  pages: Page<Item>[];
  changes: number;
}

/** Lists of entries of the history: going back finds them as they were. */
const kept = new Map<string, Loaded<unknown>>();
const MOST_KEPT = 12;

function keep(key: string, loaded: Loaded<unknown>): void {
  kept.delete(key);
  kept.set(key, loaded);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/**
 * A list that is loaded page by page. After a correction all loaded pages are asked for anew, and change places with the
 * old ones when they are there.
 *
 * @param key names the list and the entry of the history that it is in
 */
export function useList<Item, PageOf extends Page<Item>>(
  key: string,
  ask: (cursor: string | undefined) => Promise<PageOf>,
): PagedList<Item, PageOf> {
  const changes = useChanges();
  const before = kept.get(key) as Loaded<Item> | undefined;
  const [state, setState] = useState<{
    key: string;
    pages: Page<Item>[];
    error?: unknown;
    isLoading: boolean;
  }>({
    key,
    pages: before?.pages ?? [],
    isLoading: false,
  });
  const current = state.key === key ? state : { key, pages: before?.pages ?? [], isLoading: false };
  const latest = useRef({ ask, current, isBusy: '' });
  latest.current.ask = ask;
  latest.current.current = current;

  const load = useCallback(
    async (from: Page<Item>[], atLeast: number, isAnew: boolean) => {
      const token = `${key} ${Math.random()}`;
      latest.current.isBusy = token;
      const isStale = () => latest.current.isBusy !== token;
      const pages = [...from];
      const shown = () => (isAnew ? latest.current.current.pages : pages);
      setState({ key, pages: shown(), isLoading: true });
      try {
        do {
          const page = await latest.current.ask(pages.at(-1)?.next);
          if (isStale()) return;
          pages.push(page);
          // A page may be empty and still go on.
        } while (pages.at(-1)?.next !== undefined && countOf(pages) < atLeast);
        keep(key, { pages, changes });
        latest.current.isBusy = '';
        setState({ key, pages, isLoading: false });
      } catch (error) {
        if (isStale()) return;
        latest.current.isBusy = '';
        setState({ key, pages: shown(), error, isLoading: false });
      }
    },
    [key, changes],
  );

  useEffect(() => {
    const loaded = kept.get(key);
    if (loaded?.changes === changes) return;
    void load([], Math.max(1, countOf(loaded?.pages ?? [])), loaded !== undefined);
  }, [key, changes, load]);

  const { pages } = current;
  const isEnd = pages.length > 0 && pages.at(-1)?.next === undefined;
  const more = useCallback(() => {
    const { current: now, isBusy } = latest.current;
    // The first page is asked for by the effect above.
    if (isBusy !== '' || now.pages.at(-1)?.next === undefined) return;
    void load(now.pages, countOf(now.pages) + 1, false);
  }, [load]);
  const reload = useCallback(() => void load([], 1, true), [load]);
  return {
    key,
    items: pages.flatMap(({ items }) => items),
    first: pages[0] as PageOf | undefined,
    isLoading: current.isLoading || (pages.length === 0 && current.error === undefined),
    isEnd,
    error: current.error,
    more,
    reload,
  };
}

const countOf = (pages: readonly Page<unknown>[]) => pages.reduce((sum, { items }) => sum + items.length, 0);
