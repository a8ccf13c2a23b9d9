/** The limits of searching. docs/limits.md lists them for users. */

/** The text of a query. */
export const MAX_QUERY_LENGTH = 500;
export const MAX_QUERY_WORDS = 32;
/** The letters before an asterisk: reading the words of a shorter beginning takes a tenth of a second and more. */
export const MIN_PREFIX_LENGTH = 3;
/** Only the beginning of a longer word is compared. */
export const MAX_WORD_LENGTH = 64;
/** Shorter words must be spelt exactly: with one letter more or less they are other words. */
export const MIN_MISSPELT_LENGTH = 4;
/** No word of a language is longer, and the number of a word's neighbours grows with its length. */
export const MAX_MISSPELT_LENGTH = 32;

/** Of so many newest matches the most relevant are found in SQLite: a common word is in a tenth of all quotes. */
export const MAX_SCORED_MATCHES = 5000;
/** Names that SQLite compares with a misspelt one. */
export const MAX_SQLITE_NAMES = 1000;
/** The same in OpenSearch. */
export const MAX_OPENSEARCH_NAMES = 5000;
/** Hits of an OpenSearch search that has no cursor of its own. */
export const MAX_OPENSEARCH_HITS = 10_000;
/** A query waits for OpenSearch only for a part of its function's time. */
export const OPENSEARCH_TIMEOUT_MS = 8000;
