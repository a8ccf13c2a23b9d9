import { rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { GroupCommit } from './group-commit.ts';
import { MAX_SCORED_MATCHES, MAX_SQLITE_NAMES } from './limits.ts';
import {
  type Dimension,
  type Hit,
  type IndexState,
  IndexUnavailable,
  type SearchIndex,
  type SearchPage,
} from './model.ts';
import { bestPersonas, type NameCandidate, nearSpellingsOf, neighboursOf, spellingsOf } from './spelling.ts';
import { articleSource, quoteSource, type Source } from './sqlite-matching.ts';
import { makeTables, OtherSchema, personaWordSql } from './sqlite-schema.ts';
import { SqliteWriting } from './sqlite-writing.ts';
import { wordList } from './words.ts';

/** Quotes are grouped by the numbers of values first, which are cheaper to compare than the values. */
const NUMBERS = {
  persona: 'q.persona',
  publication: 'a.publication',
  labels: 'q.labels',
  /** Only if the article has a date. */
  day: 'CASE WHEN a.isDated THEN a.day END',
};

interface Counted {
  by: keyof typeof NUMBERS;
  /** The value as an SQL expression, given the number as a column of `n`. */
  value: string;
}

const label = (column: string): Counted => ({
  by: 'labels',
  value: `(SELECT ${column} FROM labels WHERE id = n.labels)`,
});
const DAY = "date(n.day * 86400, 'unixepoch')";

const COUNTED: Record<Dimension, Counted> = {
  speaker: { by: 'persona', value: '(SELECT persona FROM persona WHERE id = n.persona)' },
  publication: { by: 'publication', value: '(SELECT name FROM publication WHERE id = n.publication)' },
  kind: label('kind'),
  type: label('type'),
  gender: label('gender'),
  speakerType: label('speakerType'),
  resolution: label('resolution'),
  day: { by: 'day', value: DAY },
  month: { by: 'day', value: `substr(${DAY}, 1, 7)` },
};

/** The statement that counts a source's quotes by the values of dimensions. */
function counting({ from, where }: Source, by: readonly Dimension[]): string {
  const numbers = [...new Set(by.map((dimension) => COUNTED[dimension].by))];
  const columns = numbers.map((number) => `${NUMBERS[number]} AS ${number}`).join(', ');
  const groups = numbers.map((number) => NUMBERS[number]).join(', ');
  const values = by.map((_, index) => `value${index}`).join(', ');
  return [
    `SELECT ${by.map((dimension, index) => `${COUNTED[dimension].value} AS value${index}`).join(', ')}, sum(n.quotes) AS quotes`,
    `FROM (SELECT ${columns}, count(*) AS quotes FROM ${from.text} WHERE ${where.text} GROUP BY ${groups}) n`,
    `GROUP BY ${values} ORDER BY quotes DESC, ${values} LIMIT ?`,
  ].join(' ');
}

type Row = Record<string, SQLInputValue>;

export interface SqliteIndexOptions {
  /** Called when a file that was damaged while open has been recreated: it is empty now. */
  onRenewed?: () => void;
}

/** The statement that finds a page of a source's rows, and the function that turns a row into a hit's position. */
function listing(source: Source, id: string, { sort, limit, after }: SearchPage) {
  const { from, where, row, order, score, words = from.text, lookUp } = source;
  const last = after === undefined ? undefined : (JSON.parse(after) as SQLInputValue[]);
  if (sort === 'relevance' && score !== undefined) {
    const scored = `SELECT ${row} AS row, ${score} AS score FROM ${words} WHERE ${where.text} ORDER BY ${row} DESC LIMIT ${MAX_SCORED_MATCHES}`;
    return {
      text: [
        `WITH scored AS MATERIALIZED (${scored}),`,
        `best AS MATERIALIZED (SELECT * FROM scored WHERE ${last ? '(score, -row) > (?, -?)' : 'TRUE'} ORDER BY score, row DESC LIMIT ?)`,
        `SELECT ${id} AS id, row, score FROM best ${lookUp} ORDER BY score, row DESC`,
      ].join(' '),
      values: [...where.values, ...(last ?? []), limit],
      positionOf: ({ score, row }: Row) => [score, row],
    };
  }
  if (sort === 'received') {
    return {
      text: `SELECT ${id} AS id, ${row} AS row, a.received AS received FROM ${from.text} WHERE ${where.text} AND ${last ? '(a.received, row) < (?, ?)' : 'TRUE'} ORDER BY a.received DESC, row DESC LIMIT ?`,
      values: [...from.values, ...where.values, ...(last ?? []), limit],
      positionOf: ({ received, row }: Row) => [received, row],
    };
  }
  const columns = order.map((column, index) => `${column} AS place${index}`).join(', ');
  const isBehind = last ? `(${order.join(', ')}) < (${order.map(() => '?').join(', ')})` : 'TRUE';
  const newest = order.map((column) => `${column} DESC`).join(', ');
  return {
    text: `SELECT ${id} AS id, ${columns} FROM ${from.text} WHERE ${where.text} AND ${isBehind} ORDER BY ${newest} LIMIT ?`,
    values: [...from.values, ...where.values, ...(last ?? []), limit],
    positionOf: (found: Row) => order.map((_, index) => found[`place${index}`]),
  };
}

/**
 * An index in one SQLite file, by FTS5.
 *
 * @param path of the file, which is created if there is none, and recreated if it can't be read or is from another
 * release; `:memory:` for one that ends with the process
 * @example
 * const index = openSqliteIndex('./search.sqlite');
 * await index.put([article]);
 * await index.quotes({ query: parseQuery('bridge'), in: 'quote', filter: {}, sort: 'relevance', limit: 10 });
 */
export function openSqliteIndex(
  path: string,
  { onRenewed = () => {} }: SqliteIndexOptions = {},
): SearchIndex {
  let database = openOrRenew(path);
  let writing = new SqliteWriting(database);

  /** SQLite's errors for a damaged file are about the index, never about the query. */
  async function ask<Answer>(work: () => Answer): Promise<Answer> {
    try {
      return work();
    } catch (error) {
      if (!isOfSqlite(error)) throw error;
      if (isBroken(error) && database.isOpen) {
        database.close();
        database = renew(path);
        writing = new SqliteWriting(database);
        onRenewed();
      }
      throw new IndexUnavailable(`The search index could not be read: ${(error as Error).message}.`, {
        cause: error,
      });
    }
  }

  const commits = new GroupCommit((work) =>
    ask(() => {
      database.exec('BEGIN IMMEDIATE');
      try {
        work();
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    }),
  );
  const change = (work: () => void) => commits.change(work);

  const find = (source: Source, id: string, page: SearchPage): Promise<Hit[]> =>
    ask(() => {
      const { text, values, positionOf } = listing(source, id, page);
      const rows = database.prepare(text).all(...values) as Row[];
      return rows.map((row) => ({ id: String(row.id), position: JSON.stringify(positionOf(row)) }));
    });

  return {
    put: (articles) =>
      change(() => {
        for (const article of articles) {
          if (!writing.putArticle(article)) continue;
          for (const { speaker } of article.quotes) if (speaker) writing.putName(speaker);
        }
      }),
    putNames: (names) =>
      change(() => {
        for (const name of names) writing.putName(name);
      }),
    settled: async () => {},
    deleteBefore: (fileId, version) => change(() => writing.deleteBefore(fileId, version)),
    quotes: (search) => find(quoteSource(search, search.sort), 'a.article || q.place', search),
    articles: (search) => find(articleSource(search.query, search.filter), 'a.article', search),
    counts: (selection, by, limit) =>
      ask(() => {
        const source = quoteSource(selection);
        const rows = database
          .prepare(counting(source, by))
          .all(...source.from.values, ...source.where.values, limit);
        return rows.map((row) => ({
          values: by.map((_, index) => row[`value${index}`] as string | null),
          quotes: row.quotes as number,
        }));
      }),
    personas: (words, limit) =>
      ask(() => {
        const asked = wordList(words);
        if (asked.length === 0) return [];
        const find = database.prepare(
          `SELECT p.persona, n.name, n.roles, coalesce((SELECT doc FROM quote_vocabulary WHERE term = ${personaWordSql('p.id')}), 0) AS quotes ` +
            'FROM name_words CROSS JOIN name n ON n.id = name_words.rowid JOIN persona p ON p.id = n.persona ' +
            'WHERE name_words MATCH ? ORDER BY quotes DESC LIMIT ?',
        );
        const matching = (spellings: (word: string) => string[]): string[] => {
          const alternatives = asked.map((word) => spellings(word).map((spelling) => `"${spelling}"`));
          const match = alternatives.map((anyOf) => `(${anyOf.join(' OR ')})`).join(' AND ');
          const rows = find.all(match, MAX_SQLITE_NAMES);
          const candidates = rows.map((row) => ({ ...row, roles: JSON.parse(String(row.roles)) }));
          return bestPersonas(asked, candidates as unknown as NameCandidate[]);
        };
        const personas = matching(spellingsOf);
        return (personas.length > 0 ? personas : matching(nearSpellingsOf)).slice(0, limit);
      }),
    spellings: (words, where) =>
      ask(() => {
        const find = database.prepare(
          `SELECT term FROM json_each(?) CROSS JOIN ${where}_vocabulary ON term = value ORDER BY doc DESC, term LIMIT 1`,
        );
        const mostFrequent = (of: readonly string[]) =>
          find.get(JSON.stringify(of))?.term as string | undefined;
        const unknown = words.filter((word) => mostFrequent([word]) === undefined);
        return new Map(
          unknown.flatMap((word) => {
            const spelling = mostFrequent(neighboursOf(word));
            return spelling === undefined ? [] : [[word, spelling] as const];
          }),
        );
      }),
    state: () =>
      ask(() => {
        const row = database.prepare('SELECT isComplete, articles, position FROM state').get() as
          | { isComplete: number; articles: number | null; position: string | null }
          | undefined;
        if (!row) return undefined;
        const { isComplete, articles, position } = row;
        return {
          isComplete: isComplete === 1,
          ...(position !== null && { replayed: { articles: articles ?? 0, position } }),
        };
      }),
    setState: async ({ isComplete, replayed }: IndexState) => {
      await ask(() => {
        if (isComplete && database.prepare('SELECT 1 FROM state WHERE NOT isComplete').get())
          compact(database);
      });
      await change(() => {
        database.exec('DELETE FROM state');
        database
          .prepare('INSERT INTO state VALUES (?, ?, ?)')
          .run(isComplete ? 1 : 0, replayed?.articles ?? null, replayed?.position ?? null);
      });
    },
    close: async () => {
      await commits.committed();
      if (database.isOpen) database.close();
    },
  };
}

/** Merges all segments, and shrinks the file. Without room for the copy that this takes, the file stays larger. */
function compact(database: DatabaseSync): void {
  for (const table of ['quote_words', 'article_words'])
    database.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
  try {
    database.exec('VACUUM');
  } catch (error) {
    if (!isOfSqlite(error) || isBroken(error)) throw error;
  }
}

type SqliteError = Error & { errcode?: number };

const isOfSqlite = (error: unknown): error is SqliteError =>
  (error as { code?: string }).code === 'ERR_SQLITE_ERROR';

/** SQLite's primary result codes of a file that is no database of ours: SQLITE_CORRUPT and SQLITE_NOTADB. */
const BROKEN = [11, 26];

const isBroken = ({ errcode = 0 }: SqliteError) => BROKEN.includes(errcode & 0xff);

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // With NORMAL a power cut may lose the last changes, as it may in the embedded table, but never the file.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 4000000',
    );
    makeTables(database);
    for (const table of ['quote', 'article'])
      database.exec(
        `CREATE VIRTUAL TABLE temp.${table}_vocabulary USING fts5vocab(main, ${table}_words, row)`,
      );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Everything in an index can be indexed again. */
function openOrRenew(path: string): DatabaseSync {
  try {
    return open(path);
  } catch (error) {
    if (!(error instanceof OtherSchema) && !(isOfSqlite(error) && isBroken(error))) throw error;
    return renew(path);
  }
}

function renew(path: string): DatabaseSync {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return open(path);
}
