import { type Article, type FileFacts, UnreadableArticle } from './article.ts';
import { authorsIn } from './authors.ts';
import { oneLine, withoutEnd } from './clean-text.ts';
import { isoDate } from './dates.ts';
import { decodeHeader } from './encoded-words.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { looksLikeMarkup, textOfMarkup } from './markup-text.ts';

/** Metadata that a file may give about its article. */
export type ArticleFacts = Omit<Article, 'text' | 'authors' | 'format' | 'encoding' | 'entry' | 'notes'>;

/**
 * The field names of each fact in news dumps (NewsAPI, news-please, webhose, WordPress, JSON Feed, schema.org) and
 * front matter, the most reliable first. Names are compared in lower case, by letters and digits only.
 */
const FIELDS = {
  title: ['title', 'headline', 'headlines', 'webtitle', 'articletitle'],
  publication: [
    'publication',
    'publicationname',
    'publisher',
    'source',
    'sourcename',
    'site',
    'sitename',
    'outlet',
    'newspaper',
    'sourcedomain',
    'sourcehostname',
    'hostname',
    'domain',
    'provider',
    'infosource',
    'infosources',
    'copyrightholder',
  ],
  author: ['author', 'authors', 'byline', 'bylines', 'by', 'creator', 'writer'],
  published: [
    'published',
    'publishedat',
    'datepublished',
    'publishdate',
    'datepublish',
    'publisheddate',
    'publicationdate',
    'pubdate',
    'publishedon',
    'webpublicationdate',
    'dategmt',
    'date',
    'timestamp',
    'firstcreated',
    'contentcreated',
    'versioncreated',
    'displaydate',
    'firstpublishdate',
    'createdat',
    'created',
  ],
  url: [
    'url',
    'link',
    'canonical',
    'canonicalurl',
    'articleurl',
    'weburl',
    'permalink',
    'source',
    'mainentityofpage',
  ],
  dateline: ['dateline'],
  language: ['language', 'inlanguage', 'lang', 'metalang'],
  guid: ['guid', 'uri'],
  version: ['version'],
} as const;

/**
 * Maximum lengths in UTF-16 code units: longer values are no titles or names, and items of the table must stay small.
 */
const MOST = { title: 500, publication: 200, author: 300, url: 1000, dateline: 200, guid: 300, version: 50 };

const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i;

/** The fields of an object by their names in lower case, reduced to letters and digits. */
export type Fields = ReadonlyMap<string, unknown>;

/** If names differ only in case or separators, the first field counts. */
export function fieldsOf(value: object): Fields {
  const fields = new Map<string, unknown>();
  for (const [name, field] of Object.entries(value)) {
    const key = name.toLowerCase().replace(/[^a-z\d]/g, '');
    if (!fields.has(key)) fields.set(key, field);
  }
  return fields;
}

/** The facts in the fields. Invalid values (no date, no web address) are left out. */
export function factsOf(fields: Fields): ArticleFacts {
  const candidates = (fact: keyof typeof FIELDS) => FIELDS[fact].map((name) => fields.get(name));
  return knownFacts({
    title: candidates('title').flatMap(namesIn),
    publication: candidates('publication').flatMap(namesIn),
    author: [...candidates('author'), creditedIn(fields.get('credits'))].map((value) =>
      authorNames(value).join(', '),
    ),
    published: candidates('published').map(dateIn),
    url: candidates('url').flatMap(namesIn),
    dateline: candidates('dateline').flatMap(namesIn),
    language: candidates('language').flatMap(namesIn),
    ...(isWireItem(fields) && { guid: candidates('guid'), version: candidates('version') }),
  });
}

/** Whether the fields are a wire item's. Elsewhere `uri` and `version` have other meanings. */
function isWireItem(fields: Fields): boolean {
  return fields.has('versioncreated') || fields.has('pubstatus');
}

/** The first valid candidate of each fact. */
export function knownFacts(
  candidates: {
    [Fact in keyof ArticleFacts]: readonly unknown[];
  },
): ArticleFacts {
  const facts: ArticleFacts = {};
  const title = firstOf(candidates.title, (value) => nameOf(value, MOST.title));
  const publication = firstOf(candidates.publication, (value) => nameOf(value, MOST.publication));
  const author = firstOf(candidates.author, (value) => nameOf(value, MOST.author));
  const published = firstOf(candidates.published, isoDate);
  const url = firstOf(candidates.url, webAddress);
  if (title !== undefined) facts.title = title;
  if (publication !== undefined) facts.publication = publication;
  if (author !== undefined) facts.author = withoutBy(author);
  if (published !== undefined) facts.published = published;
  if (url !== undefined) facts.url = url;
  const dateline = firstOf(candidates.dateline, (value) => nameOf(value, MOST.dateline));
  const language = firstOf(candidates.language, languageTag);
  const guid = firstOf(candidates.guid, (value) => identifier(value, MOST.guid));
  const version = firstOf(candidates.version, (value) => identifier(value, MOST.version));
  if (dateline !== undefined && !/^\d/.test(dateline)) facts.dateline = withoutEnd(dateline, '–—-');
  // Agencies give their own name as the author.
  if (candidates.guid !== undefined && facts.author !== undefined && facts.author === facts.publication) {
    delete facts.author;
  }
  if (language !== undefined) facts.language = language;
  if (guid !== undefined) facts.guid = guid;
  if (version !== undefined) facts.version = version;
  return facts;
}

