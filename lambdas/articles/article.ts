/** One piece of news as it was dropped: its text, and what its file says about it. */
export interface Article {
  /** What all spans point into: UTF-16 code units, `\n` line ends, no byte order mark. */
  text: string;
  title?: string;
  publication?: string;
  author?: string;
  /** ISO 8601: `2016-12-19` where only a day is known, else with a time in UTC (`2016-12-19T18:05:00.000Z`). */
  published?: string;
  url?: string;
}

/** Why a file, or one record in it, could not be read; `message` tells its owner what to do. */
export type UnreadableReason =
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'compressed'
  | 'broken-json'
  | 'broken-markup'
  | 'no-text';

/** A file or record that will never be readable as it is: recorded as a failed article, not retried. */
export class UnreadableArticle extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string) {
    super(message);
    this.name = 'UnreadableArticle';
    this.reason = reason;
  }
}

/** The most bytes one article may have: a file, or one line of a JSON lines file. */
export const MAX_ARTICLE_BYTES = 4 * 1024 * 1024;

/**
 * The most UTF-16 code units of text one article may have: twenty times the longest reportage, and what a function's
 * memory holds however hostile the text. Its file may be larger, as pages are for their markup.
 */
export const MAX_TEXT_LENGTH = 1_000_000;

/** What the bucket says of a file beside its bytes. */
export interface FileFacts {
  /** The object key, decoded. */
  key: string;
  contentType?: string;
  /** S3 user metadata, names in lower case without `x-amz-meta-`: `title`, `publication`, `author`, `date`, `url`. */
  metadata?: Record<string, string>;
}

/** One record of a file: an article, or why there is none. */
export type ReadResult = { article: Article } | { unreadable: UnreadableArticle };
