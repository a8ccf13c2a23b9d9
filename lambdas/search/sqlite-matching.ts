import type { SQLInputValue } from 'node:sqlite';
import type { ArticleFilter, QuoteSelection, SearchFilter } from './model.ts';
import type { Query, Term } from './query-language.ts';
import { rowsOfDays } from './sqlite-schema.ts';
import { indexable } from './words.ts';

/** A part of a statement, with the values for its question marks. */
export interface Sql {
  text: string;
  values: SQLInputValue[];
}

/** Words have letters and digits only, so nothing in them ends the string. */
const ftsTerm = (term: Term): string =>
  term.kind === 'prefix' ? `"${term.word}"*` : `"${term.words.join(' ')}"`;

/**
 * A query as FTS5 has it.
 *
 * @example
 * ftsQuery(parseQuery('chem* -"red lines"')) // '("chem"*) NOT ("red lines")'
 */
export function ftsQuery({ terms, without }: Query): string {
  const wanted = `(${terms.map(ftsTerm).join(' AND ')})`;
  return without.length === 0 ? wanted : `${wanted} NOT (${without.map(ftsTerm).join(' OR ')})`;
}

const all = (conditions: (Sql | undefined)[]): Sql => {
  const given = conditions.filter((condition) => condition !== undefined);
  return {
    text: given.length === 0 ? 'TRUE' : given.map(({ text }) => text).join(' AND '),
    values: given.flatMap(({ values }) => values),
  };
};

const when = (value: SQLInputValue | undefined, text: string): Sql | undefined =>
  value === undefined ? undefined : { text, values: [value] };

const anyOf = (
  given: readonly SQLInputValue[] | undefined,
  text: (list: string) => string,
): Sql | undefined => given && { text: text(given.map(() => '?').join(', ')), values: [...given] };

/** @param row the column that is numbered by time */
function articleConditions(
  { publication, from, to, since }: ArticleFilter,
  row: string,
): (Sql | undefined)[] {
  const rows = rowsOfDays({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  return [
    when(rows.first, `${row} >= ?`),
    when(rows.end, `${row} < ?`),
    when(since, 'a.received >= ?'),
    when(
      publication === undefined ? undefined : indexable(publication),
      'a.publication IN (SELECT id FROM publication WHERE folded = ?)',
    ),
  ];
}

function quoteConditions(filter: SearchFilter): (Sql | undefined)[] {
  return [
    anyOf(filter.personas, (list) => `q.persona IN (SELECT id FROM persona WHERE persona IN (${list}))`),
    anyOf(filter.types, (list) => `q.type IN (${list})`),
    when(filter.article, 'a.article = ?'),
    when(filter.kind, 'q.kind = ?'),
    when(filter.gender, 'q.gender = ?'),
    when(filter.speakerType, 'q.speakerType = ?'),
    when(filter.resolution, 'q.resolution = ?'),
    when(filter.minConfidence, 'q.confidence >= ?'),
  ];
}

/** Rows to choose from: tables joined, conditions on them, the column to go on behind, and how well each row fits. */
export interface Source {
  from: string;
  where: Sql;
  row: string;
  score?: string;
}

/** The quotes of a selection, as `q`, with their articles, as `a`. */
export function quoteSource({ query, in: where, filter }: QuoteSelection): Source {
  const isByArticle = where === 'article';
  const words = isByArticle ? 'article_words' : 'quote_words';
  // The order of joining is given: the lists of words are shorter than any table, and in order.
  const tables = isByArticle
    ? 'article_words CROSS JOIN article a ON a.id = article_words.rowid CROSS JOIN quote q ON q.article = a.id'
    : 'quote_words CROSS JOIN quote q ON q.id = quote_words.rowid CROSS JOIN article a ON a.id = q.article';
  const row = query && !isByArticle ? 'quote_words.rowid' : 'q.id';
  return {
    from: query ? tables : 'quote q JOIN article a ON a.id = q.article',
    where: all([
      query && { text: `${words} MATCH ?`, values: [ftsQuery(query)] },
      ...articleConditions(filter, row),
      ...quoteConditions(filter),
    ]),
    row,
    ...(query && { score: `bm25(${words})` }),
  };
}

/** The articles of a search, as `a`. */
export function articleSource(query: Query | undefined, filter: ArticleFilter): Source {
  const row = query ? 'article_words.rowid' : 'a.id';
  return {
    from: query ? 'article_words CROSS JOIN article a ON a.id = article_words.rowid' : 'article a',
    where: all([
      query && { text: 'article_words MATCH ?', values: [ftsQuery(query)] },
      ...articleConditions(filter, row),
    ]),
    row,
    ...(query && { score: 'bm25(article_words)' }),
  };
}
