import type { operations } from '../../client/index.ts';

/** The parameters of the API's list of quotes. */
export type Query = NonNullable<operations['listQuotes']['parameters']['query']>;

/** The parameters that a search has in its URL. */
export type Field = Exclude<keyof Query, 'since' | 'facets' | 'limit' | 'cursor' | 'format'>;

/** What each of them is, in words. */
export const FIELD_NAMES: Record<Field, string> = {
  q: 'the words',
  in: 'the place to search',
  speaker: 'the speaker',
  publication: 'the paper',
  kind: 'the kind of quote',
  type: 'the type of quote',
  gender: 'the gender',
  speakerType: 'the type of speaker',
  resolution: 'how the speaker is referred to',
  from: 'the first day',
  to: 'the last day',
  minConfidence: 'the lowest confidence',
  article: 'the article',
  sort: 'the order',
};

export const FIELDS = Object.keys(FIELD_NAMES) as readonly Field[];

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

/** The one word of a query that another one leaves out; undefined if they differ in anything else. */
export function leftOut(q: string, other: string): string | undefined {
  const kept = other.split(/\s+/);
  const missing = q.split(/\s+/).filter((word) => {
    if (word !== kept[0]) return true;
    kept.shift();
    return false;
  });
  return kept.length === 0 && missing.length === 1 ? missing[0] : undefined;
}

/** The filters that are set, besides the words and the order. */
export const filtersIn = (question: Question): Field[] =>
  FIELDS.filter((field) => question[field] !== undefined && !['q', 'in', 'sort'].includes(field));
