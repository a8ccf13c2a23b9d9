import type { Kind, Resolution, Span, Speaker, Type } from './attribution.ts';

/** What a speaker with a name may be. */
export type NamedType = Exclude<Speaker['type'], 'unnamed'>;

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
  /** As in `Article.authors`. */
  authors?: string[];
  /** As in `Article.published`. */
  published?: string;
  url?: string;
  /** As in `Article.notes`. */
  notes?: string[];
  origin?: Origin;
  /** When the file was dropped, ISO 8601 in UTC. */
  received: string;
  /** Number of communications found: of quotes of other types there may be more. */
  quotes: number;
  textKey?: string;
  /** Why it failed; `status` is `failed` then. */
  failure?: { reason: string; message: string };
  extractorVersion: string;
}

/** What an article's file says of where it is from and how it was read; all as in `Article`. */
export interface Origin {
  format?: string;
  encoding?: string;
  language?: string;
  dateline?: string;
  guid?: string;
  version?: string;
  entry?: string;
}

/** What one article says of the speaker of one quote. */
interface SpeakerMention {
  type: Speaker['type'];
  /** What the article says that they are: `Russian Foreign Minister`. */
  roles: string[];
  gender: Speaker['gender'];
  description: string | null;
  /** The words used for the speaker here: the source's text, empty when there is none. */
  words: string;
  /** Null when the text names no source. */
  resolution: Resolution | null;
  /** How sure it is that the source is this speaker: 0 to 1; null when the text names no source. */
  confidence: number | null;
}

/** Who passes on what somebody else said, as the article tells it; without a name by a description. */
export interface Reporter {
  name: string | null;
  description: string | null;
}

/** The speaker of a quote as it is written: who the article alone tells. */
export interface QuotedPersona extends SpeakerMention {
  /** Null when unnamed. */
  persona: string | null;
  /** The fullest form in the article. */
  name: string | null;
}

/** The speaker of a quote as it is read: whom its persona belongs to by now, over all articles. */
export interface QuotedSpeaker extends SpeakerMention {
  /** Null when unnamed. */
  id: string | null;
  /** What the speaker is called over all articles. */
  name: string | null;
}

/**
 * What a person says of one quote: that it is somebody's, that nobody is named for it, or that it is no quote. It
 * outlives the article's versions as long as the words stand.
 */
export type Verdict =
  | { verdict: 'speaker'; persona: string; name: string; type: NamedType; gender: Speaker['gender'] }
  | { verdict: 'unnamed' }
  | { verdict: 'rejected' };

/** That a person has said so of a quote. */
export interface QuoteCorrection {
  verdict: Verdict['verdict'];
  /** When they did: ISO 8601 in UTC. */
  at: string;
  /** Larger for each later correction of a quote of the same file. */
  revision: number;
}

/** A stored attribution. Spans point into the article's stored text. */
export interface StoredQuote {
  id: string;
  articleId: string;
  kind: Kind;
  type: Type;
  /** The content's words, its spans joined by ` … `. */
  text: string;
  speaker: QuotedPersona;
  /** In whose words these are told: the paper of `The Guardian reports that the man shouted: “X.”`; null in nobody's. */
  reportedBy: Reporter | null;
  /** The cue's words, empty when there is none. */
  cue: string;
  spans: { source: Span[]; cue: Span[]; content: Span[] };
  /** Up to 80 code units around the content. */
  before: string;
  after: string;
  confidence: number;
  extractorVersion: string;
  /** Present where a person corrected it; `before` is the speaker as the article alone tells, `key` the correction's own. */
  correction?: QuoteCorrection & { before: QuotedPersona; key: string };
}

/** A quote as it is read. */
export interface Quote extends Omit<StoredQuote, 'speaker' | 'correction'> {
  speaker: QuotedSpeaker;
  correction?: QuoteCorrection & { before: QuotedSpeaker };
}

/** A quote with its article. */
export interface StoredQuoteInArticle {
  quote: StoredQuote;
  article: StoredArticle;
}

/** The same as lists show it. */
export interface QuoteInArticle {
  quote: Quote;
  article: StoredArticle;
}

export interface StoredSpeaker {
  id: string;
  /** The best spelling of the name that is quoted most, or what a person said that they are called. */
  name: string;
  /** All names that articles print for them, in their best spellings; of the most quoted persona first. */
  names: string[];
  type: NamedType;
  /**
   * How many of the communications that readers see now are theirs; 0 for those who are only said to think, know or
   * want something.
   */
  quotes: number;
}

/** A name under which a speaker is quoted, in one field where the articles tell one. */
export interface Alias {
  /** Of the persona. */
  id: string;
  name: string;
  field?: string;
  roles: string[];
  /** Communications. */
  quotes: number;
  /** The days of the first and the last article that ever quoted them so. */
  first: string;
  last: string;
  /** The first articles that quote them so, of those that readers see. */
  seen: StoredArticle[];
}

/** A speaker and all names under which they are quoted, the most quoted first. */
export interface SpeakerWithAliases extends StoredSpeaker {
  gender?: 'male' | 'female';
  aliases: Alias[];
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
  from?: string | undefined;
  to?: string | undefined;
}

export interface QuoteFilter {
  kind?: Kind | undefined;
  /** Of any of these, at least one; of all types when absent. */
  types?: readonly Type[] | undefined;
  minConfidence?: number | undefined;
  /** Compared without regard to case, diacritics and punctuation. */
  publication?: string | undefined;
  gender?: 'male' | 'female' | undefined;
  speakerType?: Speaker['type'] | undefined;
  resolution?: Resolution | undefined;
  /** Also those that a person said are no quotes; lists that go by speaker never have them. */
  rejected?: boolean | undefined;
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
  /**
   * A reader for one answer: what it has read of who is who it doesn't read again, and all of the answer agrees. Not to
   * be kept for longer.
   */
  forOneAnswer(): StoreReader;
  quote(id: string): Promise<QuoteInArticle | undefined>;
  article(id: string): Promise<StoredArticle | undefined>;
  /** By the id of the speaker, or of a persona that is theirs. */
  speaker(id: string): Promise<StoredSpeaker | undefined>;
  /** The same, and under which names, seen where. */
  speakerWithAliases(id: string): Promise<SpeakerWithAliases | undefined>;
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
  /** Those of these quotes that readers see now, by their ids. */
  quotesById(ids: readonly string[]): Promise<Map<string, QuoteInArticle>>;
  /** Those of these articles that readers see now, by their ids. */
  articlesById(ids: readonly string[]): Promise<Map<string, StoredArticle>>;
  /** All personas of these speakers. */
  personasOf(speakerIds: readonly string[]): Promise<string[]>;
  /** The speakers that these personas belong to by now, by persona; none for one none of whose quotes is seen any more. */
  speakersByPersona(personas: readonly string[]): Promise<Map<string, StoredSpeaker>>;
}
