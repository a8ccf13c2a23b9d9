import { countWords } from './clutter.ts';
import type { PageElement } from './tree.ts';

/** A cell of at least this many words contains a story rather than data. */
const STORY_WORDS = 80;

const PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

/** Converts layout tables to plain boxes: tables with a whole story in a cell, and tables around them. */
export function unfoldLayoutTables(root: PageElement): void {
  const visit = (element: PageElement, open: readonly PageElement[]): number => {
    let words = 0;
    const parts = PARTS.has(element.name) ? [...open, element] : open;
    for (const child of element.children) {
      words += typeof child === 'string' ? countWords(child) : visit(child, parts);
    }
    if (element.name === 'td' && words >= STORY_WORDS) {
      for (const part of parts) if (PARTS.has(part.name)) unfold(part);
    }
    return words;
  };
  visit(root, []);
}

function unfold(part: PageElement): void {
  part.name = 'div';
  for (const child of part.children) {
    if (typeof child !== 'string' && PARTS.has(child.name) && child.name !== 'table') unfold(child);
  }
}
