import type { operations } from '../../client/index.ts';

/** The parameters of the API's list of quotes. */
export type Query = NonNullable<operations['listQuotes']['parameters']['query']>;

/** What may be set in the address of the search, each under its parameter's name in the API. */
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

/** A search as its address has it: only what is set. */
export type Question = Partial<Record<Field, string>>;

/** @param search the query part of an address */
export function questionIn(search: string): Question {
  const given = new URLSearchParams(search);
  const question: Question = {};
  for (const field of FIELDS) {
    const value = given.get(field)?.trim();
    if (value) question[field] = value;
  }
  return question;
}

/** The address of a search. */
export function addressOf(question: Question): string {
  const parameters = new URLSearchParams();
  for (const field of FIELDS) {
    const value = question[field];
    if (value) parameters.set(field, value);
  }
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** The same with other values; an empty one takes a field out. */
export function changed(question: Question, values: Partial<Record<Field, string | undefined>>): Question {
  const next: Question = {};
  for (const field of FIELDS) {
    const value = field in values ? values[field] : question[field];
    if (value) next[field] = value;
  }
  // Without words nothing is relevant, and no article has them.
  if (next.q === undefined) {
    delete next.in;
    if (next.sort === 'relevance') delete next.sort;
  }
  return next;
}

/** What the API is asked. Values are checked there: an address may have been written by hand. */
export function queryOf(question: Question): Query {
  const { type, minConfidence, ...rest } = question;
  return {
    ...(rest as Query),
    ...(type !== undefined && { type: type.split(',') as NonNullable<Query['type']> }),
    ...(minConfidence !== undefined && { minConfidence: Number(minConfidence) }),
  };
}

/** Filters that are set, beside the words and the order. */
export const filtersIn = (question: Question): Field[] =>
  FIELDS.filter((field) => question[field] !== undefined && !['q', 'in', 'sort'].includes(field));
