import { wordsIn } from './story.ts';
import type { PageElement } from './tree.ts';

/** More are the authors of other articles. */
const MOST_AUTHORS = 8;
const LONGEST_BYLINE = 200;

const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|author|authors|writer|autor|auteur|autore)(?:[\s_-]|$)/;
const OF_OTHERS = /comment|related|recommend|teaser|sidebar|reader|bio/i;

/**
 * The names that a page shows as its authors': by `rel=author`, by `itemprop=author`, else by the class of the element
 * that has them. Only people's and desks' names: no dates, counts or addresses.
 */
export function authorsShown(root: PageElement): string[] {
  const links = new Set<string>();
  const properties = new Set<string>();
  const classes = new Set<string>();
  const visit = (element: PageElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const { class: classNames = '', id = '', rel = '', itemprop = '' } = child.attributes;
      if (OF_OTHERS.test(`${classNames} ${id}`)) continue;
      if (rel.split(' ').includes('author')) add(links, wordsIn(child));
      else if (itemprop === 'author') add(properties, wordsIn(named(child) ?? child));
      else if (BYLINE_CLASS.test(classNames.toLowerCase())) add(classes, wordsIn(child));
      visit(child);
    }
  };
  visit(root);
  const found = [links, properties, classes].find(({ size }) => size > 0 && size <= MOST_AUTHORS);
  return [...(found ?? [])];
}

function named(element: PageElement): PageElement | undefined {
  return element.children.find(
    (child): child is PageElement => typeof child !== 'string' && child.attributes.itemprop === 'name',
  );
}

function add(names: Set<string>, words: string): void {
  if (words.length > LONGEST_BYLINE) return;
  for (const name of namesOf(words)) names.add(name);
}

/** The names of a byline: `By Ann Bee and Cy Dee, Valley Post` has three. */
export function namesOf(byline: string): string[] {
  return byline
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:written |words |reporting |text )?(?:by|von|par|por|di|door|av|af)[: ] ?/i, '')
    .split(/[,;|·•]| (?:and|und|et|y|e|en|og|och|with|mit|&) /i)
    .map((name) => name.trim())
    .filter(isName);
}

/** Bylines come with times, counts and contacts; those are not names. */
function isName(words: string): boolean {
  return (
    words.length > 1 &&
    words.length <= 60 &&
    /\p{L}/u.test(words) &&
    !/[\d@|/:]/.test(words) &&
    words.split(' ').length <= 6
  );
}
