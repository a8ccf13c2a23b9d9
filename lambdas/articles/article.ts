/** One news article: its text, and what its file says about it. */
export interface Article {
  /** The text that all spans refer to: UTF-16 code units, `\n` line ends, no byte order mark. */
  text: string;
  title?: string;
  publication?: string;
  /** The byline as printed, or the names that the file lists, separated by commas. */
  author?: string;
  /** The names in `author`, in order; never empty. */
  authors?: string[];
  /** ISO 8601: `2016-12-19` where only a day is known, else with a time in UTC (`2016-12-19T18:05:00.000Z`). */
  published?: string;
  url?: string;
  /**
   * The dateline as printed: where, and sometimes when, the report was written: `GENEVA, March 3`. Not part of the
   * text.
   */
  dateline?: string;
  /** BCP 47: `en`, `pt-BR`. */
  language?: string;
  /** The provider's id of the piece, the same in all its versions. */
  guid?: string;
  /** The provider's version number of the piece. */
  version?: string;
  /** The format of the file, inside any archive. */
  format?: Format;
  /** The encoding of the file, by its name in the WHATWG Encoding Standard: `windows-1252`. */
  encoding?: string;
  /** The name of its file inside the archive that was dropped. */
  entry?: string;
  /** What was repaired or left out when the file was read, a sentence each. */
  notes?: string[];
}

/** The formats that are read. */
export type Format =
  | 'plain'
  | 'markdown'
  | 'html'
  | 'json'
  | 'json-lines'
  | 'nitf'
  | 'newsml-g2'
  | 'newsml'
  | 'rss'
  | 'atom'
  | 'email'
  | 'csv'
  | 'subtitles'
  | 'transcript'
  | 'wire'
  | 'press-database'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'pdf'
  | 'warc';

/** Why a file, or one record in it, could not be read; `message` tells its owner what to do. */
export type UnreadableReason =
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'compressed'
  | 'broken-json'
  | 'broken-markup'
  | 'broken-file'
  | 'encrypted'
  | 'unknown-format'
  | 'withheld'
  | 'cancelled'
  | 'embargoed'
  | 'http-error'
  | 'consent-wall'
  | 'paywall'
  | 'login-page'
  | 'error-page'
  | 'unknown-encoding'
  | 'revisit'
  | 'no-text'
  | 'superseded'
  | 'too-slow';

/** A file or record that will never be readable as it is: recorded as a failed article, not retried. */
export class UnreadableArticle extends Error {
  readonly reason: UnreadableReason;
  /** The provider's id and version of the piece, if known. */
  readonly piece: Pick<Article, 'guid' | 'version'>;
  constructor(reason: UnreadableReason, message: string, piece: Pick<Article, 'guid' | 'version'> = {}) {
    super(message);
    this.name = 'UnreadableArticle';
    this.reason = reason;
    this.piece = piece;
  }
}

/** What the bucket stores about a file besides its bytes. */
export interface FileFacts {
  /** The object key, decoded. */
  key: string;
  contentType?: string;
  /** S3 user metadata, names in lower case without `x-amz-meta-`: `title`, `publication`, `author`, `date`, `url`. */
  metadata?: Record<string, string>;
}

/** One record of a file: an article, or the reason why it could not be read with what is known of it. */
export type ReadResult =
  | { article: Article }
  | ({ unreadable: UnreadableArticle; entry?: string; format?: Format } & Pick<Article, 'guid' | 'version'>);
