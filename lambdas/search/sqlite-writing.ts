import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { IndexedArticle, IndexedName, IndexedQuote } from './model.ts';
import { spellingsOfName } from './spelling.ts';
import { dayNumber, lastOfMinute, type Numbered, rowsAt, thousandths } from './sqlite-schema.ts';
import { indexable } from './words.ts';

/** A quote's id without its article's, which is stored separately. */
const placeOf = (quoteId: string, articleId: string) => quoteId.slice(articleId.length);

/** Changes the tables. Each method is one step of the caller's transaction. */
export class SqliteWriting {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The number of a value in a table of values; a new value is inserted. */
  #numbered(table: 'label' | 'persona', value: string): number {
    const found = this.#prepared(`SELECT id FROM ${table} WHERE ${table} = ?`).get(value);
    if (found) return found.id as number;
    return Number(this.#prepared(`INSERT INTO ${table} (${table}) VALUES (?)`).run(value).lastInsertRowid);
  }

  #publication(name: string): number {
    const found = this.#prepared('SELECT id FROM publication WHERE name = ?').get(name);
    if (found) return found.id as number;
    const insert = this.#prepared('INSERT INTO publication (name, folded) VALUES (?, ?)');
    return Number(insert.run(name, indexable(name)).lastInsertRowid);
  }

  /** The first of so many adjacent free rows, at a time or as soon after it as possible. */
  #freeRows(table: Numbered, time: string, count: number): number {
    const last = this.#prepared(`SELECT max(id) AS id FROM ${table} WHERE id BETWEEN ? AND ?`);
    const next = this.#prepared(`SELECT min(id) AS id FROM ${table} WHERE id >= ?`);
    const idIn = (row: Record<string, unknown> | undefined) => row?.id as number | null;
    let first = rowsAt(table, time);
    for (;;) {
      const taken = idIn(last.get(first, lastOfMinute(table, first)));
      if (taken !== null) first = taken + 1;
      const following = idIn(next.get(first));
      if (following === null || following - first >= count) return first;
      first = following;
    }
  }

  /** @returns whether the article was written: a newer version is kept */
  putArticle(article: IndexedArticle): boolean {
    const { id, fileId, version, title = '', text, publication, time, isDated, received, quotes } = article;
    const known = this.#prepared('SELECT id, version FROM article WHERE article = ?').get(id);
    if (known && (known.version as number) > version) return false;
    if (known) this.#take(known.id as number);
    const row = this.#freeRows('article', time, 1);
    const firstQuote = this.#freeRows('quote', time, quotes.length);
    this.#prepared(
      'INSERT INTO article (id, article, file, version, publication, day, isDated, received, firstQuote, quotes) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      row,
      id,
      fileId,
      version,
      publication === undefined ? null : this.#publication(publication),
      dayNumber(time),
      Number(isDated),
      Date.parse(received),
      firstQuote,
      quotes.length,
    );
    this.#prepared('INSERT INTO article_words (rowid, words) VALUES (?, ?)').run(
      row,
      indexable(`${title} ${text}`),
    );
    this.#putQuotes(article, row, firstQuote + quotes.length - 1);
    return true;
  }

  /** Earlier quotes of an article have higher numbers, because lists run backwards. */
  #putQuotes({ id, quotes }: IndexedArticle, article: number, lastRow: number): void {
    const insert = this.#prepared(
      'INSERT INTO quote (id, article, place, persona, kind, type, speakerType, gender, resolution, confidence) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const insertWords = this.#prepared('INSERT INTO quote_words (rowid, words) VALUES (?, ?)');
    const label = (value: string | null) => (value === null ? null : this.#numbered('label', value));
    const valuesOf = ({ speaker, kind, type, speakerType, gender, resolution, confidence }: IndexedQuote) => [
      speaker === null ? null : this.#numbered('persona', speaker.persona),
      label(kind),
      label(type),
      label(speakerType),
      label(gender),
      label(resolution),
      thousandths(confidence),
    ];
    for (const [index, quote] of quotes.entries()) {
      insert.run(lastRow - index, article, placeOf(quote.id, id), ...valuesOf(quote));
      insertWords.run(lastRow - index, indexable(quote.text));
    }
  }

  putName({ persona, name, roles }: IndexedName): void {
    const { changes, lastInsertRowid } = this.#prepared(
      'INSERT OR IGNORE INTO name (persona, name, roles) VALUES (?, ?, ?)',
    ).run(this.#numbered('persona', persona), name, JSON.stringify(roles));
    if (changes === 0) return;
    this.#prepared('INSERT INTO name_words (rowid, words) VALUES (?, ?)').run(
      lastInsertRowid,
      spellingsOfName(name, roles),
    );
  }

  deleteBefore(fileId: string, version: number): void {
    const old = this.#prepared('SELECT id FROM article WHERE file = ? AND version < ?').all(fileId, version);
    for (const { id } of old) this.#take(id as number);
  }

  #take(article: number): void {
    const { firstQuote, quotes } = this.#prepared('SELECT firstQuote, quotes FROM article WHERE id = ?').get(
      article,
    ) as { firstQuote: number; quotes: number };
    for (const table of ['quote_words', 'quote']) {
      const row = table === 'quote' ? 'id' : 'rowid';
      this.#prepared(`DELETE FROM ${table} WHERE ${row} >= ? AND ${row} < ?`).run(
        firstQuote,
        firstQuote + quotes,
      );
    }
    this.#prepared('DELETE FROM article_words WHERE rowid = ?').run(article);
    this.#prepared('DELETE FROM article WHERE id = ?').run(article);
  }
}
