import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { type Article, UnreadableArticle } from './article.ts';
import { authorsIn } from './authors.ts';
import { cleanText } from './clean-text.ts';
import { type ArticleFacts, factsOf, knownFacts } from './facts.ts';
import { blocksOfMarkup, type TextBlock, textOfBlocks } from './markup-text.ts';
import { withoutBoilerplate } from './pages/boilerplate.ts';
import { authorsShown, bylineOf, type Shown } from './pages/byline.ts';
import { type Clutter, countWords, dropClutter } from './pages/clutter.ts';
import { turnsOf } from './pages/interview.ts';
import { unfoldLayoutTables } from './pages/layout-tables.ts';
import { liveBlogOf } from './pages/live-blog.ts';
import { type LiveEntry, takeLiveEntries, textOfEntries } from './pages/live-entries.ts';
import { readPage, type WebPage } from './pages/page.ts';
import { descriptionsOf, factsInTags, linkedArticle, titleWithoutSite } from './pages/page-facts.ts';
import { standfirstOf } from './pages/standfirst.ts';
import { dropOtherStories, firstHeading, markedStory } from './pages/story.ts';
import { bodiesIn } from './pages/structured-data.ts';
import { fullerStory } from './pages/structured-text.ts';
import { markupOfTree, type PageElement, treeOf } from './pages/tree.ts';
import { offersTheRest, walled, wallOf } from './pages/walls.ts';

/**
 * Readability's time grows with the nodes of a page times their depth, in places with the nodes' square, and with each
 * character that has to be escaped; articles stay far below these limits.
 */
const MOST_LENGTH = 1_000_000;
const MOST_NODES = 20_000;
const MOST_READABLE_DEPTH = 64;

/**
 * If less text than this remains, Readability adds what it had removed (readers' comments, for example). Half of its
 * default, because news briefs are short, and added text would produce wrong quotes.
 */
const BRIEF_LENGTH = 250;

/** If Readability's result has a smaller share of the page's prose, it found only a part of the story. */
const LEAST_READ = 0.6;

/**
 * The main text of an HTML page, and its facts from JSON-LD, `<meta>` tags and byline, in this order. Readability finds
 * the text; if it finds none, or the page is too large for it, the whole body is used.
 *
 * @throws UnreadableArticle `no-text`, or `broken-markup` if elements are nested deeper than 500
 */
export function readHtml(html: string): Article {
  const page = readPage(html);
  const linked = linkedArticle(page);
  const tagged = factsInTags(page);
  const structured = factsOf(linked);
  const said: ArticleFacts = { ...tagged, ...structured };
  const { blocks, title, heading, authors, dropped, entries } = mainPart(page, said.title ?? page.title);
  const titles = [said.title, title, heading];
  const all = () => blocksOfMarkup(`<div>${page.body}</div>`);
  const allText = () => textOfBlocks(all());
  const names = [...authors.names, ...authorsIn(structured.author ?? tagged.author ?? '')];
  const cleaned = (some: readonly TextBlock[]) => withoutBoilerplate(some, titles, names);
  const story = fullerStory(cleaned(blocks), () => cleaned(all()), bodiesIn(page, linked));
  if (story.by === 'structured text alone') story.blocks = cleaned(story.blocks);
  const standfirst = standfirstOf(descriptionsOf(page, linked), story.blocks, all);
  if (standfirst !== undefined) story.blocks.unshift(standfirst);
  const linkedBlog = liveBlogOf(linked);
  const liveBlog = linkedBlog ?? (entries && cleanText(textOfEntries(entries)));
  const turns = turnsOf(story.blocks);
  const read = liveBlog ?? cleanText(textOfBlocks(turns ?? story.blocks));
  const wall = wallOf(page, heading, read, allText, dropped);
  if (wall !== undefined) throw walled(wall);
  const text = read || cleanText(allText());
  if (text === '') {
    throw new UnreadableArticle(
      'no-text',
      'The HTML page has no text: if it shows its text by script, save it from a browser and drop that.',
    );
  }
  const notes = [
    ...(linkedBlog === undefined
      ? []
      : ['The entries of the live blog are from the page’s structured data.']),
    ...(turns === undefined ? [] : ['Questions in bold letters and their answers were marked Q and A.']),
    ...(story.by === 'structured text alone'
      ? ['The text is from the page’s structured data: the page itself shows less of it.']
      : []),
    ...(offersTheRest(dropped, linked.get('isaccessibleforfree'), allText)
      ? ['The page offers a subscription: the text may be only the beginning of the article.']
      : []),
  ];
  const author = bylineOf([structured.author, tagged.author], authors, { ...said, title: page.title });
  return {
    text,
    ...knownFacts({ title: [title, page.title] }),
    ...said,
    ...knownFacts({ title: [titleWithoutSite(said.title ?? title ?? page.title, heading, said)] }),
    ...knownFacts({ author: [author] }),
    ...(notes.length > 0 && { notes }),
  };
}

interface Reading {
  blocks: TextBlock[];
  title?: string | undefined;
  heading: string;
  /** The entries of a live blog. */
  entries?: LiveEntry[] | undefined;
  authors: Shown;
  /** The kinds of clutter that were removed. */
  dropped: ReadonlySet<Clutter>;
}

function mainPart(page: WebPage, title: string): Reading {
  const tame =
    page.body.length <= MOST_LENGTH && page.nodes <= MOST_NODES && page.depth <= MOST_READABLE_DEPTH;
  if (!tame)
    return { blocks: [], heading: '', authors: { names: [], isAboveText: false }, dropped: new Set() };
  const tree = treeOf(page.body);
  unfoldLayoutTables(tree);
  const heading = firstHeading(tree) ?? '';
  const entries = takeLiveEntries(tree, `${title} ${heading}`);
  dropOtherStories(tree, title);
  const shown = authorsShown(tree);
  const dropped = dropClutter(tree);
  const chosen = chosenByReadability(tree, knownFacts({ title: [title] }).title ?? '');
  const blocks = blocksOfMarkup(chosen?.content ?? '');
  const words = blocks.reduce((total, { text }) => total + countWords(text), 0);
  const marked = markedStory(tree);
  const isPart = marked !== undefined && words < LEAST_READ * marked.words;
  return {
    blocks: isPart ? blocksOfMarkup(`<div>${markupOfTree(marked.element)}</div>`) : blocks,
    title: chosen?.title ?? undefined,
    heading,
    authors: shown.names.length > 0 ? shown : { names: authorsIn(chosen?.byline ?? ''), isAboveText: false },
    dropped,
    entries,
  };
}

function chosenByReadability(tree: PageElement, title: string): ReturnType<Readability['parse']> {
  const document = new JSDOMParser().parse(
    `<html><head><title>${title.replace(/[<>&]/g, ' ')}</title></head><body>${markupOfTree(tree)}</body></html>`,
  );
  try {
    return new Readability(document, { disableJSONLD: true, charThreshold: BRIEF_LENGTH }).parse();
  } catch {
    // Readability may fail on unusual markup; the page's prose is still used.
    return null;
  }
}
