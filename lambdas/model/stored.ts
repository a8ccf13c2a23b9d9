import type { Kind, Resolution, Span, Speaker, Type } from './attribution.ts';

/** The types that a named speaker may have. */
export type NamedType = Exclude<Speaker['type'], 'unnamed'>;

/** An article as it is stored. Its text is in the text bucket under `textKey`. */
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
  /**
   * Where it is one version of a piece that its provider may send again: larger for a later one. Only what is written
   * has it.
   */
  edition?: number;
  /** When the file was dropped, ISO 8601 in UTC. */
  received: string;
  /** Number of its communications; quotes of other types aren't counted. */
  quotes: number;
  textKey?: string;
  /** Why it failed; then `status` is `failed`. */
  failure?: { reason: string; message: string };
  extractorVersion: string;
}

/** What an article's file says about its origin and how it was read; all fields as in `Article`. */
export interface Origin {
  format?: string;
  encoding?: string;
  language?: string;
  dateline?: string;
  guid?: string;
  version?: string;
  entry?: string;
}

/** What one article says about the speaker of one quote. */
interface SpeakerMention {
  type: Speaker['type'];
  /** What the article calls them: `Russian Foreign Minister`. */
  roles: string[];
  gender: Speaker['gender'];
  description: string | null;
  /** The words for the speaker in this quote: the source's text, empty if there is none. */
  words: string;
  /** Null if the text names no source. */
  resolution: Resolution | null;
  /** Probability that the source is this speaker, 0 to 1; null if the text names no source. */
  confidence: number | null;
}

/** Who reports somebody else's words, according to the article; by a description if there is no name. */
export interface Reporter {
  name: string | null;
  description: string | null;
}

/** The speaker of a quote as written: what the article alone tells. */
export interface QuotedPersona extends SpeakerMention {
  /** Null when unnamed. */
  persona: string | null;
  /** The fullest form in the article. */
  name: string | null;
}

/** The speaker of a quote as read: the current speaker of its persona, over all articles. */
export interface QuotedSpeaker extends SpeakerMention {
  /** Null when unnamed. */
  id: string | null;
  /** The speaker's name over all articles. */
  name: string | null;
}

/**
 * A person's verdict on one quote: it belongs to a speaker, its speaker is unnamed, or it is no quote. It
 * outlives versions of the article as long as the words stay.
 */
export type Verdict =
  | { verdict: 'speaker'; persona: string; name: string; type: NamedType; gender: Speaker['gender'] }
  | { verdict: 'unnamed' }
  | { verdict: 'rejected' };

