import { publicationsCalled } from '../identities/index.ts';
import {
  type ArticleFilter,
  type Dimension,
  type EachPart,
  mapFilter,
  type SearchFilter,
  type SearchPage,
} from './model.ts';
import type { Query, Term } from './query-language.ts';
import { indexable } from './words.ts';

/** A part of OpenSearch's query DSL. */
export type Clause = Record<string, unknown>;

const clauseOf = (term: Term): Clause =>
  term.kind === 'prefix'
    ? { prefix: { words: term.word } }
    : { match_phrase: { words: term.words.join(' ') } };

/** The query for a document's words. */
const wordClauses = (query: Query | undefined) => ({
  must: query?.terms.map(clauseOf) ?? [],
  must_not: query?.without.map(clauseOf) ?? [],
});

const term =
  (field: string) =>
  (value: string): Clause => ({ term: { [field]: value } });
const terms =
  (field: string) =>
  (values: readonly string[]): Clause => ({ terms: { [field]: values } });
const atLeast =
  (field: string) =>
  (least: string | number): Clause => ({ range: { [field]: { gte: least } } });

const ARTICLE_PARTS: EachPart<ArticleFilter, Clause> = {
  publication: (name) => terms('paper')(publicationsCalled(indexable(name))),
  // The sort key begins with the time, even if an article has no date.
  from: atLeast('order'),
  to: (day) => ({ range: { order: { lt: `${day}U` } } }),
  since: atLeast('received'),
};

const QUOTE_PARTS: EachPart<SearchFilter, Clause> = {
  ...ARTICLE_PARTS,
  personas: terms('persona'),
  types: terms('type'),
  article: term('article'),
  kind: term('kind'),
  gender: term('gender'),
  speakerType: term('speakerType'),
  resolution: term('resolution'),
  minConfidence: atLeast('confidence'),
};

/** Quotes that have a query's words and pass a filter. */
export const quoteQuery = (query: Query | undefined, filter: SearchFilter, more: Clause[] = []): Clause => ({
  bool: { ...wordClauses(query), filter: [...mapFilter(filter, QUOTE_PARTS), ...more] },
});

/** Articles that have a query's words and pass a filter. */
export const articleQuery = (
  query: Query | undefined,
  filter: ArticleFilter,
  more: Clause[] = [],
): Clause => ({
  bool: { ...wordClauses(query), filter: [...mapFilter(filter, ARTICLE_PARTS), ...more] },
});

type Direction = { order: 'asc' | 'desc' };

/** The sort order of a list; the last field is unique. */
export function sortOf({ sort }: SearchPage, isScored: boolean): Record<string, Direction>[] {
  const newest = { order: { order: 'desc' as const } };
  if (sort === 'relevance' && isScored) return [{ _score: { order: 'desc' } }, newest];
  if (sort === 'received') return [{ received: { order: 'desc' } }, newest];
  return [newest];
}

const FIELDS: Record<Dimension, string> = {
  speaker: 'persona',
  publication: 'publication',
  kind: 'kind',
  type: 'type',
  gender: 'gender',
  speakerType: 'speakerType',
  resolution: 'resolution',
  day: 'day',
  month: 'month',
};

/** Replaces a missing value; no field has an empty one. */
const NONE = '';

/** The aggregation that counts documents by dimensions. */
export function countsBy(by: readonly Dimension[], limit: number): Clause {
  const fields = by.map((dimension) => ({ field: FIELDS[dimension], missing: NONE }));
  return fields.length === 1
    ? { terms: { ...fields[0], size: limit } }
    : { multi_terms: { terms: fields, size: limit } };
}

/** The values that a bucket counts. */
export const valuesOf = (key: string | string[]): (string | null)[] =>
  [key].flat().map((value) => (value === NONE ? null : value));
