import type { Kind, Resolution, Span, Type } from '../attribution/attribution.ts';

/** An article as it is stored. Its text lies in the text bucket under `textKey`. */
export interface StoredArticle {
  id: string;
  status: 'ready' | 'failed';
  bucket: string;
  key: string;
  /** Place in a file of many articles: line number in JSON lines, position in a JSON array, from 1. */
  record?: number;
  title?: string;
  publication?: string;
  author?: string;
  /** As in `Article.published`. */
  published?: string;
  url?: string;
  /** When the file was dropped, ISO 8601 in UTC. */
  received: string;
  /** Number of communications found: of quotes of other types there may be more. */
  quotes: number;
  textKey?: string;
  /** Why it failed; `status` is `failed` then. */
  failure?: { reason: string; message: string };
  extractorVersion: string;
}

/** The speaker of one stored quote. */
export interface QuoteSpeaker {
  /** Null when unnamed. */
  id: string | null;
  name: string | null;
  description: string | null;
  /** The words used for the speaker here: the source's text, empty when there is none. */
  words: string;
  /** Null when the text names no source. */
  resolution: Resolution | null;
}

/** A stored attribution. Spans point into the article's stored text. */
export interface StoredQuote {
  id: string;
  articleId: string;
  kind: Kind;
  type: Type;
  /** The content's words, its spans joined by ` … `. */
  text: string;
  speaker: QuoteSpeaker;
  /** The cue's words, empty when there is none. */
  cue: string;
  spans: { source: Span[]; cue: Span[]; content: Span[] };
  /** Up to 80 code units around the content. */
  before: string;
  after: string;
  confidence: number;
  extractorVersion: string;
}

/** A quote with its article, as lists show it. */
export interface QuoteInArticle {
  quote: StoredQuote;
  article: StoredArticle;
}

export interface StoredSpeaker {
  id: string;
  name: string;
  /**
   * How many of the communications that readers see now are theirs; 0 for those who are only said to think, know or
   * want something.
   */
  quotes: number;
}

/** Words that several articles print as quotes of one speaker. */
export interface StoredUtterance {
  /** As they were printed first. */
  text: string;
  /** How many articles print them; of more than 250 not all may be counted. */
  articles: number;
  /** The quote that printed them first. */
  first: QuoteInArticle;
}

/** Days are `YYYY-MM-DD` in UTC and both included; an article without a published date counts by `received`. */
export interface DateRange {
  from?: string;
  to?: string;
}

export interface QuoteFilter {
  kind?: Kind;
  /** Of any of these, at least one; of all types when absent. */
  types?: readonly Type[];
  minConfidence?: number;
  /** Compared without regard to case, diacritics and punctuation. */
  publication?: string;
}

/** Where a list goes on: plain JSON, only good for the same question. */
export type Position = string;

export interface PageRequest {
  /** 1 to 100. */
  limit: number;
  after?: Position;
}

export interface Page<Item> {
  items: Item[];
  /** Absent at the end of the list. */
  next?: Position;
}

/** All that can be asked of the store. Every answer shows each file in one version only, the newest complete one. */
export interface StoreReader {
  quote(id: string): Promise<QuoteInArticle | undefined>;
  article(id: string): Promise<StoredArticle | undefined>;
  speaker(id: string): Promise<StoredSpeaker | undefined>;
  /** In the order of the text; undefined when there is no such article. */
  quotesOfArticle(
    articleId: string,
    filter: QuoteFilter,
    page: PageRequest,
  ): Promise<Page<QuoteInArticle> | undefined>;
  /** Of one or several speakers (at most 10), newest first. */
  quotesOfSpeakers(
    speakerIds: string[],
    range: DateRange,
    filter: QuoteFilter,
    page: PageRequest,
  ): Promise<Page<QuoteInArticle>>;
  /** Newest first. */
  newestQuotes(range: DateRange, filter: QuoteFilter, page: PageRequest): Promise<Page<QuoteInArticle>>;
  /**
   * Quotes of other articles that are the same utterance as this one, or a passage of them as one of its passages,
   * oldest first; undefined when there is no such quote.
   */
  variants(quoteId: string, page: PageRequest): Promise<Page<QuoteInArticle> | undefined>;
  /** First printed in the range, in so many articles by now; those printed in the most come first. */
  utterances(range: DateRange, minArticles: number, page: PageRequest): Promise<Page<StoredUtterance>>;
  /** Newest first. */
  articles(status: 'ready' | 'failed', range: DateRange, page: PageRequest): Promise<Page<StoredArticle>>;
  /** Speakers one of whose names (full name, or any later part of it: `tayyip erdogan`, `erdogan`) begins with `prefix`. */
  speakersByName(prefix: string, page: PageRequest): Promise<Page<StoredSpeaker>>;
  /**
   * Speakers who are called exactly so: id, full name or a later part of it; any case, with or without diacritics. The
   * one with the most communications first.
   */
  speakersCalled(words: string): Promise<StoredSpeaker[]>;
}
