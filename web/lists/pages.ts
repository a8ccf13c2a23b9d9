import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from '../changes.ts';

/** A page of a list of the API. */
export interface Page<Item> {
  items: Item[];
  next?: string;
  ingesting?: number;
  hint?: string;
}

export interface PagedList<Item, PageOf extends Page<Item> = Page<Item>> {
  /** Identifies the list and its history entry. */
  key: string;
  items: Item[];
  /** The first page, with its other fields. */
  first: PageOf | undefined;
  isLoading: boolean;
  /** Whether all pages are loaded. */
  isEnd: boolean;
  error: unknown;
  /** Loads the next page, or retries it if that failed. */
  more(): void;
  /** Loads the list again from its start. */
  reload(): void;
}

interface Loaded<Item> {
  pages: Page<Item>[];
  changes: number;
}

/** The lists of history entries, so that going back shows them as they were. */
const kept = new Map<string, Loaded<unknown>>();
const MOST_KEPT = 12;

function keep(key: string, loaded: Loaded<unknown>): void {
  kept.delete(key);
  kept.set(key, loaded);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/**
 * A list that is loaded page by page. After a correction all loaded pages are requested again, and replace the old ones
 * once they have arrived.
 *
 * @param key identifies the list and its history entry
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
          // A page may be empty and have a next one.
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
    // The effect above requests the first page.
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
