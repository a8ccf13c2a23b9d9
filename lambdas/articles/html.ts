import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { type Article, UnreadableArticle } from './article.ts';
import { cleanText } from './clean-text.ts';
import { type ArticleFacts, factsOf, knownFacts } from './facts.ts';
import { textOfMarkup } from './markup-text.ts';
import { type Page, readPage } from './page.ts';
import { factsInTags, linkedArticle } from './page-facts.ts';

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

/** A page that shows its text by script alone has that much more of it in its JSON-LD. */
const BODY_RATIO = 3;

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
  const shown =
    cleanText(textOfMarkup(reading?.content ?? '')) || cleanText(textOfMarkup(`<div>${page.body}</div>`));
  const text = withLinkedBody(shown, linked.get('articlebody'));
  if (text === '') {
    throw new UnreadableArticle(
      'no-text',
      'The HTML page has no text: if it shows its text by script, save it from a browser and drop that.',
    );
  }
  const byline = reading?.byline ?? '';
  const seen = knownFacts({
    title: [reading?.title, page.title],
    author: isName(byline) ? [byline] : [],
  });
  return { text, ...seen, ...said };
}

function mainPart(page: Page, title: string): ReturnType<Readability['parse']> {
  const tame =
    page.body.length <= MOST_LENGTH && page.nodes <= MOST_NODES && page.depth <= MOST_READABLE_DEPTH;
  if (!tame) return null;
  const head = knownFacts({ title: [title] }).title ?? '';
  const document = new JSDOMParser().parse(
    `<html><head><title>${head.replace(/[<>&]/g, ' ')}</title></head><body>${page.body}</body></html>`,
  );
  try {
    return new Readability(document, { disableJSONLD: true, charThreshold: BRIEF_LENGTH }).parse();
  } catch {
    // Its guesses may stumble over markup that nobody has met yet; the body's text is still there.
    return null;
  }
}

function withLinkedBody(shown: string, body: unknown): string {
  return typeof body === 'string' && body.length > BODY_RATIO * shown.length ? cleanText(body) : shown;
}

/** Bylines come with times, counts and contacts; those are not names. */
function isName(byline: string): boolean {
  return byline.length <= 60 && !/[\d@|]/.test(byline);
}
