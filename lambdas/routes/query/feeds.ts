import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { shortened } from '../../http/problems.ts';
import type { QuoteInArticle } from '../../model/stored.ts';
import type { Archive } from './endpoint.ts';

/** The place of a page of a feed. */
export interface FeedPlace {
  /** The title, for people. */
  title: string;
  /** Scheme and host of the API: `https://api.example.org`. */
  origin: string;
  /** URLs of this page, of the first and of the next, if there is one. */
  self: string;
  first: string;
  next?: string;
  /** Why the list is empty, or what it leaves out. */
  hint?: string;
}

/** Characters that XML can't contain even escaped, but articles may. */
const NO_CHARACTERS_OF_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const inXml = (words: string) => words.replace(NO_CHARACTERS_OF_XML, '\uFFFD');

const isOfTheWeb = (url: string | undefined): url is string => url !== undefined && /^https?:/i.test(url);

/** The `updated` time of a feed without entries, since every feed needs one. */
const NEVER = new Date(0);

const urn = (kind: string, id: string) => `urn:whosaid:${kind}:${encodeURIComponent(id)}`;

interface Entry {
  id: string;
  title: string;
  text: string;
  author: string | undefined;
  /** The article's URL if known, else the quote's. */
  url: string;
  quoteUrl: string;
  arrived: Date;
  published: Date | undefined;
  categories: string[];
}

function entryOf({ quote, article }: QuoteInArticle, origin: string): Entry {
  const { name, description } = quote.speaker;
  const author = name ?? description ?? undefined;
  const quoteUrl = `${origin}/quotes/${encodeURIComponent(quote.id)}`;
  return {
    id: urn('quote', quote.id),
    title: `${author ?? 'Somebody'}: ${shortened(quote.text)}`,
    text: quote.text,
    author,
    url: isOfTheWeb(article.url) ? article.url : quoteUrl,
    quoteUrl,
    arrived: new Date(article.received),
    published: article.published === undefined ? undefined : new Date(article.published),
    categories: [quote.kind, quote.type, ...(article.publication === undefined ? [] : [article.publication])],
  };
}

const newestOf = (entries: readonly Entry[]) =>
  entries.reduce((newest, { arrived }) => (arrived > newest ? arrived : newest), NEVER);

/** Atom (RFC 4287), with pages linked as in RFC 5005. */
function atom(entries: readonly Entry[], { title, self, first, next, hint }: FeedPlace): string {
  return generateAtomFeed({
    id: urn('feed', first),
    title: { value: inXml(title) },
    ...(hint !== undefined && { subtitle: { value: inXml(hint) } }),
    updated: newestOf(entries),
    authors: [{ name: 'Whosaid' }],
    links: [
      { rel: 'self', href: self },
      { rel: 'first', href: first },
      ...(next === undefined ? [] : [{ rel: 'next', href: next }]),
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: inXml(entry.title) },
      updated: entry.arrived,
      ...(entry.published && { published: entry.published }),
      ...(entry.author !== undefined && { authors: [{ name: inXml(entry.author) }] }),
      content: { type: 'text', value: inXml(entry.text) },
      links: [
        { rel: 'alternate', href: inXml(entry.url) },
        { rel: 'related', type: 'application/json', href: entry.quoteUrl },
      ],
      categories: entry.categories.map((term) => ({ term: inXml(term) })),
    })),
  });
}

/** JSON Feed 1.1. */
function jsonFeed(entries: readonly Entry[], { title, first, next, hint }: FeedPlace): string {
  const feed = generateJsonFeed({
    title,
    ...(hint !== undefined && { description: hint }),
    feed_url: first,
    ...(next !== undefined && { next_url: next }),
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.published ?? entry.arrived,
      date_modified: entry.arrived,
      ...(entry.author !== undefined && { authors: [{ name: entry.author }] }),
      tags: entry.categories,
    })),
  });
  return JSON.stringify(feed);
}

const GENERATORS = { atom, jsonfeed: jsonFeed };

/** A page of quotes as a feed, in the order of their ids; deleted ones are left out. */
export async function feedText(
  { store }: Pick<Archive, 'store'>,
  ids: readonly string[],
  format: keyof typeof GENERATORS,
  place: FeedPlace,
): Promise<string> {
  const quotes = await store.quotesById(ids);
  const entries = ids.flatMap((id) => quotes.get(id) ?? []).map((quote) => entryOf(quote, place.origin));
  return GENERATORS[format](entries, place);
}
