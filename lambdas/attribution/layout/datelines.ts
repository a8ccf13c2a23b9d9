import type { Span } from '../../model/attribution.ts';
import { DATELINE_PART } from '../language/index.ts';
import { LIMITS } from './limits.ts';

const CITY = /^\s{0,4}\p{Lu}[\p{Lu}'’.]{2,20}(?:[\s-]\p{Lu}[\p{Lu}'’.]{1,20}){0,3}/u;
const DASH = /\s?(?:—|–|--|_)\s|\s-\s/u;

/**
 * Where the text of a paragraph begins after its dateline: `KHARSK, March 4 (XN) -- Drivers face …`, `PORT ELLEN:
 * Drivers face …`. The start of the paragraph if it has no dateline.
 */
export function startBehindDateline(text: string, { start, end }: Span): number {
  const head = text.slice(start, Math.min(end, start + LIMITS.dateline));
  const city = CITY.exec(head)?.[0];
  if (city === undefined) return start;
  const rest = head.slice(city.length);
  if (/^:\s/.test(rest)) return start + city.length + 2;
  const dash = DASH.exec(rest);
  if (!dash) return start;
  const parts = rest
    .slice(0, dash.index)
    .split(/[\s,]+/)
    .filter(Boolean);
  return parts.every((part) => DATELINE_PART.test(part))
    ? start + city.length + dash.index + dash[0].length
    : start;
}
