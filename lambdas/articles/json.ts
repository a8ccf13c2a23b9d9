import { type Article, UnreadableArticle } from './article.ts';
import { cleanText } from './clean-text.ts';
import { type Fields, factsOf, fieldsOf } from './facts.ts';
import { whereJsonBreaks } from './json-error.ts';
import { looksLikeMarkup, textOfMarkup } from './markup-text.ts';

/** The fields that news dumps keep an article's text in, the most telling first; compared as in `fieldsOf`. */
const TEXT_FIELDS = [
  'text',
  'articlebody',
  'maintext',
  'articletext',
  'fulltext',
  'bodytext',
  'content',
  'body',
  'contenttext',
  'article',
  'story',
  'contenthtml',
  'bodyhtml',
  'html',
  'paragraphs',
  'contents',
];

/** The fields in which an object that is no article itself keeps a list of articles: NewsAPI, JSON Feed, Solr, ... */
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
];

const ACCEPTED = 'text, content, body, articleBody or maintext';

/** More articles in one array are under 420 bytes each. */
const MOST_IN_ARRAY = 10_000;

/** An array can't be read piece by piece. */
export const ADVISE_LINES =
  'make it JSON lines (one object a line, name it .jsonl), which may be of any size';

/**
 * JSON text to its value.
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

/** The articles that a file's JSON value lists, or undefined when it is one article. */
export function articleList(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return bounded(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = fieldsOf(value);
  if (TEXT_FIELDS.some((name) => textIn(fields.get(name)) !== '')) return undefined;
  const list = LIST_FIELDS.map((name) => fields.get(name)).find(
    (field) => Array.isArray(field) && field.some((item) => typeof item === 'object' && item !== null),
  );
  return list === undefined ? undefined : bounded(list as unknown[]);
}

/**
 * One JSON value to an article: its text, which may be HTML or a list of paragraphs, and what it says beside it.
 *
 * @throws UnreadableArticle `no-text` when it is no object or has no text
 */
export function readJsonArticle(value: unknown): Article {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableArticle(
      'no-text',
      `An article has to be a JSON object with its text under ${ACCEPTED}; this is ${nameOfKind(value)}.`,
    );
  }
  const fields = fieldsOf(value);
  const text = firstText(fields);
  if (text === undefined) throw new UnreadableArticle('no-text', noTextMessage(fields));
  return { text, ...factsOf(fields) };
}

function bounded(list: unknown[]): unknown[] {
  if (list.length === 0) {
    throw new UnreadableArticle('empty', 'The JSON has no articles: its list is empty.');
  }
  if (list.length > MOST_IN_ARRAY) {
    throw new UnreadableArticle(
      'too-large',
      `A JSON array may have ${MOST_IN_ARRAY} articles, this one has ${list.length}: ${ADVISE_LINES}.`,
    );
  }
  return list;
}

function firstText(fields: Fields): string | undefined {
  for (const name of TEXT_FIELDS) {
    const found = textIn(fields.get(name));
    const text = cleanText(looksLikeMarkup(found) ? textOfMarkup(found) : found);
    if (text !== '') return text;
  }
  return undefined;
}

/** A string, a list of paragraphs, or an object around either, as WordPress and content blocks have it. */
function textIn(value: unknown, inside = false): string {
  if (isText(value)) return value;
  if (typeof value !== 'object' || value === null) return '';
  if (!Array.isArray(value)) {
    const { rendered, text, content } = value as Record<string, unknown>;
    return [rendered, text, content].find(isText) ?? '';
  }
  if (inside) return '';
  return value
    .map((part) => textIn(part, true))
    .filter((part) => part !== '')
    .join('\n\n');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function noTextMessage(fields: Fields): string {
  const blank = TEXT_FIELDS.find((name) => fields.has(name));
  return blank === undefined
    ? `The JSON object has no text: name the field that has it ${ACCEPTED}.`
    : `The JSON object's field "${blank}" has no text: the text has to be under ${ACCEPTED}.`;
}

function nameOfKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