/**
 * Limits an article's lengths and adds the S3 user metadata of its object. In a file of one article the metadata takes
 * precedence, because it was set for this file. In a file of several it only fills in a missing publication, author or
 * date; a title or an address would belong to one article and is not used.
 *
 * @throws UnreadableArticle `too-large`
 */
export function finishArticle(article: Article, file: FileFacts, many: boolean): Article {
  if (article.text.length > MAX_TEXT_LENGTH) {
    throw new UnreadableArticle(
      'too-large',
      `The text has ${article.text.length} characters, one article may have ${MAX_TEXT_LENGTH}: split it and drop the parts.`,
    );
  }
  const said = (name: string) => [decodeHeader(file.metadata?.[name] ?? '')];
  const facts = knownFacts({
    title: many ? [] : said('title'),
    publication: said('publication'),
    author: said('author'),
    published: said('date'),
    url: many ? [] : said('url'),
  });
  const finished = many ? { ...facts, ...article } : { ...article, ...facts };
  const authors = authorsIn(finished.author ?? '');
  if (authors.length > 0) finished.authors = authors;
  const notes = [...(article.notes ?? []), ...misgivenIn(file, facts, many)];
  return notes.length > 0 ? { ...finished, notes } : finished;
}

const NOTED = 60;

/** Notes on metadata that is invalid and left out. */
function misgivenIn({ metadata = {} }: FileFacts, { published, url }: ArticleFacts, many: boolean): string[] {
  const given = (name: string) => oneLine(decodeHeader(metadata[name] ?? ''), NOTED);
  const notes: string[] = [];
  if (given('date') !== '' && published === undefined)
    notes.push(`The object's metadata has a date that can't be read, '${given('date')}': write YYYY-MM-DD.`);
  if (!many && given('url') !== '' && url === undefined)
    notes.push(`The object's metadata has a url that is no web address, '${given('url')}'.`);
  return notes;
}

function firstOf<Value>(
  candidates: readonly unknown[] | undefined,
  read: (candidate: unknown) => Value | undefined,
): Value | undefined {
  for (const candidate of candidates ?? []) {
    const value = read(candidate);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Fields that hold the name or address in an object: schema.org, WordPress, JSON-LD. */
const NAME_FIELDS = ['name', 'rendered', 'by', 'main', 'original', 'basic', 'title', 'value', '@id', 'url'];
/** People whose name is in two parts. */
const PARTS_OF_NAME = [
  ['first_name', 'last_name'],
  ['firstName', 'lastName'],
  ['firstname', 'lastname'],
  ['givenName', 'familyName'],
];

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value))
    return value.slice(0, 50).flatMap((one) => (Array.isArray(one) ? [] : namesIn(one)));
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  const name = NAME_FIELDS.map((field) => fields[field]).find((field) => typeof field === 'string');
  if (name !== undefined) return namesIn(name);
  const parts = PARTS_OF_NAME.map((names) => names.map((part) => fields[part])).find((both) =>
    both.every((part) => typeof part === 'string' && part.trim() !== ''),
  );
  return parts === undefined ? [] : [parts.join(' ')];
}

/** Arc XP lists the authors under `credits.by`; elsewhere credits are of pictures. */
function creditedIn(credits: unknown): unknown {
  return typeof credits === 'object' && credits !== null && 'by' in credits ? credits.by : undefined;
}

function authorNames(value: unknown): string[] {
  return (
    namesIn(value)
      // `#author` is an id within the page.
      .filter((name) => !isAddress(name) && !name.startsWith('#'))
      .map(withoutBy)
  );
}

/** MongoDB's exports write `{"$date": ...}`. */
function dateIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && '$date' in value ? value.$date : value;
}

function nameOf(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string' || isAddress(value)) return undefined;
  const name = oneLine(looksLikeMarkup(value) ? textOfMarkup(value) : value, most);
  return name === '' ? undefined : name;
}

/** A web address; undefined for anything else (`javascript:`, a path). */
function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !isAddress(value)) return undefined;
  const address = value.trim();
  return address.length <= MOST.url && URL.canParse(address) ? new URL(address).href : undefined;
}

/** Normalises language tags: `en_US` and `EN`. */
function languageTag(value: unknown): string | undefined {
  const tag = typeof value === 'string' ? value.trim().replaceAll('_', '-') : '';
  if (!LANGUAGE_TAG.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function identifier(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return oneLine(String(value), most) || undefined;
}

function isAddress(words: string): boolean {
  return /^\s*https?:\/\//i.test(words);
}

function withoutBy(name: string): string {
  return name.replace(/^\s*by[:\s]\s*/i, '');
}
