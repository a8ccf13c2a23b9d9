import { isSameName } from '../authors.ts';
import { type ArticleFacts, type Fields, fieldsOf, knownFacts } from '../facts.ts';
import type { WebPage } from './page.ts';

/** Names of `<meta>` and `itemprop`, from Open Graph, Twitter cards, Dublin Core, schema.org, Parse.ly and Sailthru. */
const META = {
  title: [
    'og:title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'headline',
  ],
  publication: ['og:site_name', 'publisher', 'dc.publisher', 'dcterms.publisher', 'application-name'],
  author: [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  ],
  published: [
    'article:published_time',
    'datepublished',
    'og:article:published_time',
    'og:published_time',
    'article:published',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.created',
    'dc.date',
    'dcterms.date',
    'pubdate',
    'publishdate',
    'publish-date',
    'publication_date',
    'cxenseparse:recs:publishtime',
    'date',
  ],
  url: ['og:url'],
};

const DESCRIPTIONS = [
  'og:description',
  'description',
  'twitter:description',
  'dc.description',
  'dcterms.abstract',
];

const ARTICLE_TYPE = /(?:Article|Posting|Report)$/;

/** The facts in `<meta>`, `<link rel=canonical>` and `<time>`. */
export function factsInTags(page: WebPage): ArticleFacts {
  const contents = (names: string[]) => names.map((name) => page.meta.get(name));
  return knownFacts({
    title: contents(META.title),
    publication: contents(META.publication),
    author: contents(META.author),
    published: [...contents(META.published), ...page.times],
    url: [page.canonical, ...contents(META.url)],
    language: [page.language],
  });
}

/** Separators between a title and the site's name. */
const SITE_SEPARATOR = /\s(?:[|–—»·>-]|::)\s/g;

/** A page's title without the site's name: its heading, or the part without the publication. */
export function titleWithoutSite(
  title: string,
  heading: string,
  { publication, url }: Pick<ArticleFacts, 'publication' | 'url'>,
): string {
  const rest = heading !== '' && title.startsWith(heading) ? title.slice(heading.length) : '';
  if (heading.includes(' ') && /^\s*(?:[|–—»·>-]|::)\s/.test(rest)) return heading;
  const last = [...title.matchAll(SITE_SEPARATOR)].at(-1);
  if (last === undefined) return title;
  const site = title.slice(last.index + last[0].length);
  const host = url === undefined ? '' : new URL(url).hostname.replace(/^www\./, '');
  return isSameName(site, publication) || isSameName(site, host) ? title.slice(0, last.index) : title;
}

/** The page's descriptions for link previews and search engines. */
export function descriptionsOf(page: WebPage, linked: Fields): string[] {
  const all: unknown[] = [linked.get('description'), ...DESCRIPTIONS.map((name) => page.meta.get(name))];
  return [...new Set(all.filter((one) => typeof one === 'string'))];
}

/** Fields of an article that may only refer to people and organisations that are nodes of their own. */
const PARTIES = new Set(['author', 'creator', 'publisher']);

/** The fields of the page's first article in JSON-LD; none if it has no valid block. */
export function linkedArticle(page: WebPage): Fields {
  const nodes = page.linkedData.flatMap(nodesIn);
  const article = nodes.find(isArticle);
  if (article === undefined) return new Map();
  const named = new Map(
    nodes.flatMap((node): [unknown, object][] =>
      '@id' in node && 'name' in node ? [[node['@id'], node]] : [],
    ),
  );
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    const isReference = typeof value === 'object' && value !== null && '@id' in value && !('name' in value);
    return isReference ? (named.get(value['@id']) ?? value) : value;
  };
  return fieldsOf(
    Object.fromEntries(
      Object.entries(article).map(([name, value]) => [name, PARTIES.has(name) ? resolved(value) : value]),
    ),
  );
}

function nodesIn(block: string): object[] {
  let value: unknown;
  try {
    value = JSON.parse(block);
  } catch {
    // If the JSON-LD is broken, the tags still have the facts.
    return [];
  }
  return listOf(value).flatMap((node) => ('@graph' in node ? [node, ...listOf(node['@graph'])] : [node]));
}

function listOf(value: unknown): object[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((node): node is object => typeof node === 'object' && node !== null);
}

function isArticle(node: object): boolean {
  const type: unknown = '@type' in node ? node['@type'] : undefined;
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.some((one) => typeof one === 'string' && ARTICLE_TYPE.test(one));
}
