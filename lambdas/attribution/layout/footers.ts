import { LABEL_WORDS } from '../language/index.ts';
import { LIMITS } from './limits.ts';

/** Beginnings of a page's own lines, in lower case. */
const FOOTERS = ['©', '__', '**', '---', ...LABEL_WORDS.footers];

/** Whether a paragraph is the page's own: `All rights reserved`. */
export function isFooter(words: string): boolean {
  const opening = words.slice(0, LIMITS.label).toLowerCase();
  return FOOTERS.some((footer) => opening.startsWith(footer));
}
