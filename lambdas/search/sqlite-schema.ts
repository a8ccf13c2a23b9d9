import type { DatabaseSync } from 'node:sqlite';

/** Raised with every change of what follows: an index of another version is built anew. */
const SCHEMA_VERSION = 1;

/**
 * Rows of articles and quotes are numbered by time, see `rowsAt`: so the words' lists of rows are in the order of the
 * list of the newest, and a range of days is a range of rows. The text itself isn't kept, only what finds it.
 */
const SCHEMA = `
CREATE TABLE state (isComplete INTEGER NOT NULL, articles INTEGER, position TEXT);
CREATE TABLE publication (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE INDEX publication_folded ON publication (folded);
CREATE TABLE persona (id INTEGER PRIMARY KEY, persona TEXT NOT NULL UNIQUE);
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  version INTEGER NOT NULL,
  publication INTEGER,
  day TEXT NOT NULL,
  received TEXT NOT NULL
);
CREATE INDEX article_file ON article (file);
CREATE INDEX article_received ON article (received);
CREATE TABLE quote (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL,
  place TEXT NOT NULL,
  persona INTEGER,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  speakerType TEXT NOT NULL,
  gender TEXT,
  resolution TEXT,
  confidence REAL NOT NULL
);
CREATE INDEX quote_article ON quote (article);
CREATE INDEX quote_persona ON quote (persona) WHERE persona IS NOT NULL;
CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  persona INTEGER NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  UNIQUE (persona, name, roles)
);
CREATE VIRTUAL TABLE quote_words USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE article_words USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
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
/** The first minute of the year 0. */
const EPOCH = -62_167_219_200_000;
/** Rows that have a minute to themselves; what doesn't fit goes among those of the next. */
export const ROWS_A_MINUTE = 2 ** 20;

/**
 * The number that the first row of a minute has.
 *
 * @param time ISO 8601; a day alone is its first minute
 */
export function rowsAt(time: string): number {
  return Math.floor((Date.parse(time) - EPOCH) / MINUTE) * ROWS_A_MINUTE;
}

/** The rows of a range of days: from the first on, and before the second. */
export const rowsOfDays = ({ from, to }: { from?: string; to?: string }) => ({
  first: from === undefined ? undefined : rowsAt(from),
  end: to === undefined ? undefined : rowsAt(to) + 24 * 60 * ROWS_A_MINUTE,
});
