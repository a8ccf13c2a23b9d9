import { type Article, UnreadableArticle } from '../article.ts';
import { knownFacts } from '../facts.ts';
import { storyIn } from './content.ts';
import { plainStory } from './escaped.ts';
import { refuseIfNotUsable } from './usability.ts';
import { childOf, childrenOf, rawWords, textOf, type XmlElement } from './xml.ts';

/** A summary at least as long as this has more than one sentence: it may be the whole of a brief. */
const SUMMARY_NOTE = 'The feed gives a summary only, not the whole text.';

/** Post types of a WordPress export that are stories; others are pictures, menus and revisions. */
const STORIES = new Set(['', 'post', 'page']);

/**
 * Reads an item of RSS 0.9 to 2.0, RDF (RSS 1.0) or a WordPress export: the text of `content:encoded` or `fulltext`,
 * else of `description`, with a note that it is a summary.
 *
 * @param root the element that contains the channel
 * @throws UnreadableArticle if the item has no text, or is a draft or private
 */
export function readRssItem(item: XmlElement, root: XmlElement | undefined): Article {
  const kind = textOf(childOf(item, 'post_type'));
  if (!STORIES.has(kind)) {
    throw new UnreadableArticle(
      'no-text',
      `The WordPress export’s item is of type “${kind.slice(0, 40)}”: only posts and pages are read, nothing is to be done.`,
    );
  }
  refuseIfNotUsable({ status: textOf(childOf(item, 'status')) });
  const whole = firstStory([
    ...childrenOf(item, 'encoded'),
    ...childrenOf(item, 'fulltext'),
    ...childrenOf(item, 'body'),
  ]);
  const text = whole ?? firstStory(childrenOf(item, 'description'));
  if (text === undefined) throw noText();
  const link = childrenOf(item, 'link').map(textOf);
  const channel = childOf(root, 'channel');
  return {
    text,
    ...(whole === undefined && { notes: [SUMMARY_NOTE] }),
    ...knownFacts({
      title: childrenOf(item, 'title').map(textOf),
      author: [
        childrenOf(item, 'creator').map(textOf).filter(Boolean).join(', '),
        ...childrenOf(item, 'author').map((author) => nameInAddress(textOf(author))),
      ],
      publication: [...childrenOf(item, 'source').map(textOf), textOf(childOf(channel, 'title'))],
      published: [
        ...childrenOf(item, 'pubdate'),
        ...childrenOf(item, 'date'),
        ...childrenOf(item, 'post_date_gmt'),
      ].map(textOf),
      url: [...link, textOf(childOf(item, 'guid'))],
      language: [textOf(childOf(item, 'language')), textOf(childOf(channel, 'language'))],
      guid: [textOf(childOf(item, 'guid'))],
    }),
  };
}

/**
 * Reads an entry of an Atom feed (RFC 4287): the text of `content`, else of `summary`, with a note.
 *
 * @throws UnreadableArticle if the entry has no text
 */
export function readAtomEntry(entry: XmlElement, root: XmlElement | undefined): Article {
  const whole = firstStory(
    childrenOf(entry, 'content').filter(({ attributes }) => attributes.src === undefined),
  );
  const text = whole ?? firstStory(childrenOf(entry, 'summary'));
  if (text === undefined) throw noText();
  const links = childrenOf(entry, 'link');
  const alternate = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
  const authors = [
    ...childrenOf(entry, 'author'),
    ...childrenOf(childOf(entry, 'source'), 'author'),
    ...childrenOf(root, 'author'),
  ];
  return {
    text,
    ...(whole === undefined && { notes: [SUMMARY_NOTE] }),
    ...knownFacts({
      title: [plainStory(rawWords(childOf(entry, 'title')))],
      author: [
        authors
          .map((author) => textOf(childOf(author, 'name')))
          .filter(Boolean)
          .join(', '),
      ],
      publication: [textOf(childOf(entry, 'source', 'title')), textOf(childOf(root, 'title'))],
      published: [
        textOf(childOf(entry, 'published')),
        textOf(childOf(entry, 'issued')),
        textOf(childOf(entry, 'updated')),
      ],
      url: [alternate?.attributes.href],
      language: [entry.attributes.lang, root?.attributes.lang],
      guid: [textOf(childOf(entry, 'id'))],
    }),
  };
}

function firstStory(elements: XmlElement[]): string | undefined {
  return elements.map(storyIn).find((text) => text !== '');
}

/** RSS specifies `ada@example.com (Ada Byron)`. */
function nameInAddress(author: string): string {
  return /\(([^()]+)\)/.exec(author)?.[1] ?? (author.includes('@') ? '' : author);
}

function noText(): UnreadableArticle {
  return new UnreadableArticle(
    'no-text',
    'The feed’s item has no text: save the page that it links to and drop that.',
  );
}
