import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Place } from '../navigation/location.ts';

/** How far each entry of the history was scrolled; a reload keeps it. */
const STORED = 'whosaid-scroll';
const offsets: Record<string, number> = JSON.parse(sessionStorage.getItem(STORED) ?? '{}');

addEventListener('pagehide', () => {
  const latest = Object.fromEntries(Object.entries(offsets).slice(-50));
  sessionStorage.setItem(STORED, JSON.stringify(latest));
});

/** How far an entry of the history is to be scrolled: as it was, on going back to it. */
export const keptOffset = ({ key, isReturn }: Pick<Place, 'key' | 'isReturn'>): number =>
  isReturn ? (offsets[key] ?? 0) : 0;

/**
 * Keeps the place in an entry of the history, and goes back to it.
 *
 * @param isReady whether what is to be scrolled is there
 */
export function useKeptScroll({ key, isReturn }: Place, isReady: boolean): void {
  useLayoutEffect(() => {
    if (!isReady) return;
    const offset = keptOffset({ key, isReturn });
    window.scrollTo(0, offset);
    // Rows that were not measured yet move things once more.
    const again = requestAnimationFrame(() => window.scrollTo(0, offset));
    return () => cancelAnimationFrame(again);
  }, [key, isReturn, isReady]);
  useEffect(() => {
    if (!isReady) return;
    const keep = () => {
      // While a view makes way for the next one the page is short, and scrolled to its top.
      if (history.state?.key === key) offsets[key] = window.scrollY;
    };
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, [key, isReady]);
}
