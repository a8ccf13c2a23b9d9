import { type Article, UnreadableArticle } from './article.ts';
import { type Fields, factsOf, fieldsOf } from './facts.ts';
import { plainStory } from './formats/escaped.ts';
import { refuseIfNotUsable } from './formats/usability.ts';
import { whereJsonBreaks } from './json-error.ts';
import { MAX_LISTED_ARTICLES } from './limits.ts';
import { looksLikeMarkup } from './markup-text.ts';
import { blocksOfRichText } from './rich-text.ts';

/** The fields of news dumps that hold an article's text, the most reliable first; compared as in `fieldsOf`. */
const TEXT_FIELDS = [
  'text',
  'articlebody',
  'maintext',
  'articletext',
  'fulltext',
  'bodyxhtml',
  'bodynitf',
  'bodytext',
  'content',
  'body',
  'bodies',
  'contenttext',
  'article',
  'story',
  'contenthtml',
  'bodyhtml',
  'html',
  'paragraphs',
  'contentelements',
  'blocks',
  'contents',
];

/** The fields that hold a list of articles, in an object that is no article itself: NewsAPI, JSON Feed, Solr, ... */
const LIST_FIELDS = [
  'articles',
  'items',
  'results',
  'docs',
  'documents',
  'stories',
  'news',
  'entries',
  'records',
  'data',
  'item',
  'hits',
  'posts',
  'contentelements',
];

const ACCEPTED = 'text, content, body, articleBody or maintext';

/** Arrays, unlike JSON lines, can't be read as a stream. */
export const ADVISE_LINES =
  'make it JSON lines (one object a line, name it .jsonl), which may be of any size';

/**
 * Parses JSON.
 *
 * @throws UnreadableArticle `broken-json`, with line and column
 */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const found = whereJsonBreaks(json);
    if (found === undefined) throw error;
    throw new UnreadableArticle(
      'broken-json',
      `Broken JSON at line ${found.line}, column ${found.column}: ${found.problem}. Mend it and drop it again.`,
    );
  }
}

/** Whether one of these field names is that of an article's text. */
export function hasArticleText(names: string[]): boolean {
  const fields = fieldsOf(Object.fromEntries(names.map((name) => [name, ''])));
  return TEXT_FIELDS.some((name) => fields.has(name));
}

/** The list of articles in a file's JSON value; undefined if it is a single article. */
export function articleList(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return bounded(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const inside = unwrapped(value);
  if (inside !== value) return articleList(inside);
  const fields = fieldsOf(value);
  if (TEXT_FIELDS.some((name) => textIn(fields.get(name)) !== '')) return undefined;
  const list = LIST_FIELDS.map((name) => fields.get(name)).find(
    (field) => Array.isArray(field) && field.some((item) => typeof item === 'object' && item !== null),
  );
  return list === undefined ? undefined : bounded(list as unknown[]);
}

/**
 * Reads an article from a JSON value: its text, which may be HTML or a list of paragraphs, and its metadata.
 *
 * @throws UnreadableArticle `no-text` if it is no object or has no text
 */
export function readJsonArticle(value: unknown): Article {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableArticle(
      'no-text',
      `An article has to be a JSON object with its text under ${ACCEPTED}; this is ${nameOfKind(value)}.`,
    );
  }
  const fields = fieldsOf(unwrapped(value));
  const facts = factsOf(fields);
  const embargo = fields.get('embargoed') ?? fields.get('embargo');
  refuseIfNotUsable({ status: wordIn(fields.get('pubstatus')), embargo }, facts);
  const text = firstText(fields);
  if (text === undefined) throw new UnreadableArticle('no-text', noTextMessage(fields));
  return { text, ...facts };
}

/**
 * Where responses of news APIs hold articles: all of them under `data`, `response` (the Guardian) or `hits`
 * (Elasticsearch), each under `item` (AP) or `_source`.
 */
const WRAPPERS = ['data', 'item', 'response', 'hits', '_source'];
/** Where they hold an article's text and some of its facts, others beside it: the Guardian and Contentful, JSON:API (Drupal). */
const BESIDE = ['fields', 'attributes'];

