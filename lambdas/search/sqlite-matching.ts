import type { SQLInputValue } from 'node:sqlite';
import { publicationsCalled } from '../identities/index.ts';
import {
  type ArticleFilter,
  type EachPart,
  mapFilter,
  type QuoteSelection,
  type SearchFilter,
  type Sort,
} from './model.ts';
import type { Query, Term } from './query-language.ts';
import {
  dayNumber,
  endOfRows,
  firstRow,
  type Numbered,
  personaWordSql,
  thousandths,
} from './sqlite-schema.ts';
import { indexable } from './words.ts';

/** A part of a statement, with the values of its parameters. */
export interface Sql {
  text: string;
  values: SQLInputValue[];
}

/** Words have letters and digits only, so nothing in them can end the string. */
const ftsTerm = (term: Term): string =>
  term.kind === 'prefix' ? `"${term.word}"*` : `"${term.words.join(' ')}"`;

/**
 * A query in the syntax of FTS5.
 *
 * @example
 * ftsQuery(parseQuery('chem* -"red lines"')) // '("chem"*) NOT ("red lines")'
 */
export function ftsQuery({ terms, without }: Query): string {
  const wanted = `(${terms.map(ftsTerm).join(' AND ')})`;
  return without.length === 0 ? wanted : `${wanted} NOT (${without.map(ftsTerm).join(' OR ')})`;
}

const all = (conditions: readonly Sql[]): Sql => ({
  text: conditions.length === 0 ? 'TRUE' : conditions.map(({ text }) => text).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});

const where = (text: string, ...values: SQLInputValue[]): Sql => ({ text, values });

const list = (values: readonly SQLInputValue[]) => values.map(() => '?').join(', ');

const labelled = (column: string) => (value: string) =>
  where(`q.labels IN (SELECT id FROM labels WHERE ${column} = ?)`, value);

/** @param row the column of a table's rows, which are numbered by time */
const articleParts = (table: Numbered, row: string): EachPart<ArticleFilter, Sql> => ({
  // The range of rows narrows the search; the day decides.
  from: (day) => where(`${row} >= ? AND a.day >= ?`, firstRow(table, day), dayNumber(day)),
  to: (day) => where(`${row} < ? AND a.day <= ?`, endOfRows(table, day), dayNumber(day)),
  since: (time) => where('a.received >= ?', Date.parse(time)),
  publication(name) {
    const names = publicationsCalled(indexable(name));
    return where(`a.publication IN (SELECT id FROM publication WHERE folded IN (${list(names)}))`, ...names);
  },
});

const quoteParts = (row: string): EachPart<SearchFilter, Sql> => ({
  ...articleParts('quote', row),
  personas: (personas) =>
    where(`q.persona IN (SELECT id FROM persona WHERE persona IN (${list(personas)}))`, ...personas),
  types: (types) => where(`q.labels IN (SELECT id FROM labels WHERE type IN (${list(types)}))`, ...types),
  article: (id) => where('a.article = ?', id),
  kind: labelled('kind'),
  gender: labelled('gender'),
  speakerType: labelled('speakerType'),
  resolution: labelled('resolution'),
  minConfidence: (confidence) => where('q.confidence >= ?', thousandths(confidence)),
});

/** Rows to select from: joined tables, conditions, the column of the cursor, and the rank of each row. */
export interface Source {
  from: Sql;
  where: Sql;
  row: string;
  /** The columns that sort by time. `from` is already sorted by them. */
  order: readonly string[];
  score?: string;
  /** The lists of words, which replace `from` if the query has no other condition. */
  words?: string;
  /** Joins the data of a row, by `row`. */
  lookUp: string;
}

const matching = (words: string, query: Query | undefined): Sql[] =>
  query ? [where(`${words} MATCH ?`, ftsQuery(query))] : [];

const ofPersonas = (personas: readonly string[]) =>
  where(
    `quote_words MATCH (SELECT coalesce(group_concat('"' || ${personaWordSql('id')} || '"', ' OR '), '""') FROM persona WHERE persona IN (${list(personas)}))`,
    ...personas,
  );

// The join order is fixed: the lists of words are shorter than any table, and sorted.
const QUOTES_OF_ARTICLE = 'quote q ON q.id >= a.firstQuote AND q.id < a.firstQuote + a.quotes';
const ARTICLE_OF_QUOTE =
  'article a ON a.id = (SELECT id FROM article WHERE quotes > 0 AND firstQuote <= q.id ORDER BY firstQuote DESC LIMIT 1)';
// SQLite takes over the order of the subquery, so that reading stops when the page is full.
const ARTICLES_FOUND =
  'SELECT rowid AS found FROM article_words WHERE article_words MATCH ? ORDER BY rowid DESC LIMIT -1';
const BY_ARTICLE_WORDS = `(${ARTICLES_FOUND}) CROSS JOIN article a ON a.id = found CROSS JOIN ${QUOTES_OF_ARTICLE}`;
const BY_QUOTE_WORDS = `quote_words CROSS JOIN quote q ON q.id = quote_words.rowid CROSS JOIN ${ARTICLE_OF_QUOTE}`;
const BY_ARTICLE = `article a CROSS JOIN ${QUOTES_OF_ARTICLE}`;
const BY_QUOTE = `quote q CROSS JOIN ${ARTICLE_OF_QUOTE}`;

/** Whether matches are ranked by relevance: a prefix says nothing about it, and OpenSearch gives all its matches one score. */
const isRanked = ({ terms }: Query) => terms.some(({ kind }) => kind === 'phrase');

/**
 * The quotes of a selection, as `q`, with their articles, as `a`.
 *
 * @param sort how they will be sorted; undefined if the order doesn't matter
 */
export function quoteSource({ query, in: looksAt, filter }: QuoteSelection, sort?: Sort): Source {
  const lookUp = `CROSS JOIN quote q ON q.id = row CROSS JOIN ${ARTICLE_OF_QUOTE}`;
  if (query && looksAt === 'article') {
    const from = where(BY_ARTICLE_WORDS, ftsQuery(query));
    const parts = all(mapFilter(filter, quoteParts('q.id')));
    return { from, where: parts, row: 'q.id', order: ['found', 'q.id'], lookUp };
  }
  const { personas, article } = filter;
  const matched = query
    ? matching('quote_words', query)
    : personas && article === undefined
      ? [ofPersonas(personas)]
      : [];
  const isByWords = matched.length > 0;
  const isByArticle = article !== undefined || sort === undefined || sort === 'received';
  const row = isByWords ? 'quote_words.rowid' : 'q.id';
  const parts = mapFilter(filter, quoteParts(row));
  return {
    lookUp,
    ...(parts.length === 0 && { words: 'quote_words' }),
    from: where(isByWords ? BY_QUOTE_WORDS : isByArticle ? BY_ARTICLE : BY_QUOTE),
    where: all([...matched, ...parts]),
    row,
    order: [row],
    ...(query && isRanked(query) && { score: 'bm25(quote_words)' }),
  };
}

/** The articles of a search, as `a`. */
export function articleSource(query: Query | undefined, filter: ArticleFilter): Source {
  const row = query ? 'article_words.rowid' : 'a.id';
  const parts = mapFilter(filter, articleParts('article', row));
  return {
    lookUp: 'CROSS JOIN article a ON a.id = row',
    ...(parts.length === 0 && { words: 'article_words' }),
    from: where(query ? 'article_words CROSS JOIN article a ON a.id = article_words.rowid' : 'article a'),
    where: all([...matching('article_words', query), ...parts]),
    row,
    order: [row],
    ...(query && isRanked(query) && { score: 'bm25(article_words)' }),
  };
}
