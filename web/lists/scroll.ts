import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Place } from '../navigation/location.ts';

/** Scroll positions by history entry; they survive a reload. */
const STORED = 'whosaid-scroll';
const offsets: Record<string, number> = JSON.parse(sessionStorage.getItem(STORED) ?? '{}');

addEventListener('pagehide', () => {
  const latest = Object.fromEntries(Object.entries(offsets).slice(-50));
  sessionStorage.setItem(STORED, JSON.stringify(latest));
});

/** The scroll position of a history entry: the last one on going back, else the top. */
export const keptOffset = ({ key, isReturn }: Pick<Place, 'key' | 'isReturn'>): number =>
  isReturn ? (offsets[key] ?? 0) : 0;

/**
 * Stores the scroll position of a history entry, and restores it on going back.
 *
 * @param isReady whether the content is rendered
 */
export function useKeptScroll({ key, isReturn }: Place, isReady: boolean): void {
  useLayoutEffect(() => {
    if (!isReady) return;
    const offset = keptOffset({ key, isReturn });
    window.scrollTo(0, offset);
    // Repeated, because rows that were not measured yet change the layout.
    const again = requestAnimationFrame(() => window.scrollTo(0, offset));
    return () => cancelAnimationFrame(again);
  }, [key, isReturn, isReady]);
  useEffect(() => {
    if (!isReady) return;
    const keep = () => {
      // While one view replaces another, the page is short and at its top.
      if (history.state?.key === key) offsets[key] = window.scrollY;
    };
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, [key, isReady]);
}
