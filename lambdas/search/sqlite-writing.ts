import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { IndexedArticle, IndexedName, IndexedQuote } from './model.ts';
import { spellingsOfName } from './spelling.ts';
import { ROWS_A_MINUTE, rowsAt } from './sqlite-schema.ts';
import { indexable } from './words.ts';

/** A quote's id without its article's: articles stand beside. */
const placeOf = (quoteId: string, articleId: string) => quoteId.slice(articleId.length);

/** Changes the tables. Each method is one step of a transaction of the caller's. */
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

  /** The number of a value in a table of values, which it is put into where it is new. */
  #numbered(table: 'publication' | 'persona', value: string): number {
    const column = table === 'publication' ? 'name' : 'persona';
    const found = this.#prepared(`SELECT id FROM ${table} WHERE ${column} = ?`).get(value);
    if (found) return found.id as number;
    const { lastInsertRowid } =
      table === 'publication'
        ? this.#prepared('INSERT INTO publication (name, folded) VALUES (?, ?)').run(value, indexable(value))
        : this.#prepared('INSERT INTO persona (persona) VALUES (?)').run(value);
    return Number(lastInsertRowid);
  }

  /** The first of so many rows at a time that nobody has. */
  #freeRow(table: 'article' | 'quote', time: string): number {
    const first = rowsAt(time);
    const { last } = this.#prepared(`SELECT max(id) AS last FROM ${table} WHERE id >= ? AND id < ?`).get(
      first,
      first + ROWS_A_MINUTE,
    ) as { last: number | null };
    return last === null ? first : last + 1;
  }

  /** @returns whether the article went in: a newer version stays */
  putArticle(article: IndexedArticle): boolean {
    const { id, fileId, version, title = '', text, publication, time, received, quotes } = article;
    const known = this.#prepared('SELECT id, version FROM article WHERE article = ?').get(id);
    if (known && (known.version as number) > version) return false;
    if (known) this.#take(known.id as number);
    const row = this.#freeRow('article', time);
    this.#prepared(
      'INSERT INTO article (id, article, file, version, publication, day, received) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      row,
      id,
      fileId,
      version,
      publication === undefined ? null : this.#numbered('publication', publication),
      time.slice(0, 10),
      received,
    );
    this.#prepared('INSERT INTO article_words (rowid, words) VALUES (?, ?)').run(
      row,
      indexable(`${title} ${text}`),
    );
    this.#putQuotes(article, row, this.#freeRow('quote', time) + quotes.length - 1);
    return true;
  }

  /** Of one article those that come first in the text have the highest numbers: lists go backwards. */
  #putQuotes({ id, quotes }: IndexedArticle, article: number, lastRow: number): void {
    const insert = this.#prepared(
      'INSERT INTO quote (id, article, place, persona, kind, type, speakerType, gender, resolution, confidence) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const insertWords = this.#prepared('INSERT INTO quote_words (rowid, words) VALUES (?, ?)');
    const valuesOf = ({ speaker, kind, type, speakerType, gender, resolution, confidence }: IndexedQuote) => [
      speaker === null ? null : this.#numbered('persona', speaker.persona),
      kind,
      type,
      speakerType,
      gender,
      resolution,
      confidence,
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

  sweep(fileId: string, version: number): void {
    const old = this.#prepared('SELECT id FROM article WHERE file = ? AND version < ?').all(fileId, version);
    for (const { id } of old) this.#take(id as number);
  }

  #take(article: number): void {
    this.#prepared('DELETE FROM quote_words WHERE rowid IN (SELECT id FROM quote WHERE article = ?)').run(
      article,
    );
    this.#prepared('DELETE FROM quote WHERE article = ?').run(article);
    this.#prepared('DELETE FROM article_words WHERE rowid = ?').run(article);
    this.#prepared('DELETE FROM article WHERE id = ?').run(article);
  }
}
