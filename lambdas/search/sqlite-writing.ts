import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { IndexedArticle, IndexedName } from './model.ts';
import { spellingsOfName } from './spelling.ts';
import { dayNumber, lastOfMinute, type Numbered, personaWord, rowsAt, thousandths } from './sqlite-schema.ts';
import { indexable } from './words.ts';

/** A quote's id without its article's, which is stored separately. */
const placeOf = (quoteId: string, articleId: string) => quoteId.slice(articleId.length);

/** Changes the tables. Each method is one step of the caller's transaction. */
export class SqliteWriting {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #endsOfFullMinutes: Record<Numbered, Map<number, number>> = {
    article: new Map(),
    quote: new Map(),
  };

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The number of a row with these values, which is inserted where there is none. */
  #numbered(table: 'labels' | 'persona' | 'publication', row: Record<string, string | null>): number {
    const columns = Object.keys(row);
    const values = Object.values(row);
    const isEqual = columns.map((column) => `${column} IS ?`).join(' AND ');
    const found = this.#prepared(`SELECT id FROM ${table} WHERE ${isEqual}`).get(...values);
    if (found) return found.id as number;
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return Number(this.#prepared(insert).run(...values).lastInsertRowid);
  }

  /**
   * The first of so many adjacent free rows, at a time or as soon after it as possible. The rows after a full minute
   * are looked for from where the last were found.
   */
  #freeRows(table: Numbered, time: string, count: number): number {
    const start = rowsAt(table, time);
    const ends = this.#endsOfFullMinutes[table];
    const first = this.#freeRowsFrom(table, ends.get(start) ?? start, count);
    if (first > lastOfMinute(table, start)) ends.set(start, first);
    return first;
  }

  #freeRowsFrom(table: Numbered, row: number, count: number): number {
    const last = this.#prepared(`SELECT max(id) AS id FROM ${table} WHERE id BETWEEN ? AND ?`);
    const next = this.#prepared(`SELECT min(id) AS id FROM ${table} WHERE id >= ?`);
    const idIn = (row: Record<string, unknown> | undefined) => row?.id as number | null;
    let first = row;
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
      publication === undefined
        ? null
        : this.#numbered('publication', { name: publication, folded: indexable(publication) }),
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
    this.#putQuotes(article, firstQuote + quotes.length - 1);
    return true;
  }

  /** Earlier quotes of an article have higher numbers, because lists run backwards. */
  #putQuotes({ id, quotes }: IndexedArticle, lastRow: number): void {
    const insert = this.#prepared(
      'INSERT INTO quote (id, place, persona, labels, confidence) VALUES (?, ?, ?, ?, ?)',
    );
    const insertWords = this.#prepared('INSERT INTO quote_words (rowid, words) VALUES (?, ?)');
    for (const [index, quote] of quotes.entries()) {
      const { speaker, kind, type, speakerType, gender, resolution, confidence } = quote;
      const persona = speaker && this.#numbered('persona', { persona: speaker.persona });
      insert.run(
        lastRow - index,
        placeOf(quote.id, id),
        persona,
        this.#numbered('labels', { kind, type, speakerType, gender, resolution }),
        thousandths(confidence),
      );
      const words = indexable(quote.text);
      insertWords.run(lastRow - index, persona === null ? words : `${words} ${personaWord(persona)}`);
    }
  }

  putName({ persona, name, roles }: IndexedName): void {
    const { changes, lastInsertRowid } = this.#prepared(
      'INSERT OR IGNORE INTO name (persona, name, roles) VALUES (?, ?, ?)',
    ).run(this.#numbered('persona', { persona }), name, JSON.stringify(roles));
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
