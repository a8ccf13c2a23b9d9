import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { type Article, UnreadableArticle } from './article.ts';
import { cleanText } from './clean-text.ts';
import { type ArticleFacts, factsOf, knownFacts } from './facts.ts';
import { blocksOfMarkup, type TextBlock, textOfBlocks } from './markup-text.ts';
import { withoutBoilerplate } from './pages/boilerplate.ts';
import { authorsShown, namesOf } from './pages/byline.ts';
import { countWords, dropClutter } from './pages/clutter.ts';
import { type Page, readPage } from './pages/page.ts';
import { factsInTags, linkedArticle } from './pages/page-facts.ts';
import { dropOtherStories, markedStory } from './pages/story.ts';
import { fullerStory } from './pages/structured-text.ts';
import { markupOfTree, type PageElement, treeOf } from './pages/tree.ts';

/**
 * Readability's time grows with the nodes of a page times their depth, in places with the nodes' square, and with each
 * character that has to be escaped; no article comes near these bounds.
 */
const MOST_LENGTH = 1_000_000;
const MOST_NODES = 20_000;
const MOST_READABLE_DEPTH = 64;

/**
 * Readability takes back what it left out (readers' comments, say) when less than that remains. Half of its own
 * setting: news briefs are short, and strangers' words in them would become quotes.
 */
const BRIEF_LENGTH = 250;

/** With less of the page's prose than that, Readability took a part for the whole. */
const LEAST_READ = 0.6;

/**
 * An HTML page's main text (Readability's choice; all of the body where it finds none or the page is too large for
 * it), and what its JSON-LD, its `<meta>` tags and its byline say of it, in this order.
 *
 * @throws UnreadableArticle `no-text`, or `broken-markup` when elements are nested deeper than 500
 */
export function readHtml(html: string): Article {
  const page = readPage(html);
  const linked = linkedArticle(page);
  const said: ArticleFacts = { ...factsInTags(page), ...factsOf(linked) };
  const reading = mainPart(page, said.title ?? page.title);
  const all = () => withoutBoilerplate(blocksOfMarkup(`<div>${page.body}</div>`), said.title);
  const read = withoutBoilerplate(reading?.blocks ?? [], said.title ?? reading?.title);
  const body = linked.get('articlebody');
  const story = fullerStory(read, all, typeof body === 'string' ? [body] : []);
  const text =
    cleanText(textOfBlocks(story.blocks)) ||
    cleanText(textOfBlocks(blocksOfMarkup(`<div>${page.body}</div>`)));
  if (text === '') {
    throw new UnreadableArticle(
      'no-text',
      'The HTML page has no text: if it shows its text by script, save it from a browser and drop that.',
    );
  }
  const seen = knownFacts({
    title: [reading?.title, page.title],
    author: [reading?.authors.join(', ')],
  });
  return { text, ...seen, ...said };
}

interface Reading {
  blocks: TextBlock[];
  title?: string | undefined;
  authors: string[];
}

function mainPart(page: Page, title: string): Reading | undefined {
  const tame =
    page.body.length <= MOST_LENGTH && page.nodes <= MOST_NODES && page.depth <= MOST_READABLE_DEPTH;
  if (!tame) return undefined;
  const tree = treeOf(page.body);
  dropOtherStories(tree, title);
  const authors = authorsShown(tree);
  dropClutter(tree);
  const chosen = chosenByReadability(tree, knownFacts({ title: [title] }).title ?? '');
  const blocks = blocksOfMarkup(chosen?.content ?? '');
  const words = blocks.reduce((total, { text }) => total + countWords(text), 0);
  const marked = markedStory(tree);
  const isPart = marked !== undefined && words < LEAST_READ * marked.words;
  return {
    blocks: isPart ? blocksOfMarkup(`<div>${markupOfTree(marked.element)}</div>`) : blocks,
    title: chosen?.title ?? undefined,
    authors: authors.length > 0 ? authors : namesOf(chosen?.byline ?? ''),
  };
}

function chosenByReadability(tree: PageElement, title: string): ReturnType<Readability['parse']> {
  const document = new JSDOMParser().parse(
    `<html><head><title>${title.replace(/[<>&]/g, ' ')}</title></head><body>${markupOfTree(tree)}</body></html>`,
  );
  try {
    return new Readability(document, { disableJSONLD: true, charThreshold: BRIEF_LENGTH }).parse();
  } catch {
    // Its guesses may stumble over markup that nobody has met yet; the page's prose is still there.
    return null;
  }
}
