import { isoDate } from '../dates.ts';
import { blocksOfMarkup, textOfBlocks } from '../markup-text.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { proseOf } from './story.ts';
import { markupOfTree, type PageElement, textIn } from './tree.ts';

/** An entry of a live blog, with heading and time separate from its text. */
export interface LiveEntry {
  element: PageElement;
  /** In UTC: `2016-12-19 18:05`. */
  time: string;
  heading: string;
}

const FEWEST_ENTRIES = 3;
const MOST_ENTRIES = 2000;
const FEWEST_WORDS = 10;
/** The smallest share of the page's prose that entries of a live blog have. */
const MOST_PROSE = 0.5;

const LIVE_NAME =
  /(?:^|[^a-z])(?:live|live-?blog|live-?post|ticker|newsticker|timeline|directo|en-?vivo|diretta)(?:[^a-z]|$)/i;
const LIVE_TITLE =
  /(?:^|[\s:|(–-])(?:live|live ?blog|as it happened|minute by minute|liveticker|newsticker|ticker|en direct|minuto a minuto|en vivo|última hora|diretta|ao vivo)(?:[\s:|)–!-]|$)/i;
const OF_READERS = /comment|reply|replies/i;

/**
 * The entries of a live blog without structured data: sibling elements with a `<time>` each, on a page called live by
 * its title or by the elements' names. Removes times and headings from the tree.
 */
export function takeLiveEntries(root: PageElement, title: string): LiveEntry[] | undefined {
  const prose = proseOf(root);
  const isLivePage = LIVE_TITLE.test(title.slice(0, 500));
  let best: PageElement[] = [];
  const visit = (element: PageElement, isLiveAround: boolean) => {
    if (OF_READERS.test(namesOf(element))) return;
    const isLive = isLiveAround || LIVE_NAME.test(namesOf(element));
    const entries = element.children.filter(
      (child): child is PageElement =>
        typeof child !== 'string' &&
        (prose.get(child) ?? 0) >= FEWEST_WORDS &&
        (isLive || LIVE_NAME.test(namesOf(child))) &&
        timesIn(child).length === 1,
    );
    if (entries.length > best.length) best = entries;
    for (const child of element.children) if (typeof child !== 'string') visit(child, isLive);
  };
  visit(root, isLivePage);
  const inEntries = best.reduce((sum, entry) => sum + (prose.get(entry) ?? 0), 0);
  if (best.length < FEWEST_ENTRIES || inEntries < MOST_PROSE * (prose.get(root) ?? 0)) return undefined;
  return best.slice(0, MOST_ENTRIES).map((element) => {
    const time = isoDate(timesIn(element)[0])?.slice(0, 16).replace('T', ' ') ?? '';
    return { element, time, heading: takeHeads(element) };
  });
}

/** Joins entries into one text: time and heading on a line, then the words. */
export function textOfEntries(entries: readonly LiveEntry[]): string {
  return entries
    .flatMap(({ element, time, heading }) => {
      const text = textOfBlocks(
        withoutBoilerplate(blocksOfMarkup(`<div>${markupOfTree(element)}</div>`), []),
      );
      const head = [time, text.startsWith(heading) ? '' : heading].filter((part) => part !== '').join(' ');
      return [head, text].filter((part) => part !== '');
    })
    .join('\n\n');
}

/** The first times in an element; two are enough to see that it is not a single entry. */
function timesIn(element: PageElement, found: string[] = []): string[] {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const time = child.name === 'time' ? isoDate(child.attributes.datetime) : undefined;
    if (time !== undefined && !found.includes(time)) found.push(time);
    if (found.length < 2) timesIn(child, found);
  }
  return found;
}

/** Removes times and the first heading from an element, and returns the heading. */
function takeHeads(element: PageElement): string {
  let heading: string | undefined;
  const visit = (one: PageElement) => {
    one.children = one.children.filter((child) => {
      if (typeof child === 'string') return true;
      if (child.name === 'time') return false;
      if (heading === undefined && /^h[1-6]$/.test(child.name)) {
        heading = textIn(withoutTimes(child));
        return false;
      }
      visit(child);
      return true;
    });
  };
  visit(element);
  return heading ?? '';
}

function withoutTimes(element: PageElement): PageElement {
  const children = element.children
    .filter((child) => typeof child === 'string' || child.name !== 'time')
    .map((child) => (typeof child === 'string' ? child : withoutTimes(child)));
  return { ...element, children };
}

function namesOf({ attributes }: PageElement): string {
  return `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['data-testid'] ?? ''} ${attributes['data-component'] ?? ''}`;
}
