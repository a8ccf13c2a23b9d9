import { useEffect, useState } from 'preact/hooks';
import { routeOf } from './route.ts';

/** The current location. */
export interface Place {
  path: string;
  /** With its `?`; empty if there is none. */
  search: string;
  /** Decoded, without its `#`. */
  hash: string;
  /** Identifies this history entry. */
  key: string;
  /** Whether it was reached by the browser's back or forward. */
  isReturn: boolean;
}

const listeners = new Set<(place: Place) => void>();

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

const newKey = () => Math.random().toString(36).slice(2);

function read(isReturn: boolean): Place {
  const { pathname, search, hash } = window.location;
  return { path: pathname, search, hash: decoded(hash), key: history.state?.key ?? '', isReturn };
}

let current: Place | undefined;

function tell(isReturn: boolean): void {
  current = read(isReturn);
  for (const listener of listeners) listener(current);
}

/** Navigates to another view, or another state of this one. */
export function navigate(url: string, { replace = false } = {}): void {
  if (replace) history.replaceState({ key: history.state?.key ?? newKey() }, '', url);
  else history.pushState({ key: newKey() }, '', url);
  tell(false);
}

/** Handles clicks on links and the browser's back and forward. Called once. */
export function startNavigation(): void {
  history.scrollRestoration = 'manual';
  if (history.state?.key === undefined) history.replaceState({ key: newKey() }, '');
  window.addEventListener('popstate', () => {
    // A fragment typed by hand creates an entry without a key.
    if (history.state?.key === undefined) history.replaceState({ key: newKey() }, '');
    tell(true);
  });
  document.addEventListener('click', (event) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = (event.target as Element).closest?.('a');
    if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const { origin, pathname, search, hash } = new URL(link.href);
    if (origin !== window.location.origin || !routeOf(pathname)) return;
    event.preventDefault();
    const isHere = pathname === window.location.pathname && search === window.location.search;
    navigate(pathname + search + hash, { replace: isHere });
  });
}

/** The current location; renders again when it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => {
    current ??= read(
      ['back_forward', 'reload'].includes(performance.getEntriesByType('navigation')[0]?.toJSON().type),
    );
    return current;
  });
  useEffect(() => {
    listeners.add(setPlace);
    return () => void listeners.delete(setPlace);
  }, []);
  return place;
}
