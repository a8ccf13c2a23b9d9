import { countWords } from './clutter.ts';
import { type PageElement, textIn } from './tree.ts';

/** An element with this share of its parent's prose contains the story. */
const MOST_OF_IT = 0.75;
const FEWEST_WORDS = 40;

const INLINE = new Set(
  'a span b i em strong u small abbr code q time label font sub sup mark cite'.split(' '),
);
const PROSE_WORDS = 10;

/** The words of prose in each element: stretches of ten words or more, few of them in links. */
export function proseOf(root: PageElement): Map<PageElement, number> {
  const prose = new Map<PageElement, number>();
  const visit = (element: PageElement): { words: number; linked: number; prose: number } => {
    let own = 0;
    let linked = 0;
    let inner = 0;
    for (const child of element.children) {
      if (typeof child === 'string') {
        own += countWords(child);
        continue;
      }
      const amounts = visit(child);
      inner += amounts.prose;
      if (!INLINE.has(child.name)) continue;
      own += amounts.words;
      linked += child.name === 'a' ? amounts.words : amounts.linked;
    }
    const isProse = !INLINE.has(element.name) && own >= PROSE_WORDS && linked < own / 3;
    const total = inner + (isProse ? own : 0);
    prose.set(element, total);
    return { words: own, linked, prose: total };
  };
  visit(root);
  return prose;
}

/** The smallest element with most of the prose of the page's marked article; undefined if none is marked. */
export function markedStory(root: PageElement): { element: PageElement; words: number } | undefined {
  const prose = proseOf(root);
  const proseIn = (element: PageElement) => prose.get(element) ?? 0;
  let marked: PageElement | undefined;
  const visit = ({ children }: PageElement) => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      const isMarked = child.name === 'article' || child.attributes.itemprop === 'articleBody';
      if (isMarked && proseIn(child) > (marked === undefined ? 0 : proseIn(marked))) marked = child;
      if (!isMarked) visit(child);
    }
  };
  visit(root);
  if (marked === undefined) return undefined;
  let element = marked;
  for (;;) {
    const next = element.children.find(
      (child): child is PageElement =>
        typeof child !== 'string' && child.name !== 'p' && proseIn(child) >= MOST_OF_IT * proseIn(element),
    );
    if (next === undefined || proseIn(next) === 0) return { element, words: proseIn(element) };
    element = next;
  }
}

/**
 * Removes the other stories from a page of several, each in an `<article>` with its own heading: the one whose heading
 * is the page's title stays. Lists of stories (an `<article>` that contains several) are removed too. If no heading
 * matches the title, nothing is removed.
 */
export function dropOtherStories(root: PageElement, title: string): void {
  const prose = proseOf(root);
  const stories: { story: PageElement; parent: PageElement; heading: string }[] = [];
  const visit = (element: PageElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const heading = child.name === 'article' ? headingOf(child) : undefined;
      if (heading === undefined) visit(child);
      else stories.push({ story: child, parent: element, heading });
    }
  };
  visit(root);
  const own = stories.find(
    ({ story, heading }) => isSameTitle(heading, title) && (prose.get(story) ?? 0) >= FEWEST_WORDS,
  );
  if (own === undefined) return;
  for (const { story, parent } of stories) {
    if (story !== own.story) parent.children = parent.children.filter((child) => child !== story);
  }
  dropLists(root, own.story);
}

/** Removes each `<article>` outside the story that contains others: a list of further stories. */
function dropLists(element: PageElement, story: PageElement): void {
  element.children = element.children.filter(
    (child) =>
      typeof child === 'string' ||
      child.name !== 'article' ||
      child === story ||
      holds(child, (one) => one === story) ||
      !holds(child, ({ name }) => name === 'article'),
  );
  for (const child of element.children) {
    if (typeof child !== 'string' && child !== story) dropLists(child, story);
  }
}

function holds({ children }: PageElement, isIt: (element: PageElement) => boolean): boolean {
  return children.some((child) => typeof child !== 'string' && (isIt(child) || holds(child, isIt)));
}

function headingOf(element: PageElement): string | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const found = /^h[12]$/.test(child.name) ? textIn(child) : headingOf(child);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** The text of the first `<h1>`. */
export function firstHeading({ children }: PageElement): string | undefined {
  for (const child of children) {
    if (typeof child === 'string') continue;
    const found = child.name === 'h1' ? textIn(child) : firstHeading(child);
    if (found) return found;
  }
  return undefined;
}

function isSameTitle(heading: string, title: string): boolean {
  const words = new Set(keysOf(title));
  const said = keysOf(heading);
  return said.length > 0 && said.filter((word) => words.has(word)).length >= 0.6 * said.length;
}

function keysOf(words: string): string[] {
  return words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
