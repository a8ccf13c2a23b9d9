import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, created INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS objects (
  bucket TEXT NOT NULL, key TEXT NOT NULL, body INTEGER NOT NULL, size INTEGER NOT NULL,
  etag TEXT NOT NULL, modified INTEGER NOT NULL, headers TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
);
CREATE TABLE IF NOT EXISTS chunks (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS pieces (
  body INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL, chunk INTEGER NOT NULL,
  PRIMARY KEY (body, start)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
  key TEXT PRIMARY KEY, sequence INTEGER NOT NULL, size INTEGER, etag TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uploads (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, started INTEGER NOT NULL, headers TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS parts (
  upload TEXT NOT NULL, number INTEGER NOT NULL, body INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
  PRIMARY KEY (upload, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, message TEXT NOT NULL, body TEXT NOT NULL,
  attributes TEXT NOT NULL, sent INTEGER NOT NULL, receives INTEGER NOT NULL, received INTEGER,
  visible INTEGER NOT NULL, handle TEXT UNIQUE
);
CREATE INDEX IF NOT EXISTS waiting ON messages (queue, visible, id);
`;

const SQLITE_BUSY = 5;

/** Another running instance has locked the data folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string, holder: { pid: number; address?: string } | undefined) {
    const who = holder
      ? `process ${holder.pid}${holder.address ? `, ${holder.address}` : ''}`
      : 'another process';
    super(
      `${folder} is in use by a running Whosaid (${who}): stop that one, or choose another folder by --data.`,
    );
    this.name = 'DataFolderInUse';
  }
}

/** The data folder can't be opened. */
export class DataFolderUnusable extends Error {
  constructor(folder: string, problem: string) {
    super(`${folder} can't be used (${problem}): choose another folder by --data, or move this one away.`);
    this.name = 'DataFolderUnusable';
  }
}

/**
 * The one file that holds the buckets and the queues, so that an object and its event are written in one transaction: a
 * crash never loses one without the other.
 *
 * Opening it takes an operating system lock, which the system releases when the process ends, so locks never go stale.
 */
export class Disk {
  readonly #database: DatabaseSync;
  readonly #holder: string;
  readonly #statements = new Map<string, StatementSync>();
  #depth = 0;

  /**
   * @throws DataFolderInUse if another instance, in this process or another, has the folder open
   * @throws DataFolderUnusable
   */
  constructor(folder: string) {
    this.#holder = join(folder, 'instance.json');
    try {
      mkdirSync(folder, { recursive: true });
      this.#database = new DatabaseSync(join(folder, 'bucket.db'), { timeout: 0 });
    } catch (error) {
      throw new DataFolderUnusable(folder, (error as Error).message);
    }
    try {
      this.#database.exec('PRAGMA locking_mode = EXCLUSIVE');
      this.#database.exec('PRAGMA journal_mode = WAL');
      // Acknowledged writes survive a power cut.
      this.#database.exec('PRAGMA synchronous = FULL');
      this.#database.exec('PRAGMA journal_size_limit = 67108864');
      this.#database.exec('BEGIN EXCLUSIVE; COMMIT');
      this.#database.exec(SCHEMA);
    } catch (error) {
      this.#database.close();
      const { errcode, message } = error as Error & { errcode?: number };
      if (errcode === SQLITE_BUSY) throw new DataFolderInUse(folder, this.#readHolder());
      throw new DataFolderUnusable(folder, message);
    }
    this.announce();
  }

  /** Records which process has the folder open, for the error message of a second instance. */
  announce(address?: string): void {
    writeFileSync(this.#holder, JSON.stringify({ pid: process.pid, address }));
  }

  /** The prepared statement of this SQL, from a cache. */
  sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  /** Runs `work` in a transaction. A nested transaction joins the outer one. */
  transaction<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    this.#depth++;
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has already rolled it back if the disk is full.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth--;
    }
  }

  /**
   * The next number of a counter that only grows, also across restarts. It starts at the current time in milliseconds.
   */
  next(counter: string): number {
    const row = this.sql(
      'INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value',
    ).get(counter, Date.now());
    return Number(row?.value);
  }

  close(): void {
    rmSync(this.#holder, { force: true });
    this.#statements.clear();
    this.#database.close();
  }

  #readHolder(): { pid: number; address?: string } | undefined {
    if (!existsSync(this.#holder)) return undefined;
    try {
      return JSON.parse(readFileSync(this.#holder, 'utf8'));
    } catch {
      return undefined;
    }
  }
}