function unwrapped(value: object): object {
  if (TEXT_FIELDS.some((field) => fieldsOf(value).has(field))) return value;
  const objectIn = (name: string): object | undefined => {
    const inside = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return typeof inside === 'object' && inside !== null && !Array.isArray(inside) ? inside : undefined;
  };
  for (const name of WRAPPERS) {
    const inside = objectIn(name);
    if (inside !== undefined) return unwrapped(inside);
  }
  const fields = BESIDE.map(objectIn).find((inside) => inside !== undefined);
  return fields === undefined ? value : { ...value, ...fields };
}

function wordIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function bounded(list: unknown[]): unknown[] {
  if (list.length === 0) {
    throw new UnreadableArticle(
      'empty',
      'The JSON has no articles, its list is empty: drop it again when it has some.',
    );
  }
  if (list.length > MAX_LISTED_ARTICLES) {
    throw new UnreadableArticle(
      'too-large',
      `A JSON array may have ${MAX_LISTED_ARTICLES} articles, this one has ${list.length}: ${ADVISE_LINES}.`,
    );
  }
  return list;
}

function firstText(fields: Fields): string | undefined {
  for (const name of TEXT_FIELDS) {
    const found = textIn(fields.get(name));
    const text = plainStory(found);
    if (text !== '') return text;
  }
  return undefined;
}

/** The text in a string, a list of paragraphs, or an object with either, as in WordPress and content blocks. */
function textIn(value: unknown, inside = false): string {
  if (isText(value)) return value;
  if (typeof value !== 'object' || value === null) return '';
  if (!Array.isArray(value)) {
    const { rendered, text, content, value: words, nitf } = value as Record<string, unknown>;
    return [rendered, text, content, words, nitf].find(isText) ?? joinedBlocks(blocksOfRichText(value));
  }
  const bodies = value.filter(isBody);
  if (bodies.length > 0) return bestBody(bodies);
  if (inside) return '';
  const isBlock = (part: unknown) =>
    typeof part === 'object' && part !== null && ('type' in part || '_type' in part);
  return joinedBlocks(value.flatMap((part) => (isBlock(part) ? blocksOfRichText(part) : textIn(part, true))));
}

/** Paragraphs, in HTML if some of them are. */
function joinedBlocks(blocks: readonly string[]): string {
  const told = blocks.filter((block) => block !== '');
  if (!told.some(looksLikeMarkup)) return told.join('\n\n');
  const isElement = (block: string) => /^\s*<(?:p|h[1-6]|ul|ol|blockquote|div)\b/i.test(block);
  return told.map((block) => (isElement(block) ? block : `<p>${block}</p>`)).join('\n');
}

/** An entry in `bodies` of ninjs 2 and 3: the same story in several content types. */
interface Body {
  value: string;
  contenttype?: unknown;
  contentType?: unknown;
  role?: unknown;
}

function isBody(value: unknown): value is Body {
  if (typeof value !== 'object' || value === null || !('value' in value)) return false;
  return isText(value.value) && ('contenttype' in value || 'contentType' in value || 'role' in value);
}

/** Prefers HTML, because plain text may lack paragraphs. */
function bestBody(bodies: Body[]): string {
  const main = bodies.filter(({ role }) => typeof role !== 'string' || !/summary|caption|short/i.test(role));
  const isHtml = ({ contenttype, contentType }: Body) =>
    /html|nitf/i.test(String(contenttype ?? contentType));
  return (main.find(isHtml) ?? main[0] ?? bodies[0])!.value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function noTextMessage(fields: Fields): string {
  if (fields.has('renditions')) {
    return 'The item links to its text under "renditions" and does not hold it: drop the file that it links to.';
  }
  const blank = TEXT_FIELDS.find((name) => fields.has(name));
  return blank === undefined
    ? `The JSON object has no text: name the field that has it ${ACCEPTED}.`
    : `The field "${blank}" has no text: the text has to be under ${ACCEPTED}.`;
}

function nameOfKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