/** A correction of a quote. */
export interface QuoteCorrection {
  verdict: Verdict['verdict'];
  /** When it was made: ISO 8601 in UTC. */
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
  /** Who reports the quote: the paper in `The Guardian reports that the man shouted: “X.”`; null if nobody does. */
  reportedBy: Reporter | null;
  /** The cue's words, empty if there is none. */
  cue: string;
  spans: { source: Span[]; cue: Span[]; content: Span[] };
  /** Up to 80 code units around the content. */
  before: string;
  after: string;
  confidence: number;
  extractorVersion: string;
  /**
   * Present if a person corrected it; `before` is the speaker according to the article, `key` is the correction's key.
   */
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

/** The same, as lists show it. */
export interface QuoteInArticle {
  quote: Quote;
  article: StoredArticle;
}

export interface StoredSpeaker {
  id: string;
  /** The best spelling of the most quoted name, or the name that a person set. */
  name: string;
  /** All names that articles print, in their best spellings, those of the most quoted persona first. */
  names: string[];
  type: NamedType;
  /**
   * How many of the communications that readers see are theirs; 0 for those who only think, know or
   * want something.
   */
  quotes: number;
}

/** A name under which a speaker is quoted, in one field if the articles tell one. */
export interface Alias {
  /** Of the persona. */
  id: string;
  name: string;
  field?: string;
  roles: string[];
  /** Communications. */
  quotes: number;
  /** The days of the first and the last article that ever quoted them under this name. */
  first: string;
  last: string;
  /** The first articles that quote them under this name, of those that readers see. */
  seen: StoredArticle[];
}

/** A speaker and all names under which they are quoted, the most quoted first. */
export interface SpeakerWithAliases extends StoredSpeaker {
  gender?: 'male' | 'female';
  aliases: Alias[];
}

/** Words that several articles print as quotes of one speaker. */
export interface StoredUtterance {
  /** As first printed. */
  text: string;
  /** How many articles print them; above 250, some may not be counted. */
  articles: number;
  /** The quote that first printed them. */
  first: QuoteInArticle;
}

/** Days are `YYYY-MM-DD` in UTC, both included; an article without a published date counts on its day of `received`. */
export interface DateRange {
  from?: string | undefined;
  to?: string | undefined;
}

export interface QuoteFilter {
  kind?: Kind | undefined;
  /** Of any of these types, at least one; of all types if absent. */
  types?: readonly Type[] | undefined;
  minConfidence?: number | undefined;
  /** Compared ignoring case, diacritics, punctuation and a leading article. */
  publication?: string | undefined;
  gender?: 'male' | 'female' | undefined;
  speakerType?: Speaker['type'] | undefined;
  resolution?: Resolution | undefined;
  /** Includes quotes that a person rejected; lists by speaker never have them. */
  rejected?: boolean | undefined;
}

/** The position in a list: plain JSON, valid only for the same question. */
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

/** The access patterns of the store. Every answer shows one version of each file, the newest complete one. */
export interface StoreReader {
  /**
   * A reader for one answer: it reads each speaker only once, so the whole answer is consistent. Must not
   * be kept for longer.
   */
  forOneAnswer(): StoreReader;
  quote(id: string): Promise<QuoteInArticle | undefined>;
  article(id: string): Promise<StoredArticle | undefined>;
  /** By the id of the speaker or of one of its personas. */
  speaker(id: string): Promise<StoredSpeaker | undefined>;
  /** The same, with the names under which it is quoted, and where. */
  speakerWithAliases(id: string): Promise<SpeakerWithAliases | undefined>;
  /** In the order of the text; undefined if there is no such article. */
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
   * Quotes of other articles that are the same utterance, or have a passage that is the same as one of its passages,
   * oldest first; undefined if there is no such quote.
   */
  variants(quoteId: string, page: PageRequest): Promise<Page<QuoteInArticle> | undefined>;
  /** First printed in the range, in at least so many articles by now; the most repeated first. */
  utterances(range: DateRange, minArticles: number, page: PageRequest): Promise<Page<StoredUtterance>>;
  /** Newest first. */
  articles(status: 'ready' | 'failed', range: DateRange, page: PageRequest): Promise<Page<StoredArticle>>;
  /** Speakers with a name (full, or any later part of it: `tayyip erdogan`, `erdogan`) that begins with `prefix`. */
  speakersByName(prefix: string, page: PageRequest): Promise<Page<StoredSpeaker>>;
  /**
   * Speakers with exactly this id, full name or later part of it; any case, with or without diacritics. The
   * one with the most communications first.
   */
  speakersCalled(words: string): Promise<StoredSpeaker[]>;
  /** Those of these quotes that readers see, by their ids. */
  quotesById(ids: readonly string[]): Promise<Map<string, QuoteInArticle>>;
  /** Those of these articles that readers see, by their ids. */
  articlesById(ids: readonly string[]): Promise<Map<string, StoredArticle>>;
  /** All personas of these speakers. */
  personasOf(speakerIds: readonly string[]): Promise<string[]>;
  /** The current speakers of these personas, by persona; none for a speaker without visible quotes. */
  speakersByPersona(personas: readonly string[]): Promise<Map<string, StoredSpeaker>>;
}
