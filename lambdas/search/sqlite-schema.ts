import type { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the schema below: an index with another version is rebuilt. */
const SCHEMA_VERSION = 5;

/**
 * Rows of articles and quotes are numbered by time, see `rowsAt`, so the rows in the list of a word are sorted like
 * a list by time, and a range of days is nearly a range of rows. The quotes of an article have adjacent rows, which
 * no other article's rows lie between, so the article of a quote is the last one that begins at or before it.
 * The text itself isn't stored, only what finds it; the only text stored twice is the ids that rows are found by.
 *
 * Days are numbered from 1970, times are in milliseconds, confidences in thousandths. `labels` has each combination of
 * labels that quotes have: there are few. The quotes of a persona are found by a word of its own, see `personaWord`:
 * a list of words takes a third of the bytes of an SQL index.
 *
 * Segments of the words are merged early (`automerge`), because each segment repeats its words.
 *
 * There is no prefix index: it would double the lists of words, and words with a common prefix are adjacent anyway.
 */
const SCHEMA = `
CREATE TABLE state (isComplete INTEGER NOT NULL, articles INTEGER, position TEXT);
CREATE TABLE labels (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  speakerType TEXT NOT NULL,
  gender TEXT,
  resolution TEXT
);
CREATE INDEX labels_together ON labels (kind, type, speakerType, gender, resolution);
CREATE TABLE publication (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE INDEX publication_folded ON publication (folded);
CREATE TABLE persona (id INTEGER PRIMARY KEY, persona TEXT NOT NULL UNIQUE);
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  version INTEGER NOT NULL,
  publication INTEGER,
  day INTEGER NOT NULL,
  isDated INTEGER NOT NULL,
  received INTEGER NOT NULL,
  firstQuote INTEGER NOT NULL,
  quotes INTEGER NOT NULL
);
CREATE INDEX article_file ON article (file);
CREATE INDEX article_received ON article (received);
CREATE INDEX article_quotes ON article (firstQuote) WHERE quotes > 0;
CREATE TABLE quote (
  id INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  persona INTEGER,
  labels INTEGER NOT NULL,
  confidence INTEGER NOT NULL
);
CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  persona INTEGER NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  UNIQUE (persona, name, roles)
);
CREATE VIRTUAL TABLE quote_words USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE article_words USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO quote_words (quote_words, rank) VALUES ('automerge', 2);
INSERT INTO article_words (article_words, rank) VALUES ('automerge', 2);
CREATE VIRTUAL TABLE name_words USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
`;

/** The database was made by another release. */
export class OtherSchema extends Error {}

/** Makes the tables where the database has none. @throws {OtherSchema} */
export function makeTables(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === SCHEMA_VERSION) return;
  if (version !== 0) throw new OtherSchema(`The index has schema ${version}, not ${SCHEMA_VERSION}.`);
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

const MINUTE = 60_000;
const MINUTES_A_DAY = 24 * 60;

/**
 * How many rows a minute has; more go into the next minutes. Few, because lists of words store the distances
 * between rows, and small distances take fewer bytes. A day has room for 11,520 articles of 16 quotes.
 */
export const ROWS_A_MINUTE = { article: 8, quote: 128 } as const;

export type Numbered = keyof typeof ROWS_A_MINUTE;

/** Rows that don't fit into a day go into the days after it, at most so many. */
const MOST_DAYS_BEHIND = 64;

/**
 * The number of the first row of a minute.
 *
 * @param time ISO 8601; a day without a time is its first minute
 */
export const rowsAt = (table: Numbered, time: string): number =>
  Math.floor(Date.parse(time) / MINUTE) * ROWS_A_MINUTE[table];

/** The number of a day. */
export const dayNumber = (time: string): number => Math.floor(Date.parse(time) / MINUTE / MINUTES_A_DAY);

/** The rows from a day on. */
export const firstRow = (table: Numbered, day: string): number => rowsAt(table, day);

/** No row of a day, or of an earlier one, comes after this. */
export const endOfRows = (table: Numbered, day: string): number =>
  rowsAt(table, day) + (1 + MOST_DAYS_BEHIND) * MINUTES_A_DAY * ROWS_A_MINUTE[table];

/** The last row of the same minute. */
export const lastOfMinute = (table: Numbered, row: number): number =>
  (Math.floor(row / ROWS_A_MINUTE[table]) + 1) * ROWS_A_MINUTE[table] - 1;

/** In Unicode's private use area: a part of words to FTS5, but of no word that `wordsIn` finds. */
const PERSONA_MARK = 0xe000;

/** The word that a persona's quotes are indexed under besides their own words. */
export const personaWord = (persona: number): string => `${String.fromCodePoint(PERSONA_MARK)}${persona}`;

/** The same in SQL. */
export const personaWordSql = (column: string): string => `char(${PERSONA_MARK}) || ${column}`;

/** A confidence as it is stored, in thousandths, since it has three decimals. */
export const thousandths = (confidence: number): number => Math.round(confidence * 1000);
