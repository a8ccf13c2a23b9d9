import type { Kind, Resolution, SpeakerType, Type } from '../model/attribution.ts';
import type { QuoteFilter } from '../model/stored.ts';
import type { Query } from './query-language.ts';

export type Gender = 'male' | 'female';

/** A quote as an index takes it in. */
export interface IndexedQuote {
  id: string;
  text: string;
  kind: Kind;
  type: Type;
  /** Null for one that nobody is named for. */
  speaker: { persona: string; name: string; roles: readonly string[] } | null;
  speakerType: SpeakerType;
  gender: Gender | null;
  resolution: Resolution | null;
  /** 0 to 1. */
  confidence: number;
}

/** An article as an index takes it in, in one version of its file. */
export interface IndexedArticle {
  id: string;
  fileId: string;
  version: number;
  title?: string;
  text: string;
  publication?: string;
  /** ISO 8601: what lists sort the article by, and filters by day go by. */
  time: string;
  /** Whether it was printed then; otherwise it has no date, was received then, and counts for no day and no month. */
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

/** What articles have to be like. Days are `YYYY-MM-DD` in UTC and both included. */
export interface ArticleFilter {
  /** Compared without regard to case, diacritics, punctuation and an article before it. */
  publication?: string;
  from?: string;
  to?: string;
  /** Received at this time or later: ISO 8601 in UTC. */
  since?: string;
}

/** What quotes have to be like, all of it. Rejected quotes are in no index. */
export interface SearchFilter extends ArticleFilter, Omit<QuoteFilter, 'publication' | 'rejected'> {
  /** Of any of these; no quote passes an empty list. */
  personas?: readonly string[];
  article?: string;
}

/** What becomes of each part of a filter: one that is forgotten doesn't compile. */
export type EachPart<Filter, Result> = {
  [Part in keyof Filter]-?: (value: NonNullable<Filter[Part]>) => Result;
};

/** What becomes of the parts that a filter has. */
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
 * - `relevance`: by BM25, the best first; without a query by time.
 * - `published`: by the article's time, newest first.
 * - `received`: by when its file was dropped, newest first.
 */
export type Sort = 'relevance' | 'published' | 'received';

/** Which part of a list is asked for. */
export interface SearchPage {
  sort: Sort;
  limit: number;
  /** Of the hit that it goes on behind. */
  after?: string;
}

/** Which quotes are meant. */
export interface QuoteSelection {
  query?: Query;
  /** Whose words are looked at: the quote's, or its article's. */
  in: 'quote' | 'article';
  filter: SearchFilter;
}

export interface QuoteSearch extends QuoteSelection, SearchPage {}

export interface ArticleSearch extends SearchPage {
  query?: Query;
  filter: ArticleFilter;
}

/** Something that was found, by its id; the table knows whether it is still there. */
export interface Hit {
  id: string;
  /** Its place in the list, for `after`: good for the same search alone. */
  position: string;
}

/** What quotes are counted by. */
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

/** How many quotes share these values, one for each dimension asked for; null where they have none. */
export interface Count {
  /** Of `speaker` it is a persona. */
  values: (string | null)[];
  quotes: number;
}

/** How complete an index is. */
export interface IndexState {
  /** Everything that is stored was put in once; from then on the announcements keep it up to date. */
  isComplete: boolean;
  /** How far a replay has come that isn't at its end: for the replay alone. */
  replayed?: { articles: number; position: string };
}

/** What can be asked of an index that is complete. */
export type Search = Pick<SearchIndex, 'quotes' | 'articles' | 'counts' | 'personas' | 'spellings'>;

/** The index can't be asked: it isn't there, it doesn't answer, or it can't be read. */
export class IndexUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexUnavailable';
  }
}

/**
 * Finds quotes, articles and speakers by words. All writes may be done again and in any order: the newest version of a
 * file stays.
 *
 * Every method throws {@link IndexUnavailable} where the index can't be asked.
 */
export interface SearchIndex {
  /** Puts articles in, in place of any earlier version of each. */
  put(articles: readonly IndexedArticle[]): Promise<void>;
  /** Makes speakers known by more names. */
  putNames(names: readonly IndexedName[]): Promise<void>;
  /** Resolves when `deleteBefore` finds everything that was put in before. */
  settled(): Promise<void>;
  /**
   * Takes out what is left of a file's versions before this one. Must not be called before `settled` if any of its
   * documents may have been put in just now.
   */
  deleteBefore(fileId: string, version: number): Promise<void>;
  quotes(search: QuoteSearch): Promise<Hit[]>;
  articles(search: ArticleSearch): Promise<Hit[]>;
  /** Quotes counted by the values of dimensions, the most frequent first. */
  counts(selection: QuoteSelection, by: readonly Dimension[], limit: number): Promise<Count[]>;
  /** Personas whose names, with their roles, are nearly these words; the likeliest first. */
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
