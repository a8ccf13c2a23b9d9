import type { Kind, Resolution, SpeakerType, Type } from '../model/attribution.ts';
import type { QuoteFilter } from '../model/stored.ts';
import type { Query } from './query-language.ts';

export type Gender = 'male' | 'female';

/** A quote to be indexed. */
export interface IndexedQuote {
  id: string;
  text: string;
  kind: Kind;
  type: Type;
  /** Null if the speaker is unnamed. */
  speaker: { persona: string; name: string; roles: readonly string[] } | null;
  speakerType: SpeakerType;
  gender: Gender | null;
  resolution: Resolution | null;
  /** 0 to 1. */
  confidence: number;
}

/** An article to be indexed, in one version of its file. */
export interface IndexedArticle {
  id: string;
  fileId: string;
  version: number;
  title?: string;
  text: string;
  publication?: string;
  /** ISO 8601: lists sort by it, and filters by day use it. */
  time: string;
  /** Whether `time` is the date of the article. If not, it is when the file was dropped, and counts by day and month leave it out. */
  isDated: boolean;
  /** ISO 8601 in UTC. */
  received: string;
  /** In the order of the text. */
  quotes: IndexedQuote[];
}

/** A name that articles or a person give a speaker. */
export interface IndexedName {
  persona: string;
  name: string;
  roles: readonly string[];
}

/** How many articles were indexed, and how many quotes. */
export interface DocumentCounts {
  articles: number;
  quotes: number;
}

/** Conditions on articles, all of which must hold. Days are `YYYY-MM-DD` in UTC, both included. */
export interface ArticleFilter {
  /** Compared ignoring case, diacritics, punctuation and a leading article. */
  publication?: string;
  from?: string;
  to?: string;
  /** Received at this time or later: ISO 8601 in UTC. */
  since?: string;
}

/** Conditions on quotes, all of which must hold. Rejected quotes are in no index. */
export interface SearchFilter extends ArticleFilter, Omit<QuoteFilter, 'publication' | 'rejected'> {
  /** Of any of these; no quote passes an empty list. */
  personas?: readonly string[];
  article?: string;
}

/** A function for each condition of a filter: a forgotten one doesn't compile. */
export type EachPart<Filter, Result> = {
  [Part in keyof Filter]-?: (value: NonNullable<Filter[Part]>) => Result;
};

/** The results of the functions for the conditions that a filter has. */
export function mapFilter<Filter extends object, Result>(
  filter: Filter,
  each: EachPart<Filter, Result>,
): Result[] {
  const parts = Object.keys(each) as (keyof Filter)[];
  return parts.flatMap((part) => {
    const value = filter[part];
    return value === undefined || value === null ? [] : [each[part](value as NonNullable<typeof value>)];
  });
}

/**
 * - `relevance`: best match first, by BM25; without a query, newest first.
 * - `published`: by the article's time, newest first.
 * - `received`: by the time when the file was dropped, newest first.
 */
export type Sort = 'relevance' | 'published' | 'received';

/** The page of a list. */
export interface SearchPage {
  sort: Sort;
  limit: number;
  /** The position of the hit before the page. */
  after?: string;
}

/** A selection of quotes. */
export interface QuoteSelection {
  query?: Query;
  /** Where the query's words must be: in the quote, or in its article. */
  in: 'quote' | 'article';
  filter: SearchFilter;
}

export interface QuoteSearch extends QuoteSelection, SearchPage {}

export interface ArticleSearch extends SearchPage {
  query?: Query;
  filter: ArticleFilter;
}

/** The id of a quote or article that was found. The caller looks it up, because it may be gone. */
export interface Hit {
  id: string;
  /** Its position in the list, for `after`: valid only for the same search. */
  position: string;
}

/** The dimensions by which quotes are counted. */
export const DIMENSIONS = [
  'speaker',
  'publication',
  'kind',
  'type',
  'gender',
  'speakerType',
  'resolution',
  'day',
  'month',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** How many quotes have these values: one for each requested dimension, null if the quotes have none. */
export interface Count {
  /** A value of `speaker` is a persona. */
  values: (string | null)[];
  quotes: number;
}

/** How complete an index is. */
export interface IndexState {
  /** Whether everything in the table has been indexed once. From then on announced changes keep it up to date. */
  isComplete: boolean;
  /** The progress of an unfinished replay. Only the replay reads it. */
  replayed?: { articles: number; position: string };
}

/** The queries that a complete index answers. */
export type Search = Pick<SearchIndex, 'quotes' | 'articles' | 'counts' | 'personas' | 'spellings'>;

/** There is no index, it doesn't answer, or it can't be read. */
export class IndexUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexUnavailable';
  }
}

/**
 * Finds quotes, articles and speakers by words. Writes may be repeated and come in any order: the newest version of a
 * file stays.
 *
 * Every method throws {@link IndexUnavailable} if the index can't be read or doesn't answer.
 */
export interface SearchIndex {
  /** Indexes articles, replacing earlier versions of them. */
  put(articles: readonly IndexedArticle[]): Promise<void>;
  /** Adds names under which speakers are found. */
  putNames(names: readonly IndexedName[]): Promise<void>;
  /** Resolves when `deleteBefore` usually finds everything that was indexed before. */
  settled(): Promise<void>;
  /**
   * Removes what remains of a file's versions before this one, and nothing of this or a later version, however lately
   * that was indexed.
   *
   * @param put what `put` got of this version: an index that doesn't find all of it yet may not find all that is old
   * either, and is {@link IndexUnavailable} for this
   */
  deleteBefore(fileId: string, version: number, put: DocumentCounts): Promise<void>;
  quotes(search: QuoteSearch): Promise<Hit[]>;
  articles(search: ArticleSearch): Promise<Hit[]>;
  /** Counts quotes by the values of dimensions, the most frequent first. */
  counts(selection: QuoteSelection, by: readonly Dimension[], limit: number): Promise<Count[]>;
  /** Personas whose names and roles match these words, exactly or nearly; the likeliest first. */
  personas(words: string, limit: number): Promise<string[]>;
  /**
   * Corrections of misspelled words: for each word of at least four letters that does not occur in the index, the most
   * frequent word at an edit distance of one. Other words have no entry.
   *
   * @param words folded, like those of a query
   */
  spellings(words: readonly string[], where: QuoteSelection['in']): Promise<Map<string, string>>;
  /** Undefined when there is no index yet. */
  state(): Promise<IndexState | undefined>;
  setState(state: IndexState): Promise<void>;
  close(): Promise<void>;
}
