import { authorsIn, isSameName } from '../authors.ts';
import type { ArticleFacts } from '../facts.ts';
import { countWords } from './clutter.ts';
import { BY } from './phrases.ts';

import { type PageElement, textIn } from './tree.ts';

/** Longer lists are authors of other articles. */
const MOST_AUTHORS = 8;
const LONGEST_BYLINE = 200;
/** A paragraph of at least this many words belongs to the story. */
const PROSE_WORDS = 20;

const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|author|authors|writer|autor|auteur|autore)(?:[\s_-]|$)/;
const OF_OTHERS = /comment|related|recommend|teaser|sidebar|readers|bio/i;
/** Two words or more, each capitalised except particles. */
const FULL_NAME = /^\p{Lu}\S*(?: \p{Ll}{1,3})* \p{Lu}\S*(?: \p{Lu}\S*)?$/u;
/** Paths of authors' pages. */
const AUTHOR_PATH =
  /\/(?:authors?|autor|autore|autores|autoren|auteurs?|by|profiles?|people|staff|journalists?|contributors?|reporters?|columnists?|writers?|redaktoren|skribent)\/[^/?#]+/i;

/** Author names shown on a page, and whether they are between its heading and its text. */
export interface Shown {
  names: string[];
  isAboveText: boolean;
}

/**
 * The author names shown on a page: by `rel=author`, `itemprop=author`, the class of the element, links to authors'
 * pages above the text, or else the word before them (`By`). Only names of people and desks: no dates, counts or
 * addresses.
 */
export function authorsShown(root: PageElement): Shown {
  const above = new Bylines();
  const elsewhere = new Bylines();
  let isBelowHeading = false;
  let isInStory = false;
  const visit = (element: PageElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (OF_OTHERS.test(`${child.attributes.class ?? ''} ${child.attributes.id ?? ''}`)) continue;
      if (child.name === 'h1') isBelowHeading = true;
      else if (child.name === 'p' && isBelowHeading) isInStory ||= countWords(textIn(child)) >= PROSE_WORDS;
      const isAbove = isBelowHeading && !isInStory;
      (isAbove ? above : elsewhere).take(child, isAbove);
      visit(child);
    }
  };
  visit(root);
  const names = above.names();
  return names.length > 0 ? { names, isAboveText: true } : { names: elsewhere.names(), isAboveText: false };
}

/** Names by the evidence that they are authors', the most reliable first. */
class Bylines {
  readonly #linked = new Set<string>();
  readonly #marked = new Set<string>();
  readonly #called = new Set<string>();
  readonly #leading = new Set<string>();
  readonly #worded = new Set<string>();

  take(element: PageElement, isAbove: boolean): void {
    const { class: classNames = '', rel = '', itemprop = '', href = '' } = element.attributes;
    if (rel.split(' ').includes('author')) add(this.#linked, bylineIn(element));
    else if (itemprop === 'author') add(this.#marked, bylineIn(named(element) ?? element));
    else if (BYLINE_CLASS.test(classNames.toLowerCase())) add(this.#called, bylineIn(element));
    else if (isAbove && AUTHOR_PATH.test(href)) add(this.#leading, bylineIn(element));
    else if (isAbove && opensWithBy(element)) add(this.#worded, bylineIn(element), FULL_NAME);
  }

  names(): string[] {
    const sets = [this.#linked, this.#marked, this.#called, this.#leading, this.#worded];
    return [...(sets.find(({ size }) => size > 0 && size <= MOST_AUTHORS) ?? [])];
  }
}

/**
 * The first byline of a page that names somebody other than the publication, else the first. Structured data often has
 * only one author: if the page shows all of those and more, the shown names are used.
 *
 * @param said bylines in structured data and tags, the most reliable first
 * @param page its publication and address, and the title with the site's name behind it
 */
export function bylineOf(
  said: readonly (string | undefined)[],
  shown: Shown,
  { publication, url, title }: Pick<ArticleFacts, 'publication' | 'url' | 'title'>,
): string | undefined {
  const bylines = [...said, shown.names.join(', ')].filter((byline): byline is string => Boolean(byline));
  const host = url === undefined ? '' : new URL(url).hostname.replace(/^www\./, '');
  const site = title?.split(/[|–—-] /).at(-1);
  const isPublication = (name: string) =>
    isSameName(name, publication) ||
    isSameName(name, site) ||
    isSameName(name, host) ||
    isSameName(name, host.slice(0, host.lastIndexOf('.')));
  const best = bylines.find((byline) => authorsIn(byline).some((name) => !isPublication(name)));
  const names = authorsIn(best ?? '');
  const people = shown.names.filter((name) => !isPublication(name));
  const isMore =
    shown.isAboveText &&
    people.length > names.length &&
    people.every((name) => FULL_NAME.test(name)) &&
    names.every((name) => people.some((one) => isSameName(one, name)));
  return isMore ? people.join(', ') : (best ?? bylines[0]);
}

function named(element: PageElement): PageElement | undefined {
  return element.children.find(
    (child): child is PageElement => typeof child !== 'string' && child.attributes.itemprop === 'name',
  );
}

/** The text of an element, with a bar between adjacent elements. */
function bylineIn({ children }: PageElement): string {
  let words = '';
  let isBehindElement = false;
  for (const child of children) {
    if (typeof child === 'string') words += child;
    else words += `${isBehindElement ? ' | ' : ' '}${bylineIn(child)} `;
    isBehindElement = typeof child === 'string' ? isBehindElement && child.trim() === '' : true;
  }
  return words.replace(/\s+/g, ' ').trim();
}

/** Whether an element's own text begins like a byline: `By <a>Ann Bee</a>`. */
function opensWithBy({ children }: PageElement): boolean {
  const own = children.find((child) => typeof child === 'string' && child.trim() !== '');
  return typeof own === 'string' && BY.has(/^\s*(\p{L}+)/u.exec(own)?.[1]?.toLowerCase() ?? '');
}

function add(names: Set<string>, words: string, like = /./): void {
  if (words.length > LONGEST_BYLINE) return;
  for (const name of authorsIn(words)) if (like.test(name)) names.add(name);
}
