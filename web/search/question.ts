import type { operations } from '../../client/index.ts';

/** The parameters of the API's list of quotes. */
export type Query = NonNullable<operations['listQuotes']['parameters']['query']>;

/** The parameters in the URL of a search, by their names in the API. */
export const FIELDS = [
  'q',
  'in',
  'speaker',
  'publication',
  'kind',
  'type',
  'gender',
  'speakerType',
  'resolution',
  'from',
  'to',
  'minConfidence',
  'article',
  'sort',
] as const;

export type Field = (typeof FIELDS)[number];

/** A search as in its URL: only the parameters that are set. */
export type Question = Partial<Record<Field, string>>;

/** @param search the query of a URL */
export function questionIn(search: string): Question {
  const given = new URLSearchParams(search);
  const question: Question = {};
  for (const field of FIELDS) {
    const value = given.get(field)?.trim();
    if (value) question[field] = value;
  }
  return question;
}

/** The URL of a search. */
export function addressOf(question: Question): string {
  const parameters = new URLSearchParams();
  for (const field of FIELDS) {
    const value = question[field];
    if (value) parameters.set(field, value);
  }
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** The search with other values; an empty value removes a field. */
export function changed(question: Question, values: Partial<Record<Field, string | undefined>>): Question {
  const next: Question = {};
  for (const field of FIELDS) {
    const value = field in values ? values[field] : question[field];
    if (value) next[field] = value;
  }
  // Without words, sorting by relevance and searching articles make no sense.
  if (next.q === undefined) {
    delete next.in;
    if (next.sort === 'relevance') delete next.sort;
  }
  return next;
}

/** The request to the API, which checks the values: a URL may have been typed by hand. */
export function queryOf(question: Question): Query {
  const { type, minConfidence, ...rest } = question;
  return {
    ...(rest as Query),
    ...(type !== undefined && { type: type.split(',') as NonNullable<Query['type']> }),
    ...(minConfidence !== undefined && { minConfidence: Number(minConfidence) }),
  };
}

/** The filters that are set, besides the words and the order. */
export const filtersIn = (question: Question): Field[] =>
  FIELDS.filter((field) => question[field] !== undefined && !['q', 'in', 'sort'].includes(field));
