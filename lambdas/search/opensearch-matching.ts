import type { ArticleFilter, Dimension, SearchFilter, Stretch } from './model.ts';
import type { Query, Term } from './query-language.ts';
import { indexable } from './words.ts';

/** A part of OpenSearch's query DSL. */
export type Clause = Record<string, unknown>;

const clauseOf = (term: Term): Clause =>
  term.kind === 'prefix'
    ? { prefix: { words: term.word } }
    : { match_phrase: { words: term.words.join(' ') } };

/** What documents must have for a query. */
const wordClauses = (query: Query | undefined) => ({
  must: query?.terms.map(clauseOf) ?? [],
  must_not: query?.without.map(clauseOf) ?? [],
});

const term = (field: string, value: string | undefined): Clause[] =>
  value === undefined ? [] : [{ term: { [field]: value } }];

const terms = (field: string, values: readonly string[] | undefined): Clause[] =>
  values === undefined ? [] : [{ terms: { [field]: values } }];

const range = (field: string, bounds: Record<string, string | number | undefined>): Clause[] => {
  const given = Object.entries(bounds).filter(([, value]) => value !== undefined);
  return given.length === 0 ? [] : [{ range: { [field]: Object.fromEntries(given) } }];
};

function articleClauses({ publication, from, to, since }: ArticleFilter): Clause[] {
  return [
    ...term('paper', publication === undefined ? undefined : indexable(publication)),
    ...range('day', { gte: from, lte: to }),
    ...range('received', { gte: since }),
  ];
}

/** Quotes that have a query's words and pass a filter. */
export const quoteQuery = (query: Query | undefined, filter: SearchFilter, more: Clause[] = []): Clause => ({
  bool: {
    ...wordClauses(query),
    filter: [
      ...articleClauses(filter),
      ...terms('persona', filter.personas),
      ...terms('type', filter.types),
      ...term('article', filter.article),
      ...term('kind', filter.kind),
      ...term('gender', filter.gender),
      ...term('speakerType', filter.speakerType),
      ...term('resolution', filter.resolution),
      ...range('confidence', { gte: filter.minConfidence }),
      ...more,
    ],
  },
});

/** Articles that have a query's words and pass a filter. */
export const articleQuery = (
  query: Query | undefined,
  filter: ArticleFilter,
  more: Clause[] = [],
): Clause => ({
  bool: { ...wordClauses(query), filter: [...articleClauses(filter), ...more] },
});

type Direction = { order: 'asc' | 'desc' };

/** The order of a list; the last field is different in every document. */
export function sortOf({ sort }: Stretch, isScored: boolean): Record<string, Direction>[] {
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

/** Stands for a value that isn't there; no field has an empty one. */
const NONE = '';

/** What counts documents by dimensions. */
export function countsBy(by: readonly Dimension[], limit: number): Clause {
  const fields = by.map((dimension) => ({ field: FIELDS[dimension], missing: NONE }));
  return fields.length === 1
    ? { terms: { ...fields[0], size: limit } }
    : { multi_terms: { terms: fields, size: limit } };
}

/** The values that a bucket counts. */
export const valuesOf = (key: string | string[]): (string | null)[] =>
  [key].flat().map((value) => (value === NONE ? null : value));
