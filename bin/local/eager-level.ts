/** One operation of a batch. */
export type LevelWrite = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };

/** A range of keys, as LevelDB's iterators take it. */
export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  /** -1 for all. */
  limit?: number;
}

/** The part of abstract-level that we and dynalite use, of LevelDB and of the in-memory database alike. */
interface LevelDb {
  status: string;
  open(): Promise<void>;
  get(key: string): Promise<unknown>;
  getSync(key: string): unknown;
  put(key: string, value: unknown, options?: { sync: boolean }): Promise<void>;
  del(key: string): Promise<void>;
  batch(operations: LevelWrite[]): Promise<void>;
  iterator(range: KeyRange): AsyncIterable<[key: string, value: unknown]>;
  values(range: KeyRange & { highWaterMarkBytes: number }): {
    nextv(size: number): Promise<unknown[]>;
    close(): Promise<void>;
  };
}
export type LevelClass = new (...settings: unknown[]) => LevelDb;

/** The prefix of the keys under which dynalite stores table descriptions. */
export const TABLES = 'table~';
/** How many values, and bytes of them, an iterator fetches at a time. */
const VALUES_AT_ONCE = 1000;
const BYTES_AT_ONCE = 1024 * 1024;

/**
 * LevelDB with fewer round trips to its own thread: reads are synchronous, because nearly all of them are answered from
 * memory, and all writes of one turn of the event loop become one batch.
 */
export type EagerLevel = InstanceType<ReturnType<typeof eager>>;

/** @see EagerLevel */
export function eager(Level: LevelClass) {
  return class extends Level {
    #operations: LevelWrite[] = [];
    #written: Promise<void> | undefined;
    /** Descriptions of active tables: dynalite reads one for every request. */
    readonly #tables = new Map<string, unknown>();

    /** The value of a key; undefined when there is none. */
    read(key: string): unknown {
      const known = this.#tables.get(key);
      if (known) return known;
      const value = this.getSync(key);
      if (key.startsWith(TABLES) && (value as { TableStatus?: string })?.TableStatus === 'ACTIVE')
        this.#tables.set(key, value);
      return value;
    }

    override async get(key: string): Promise<unknown> {
      return this.status === 'open' ? this.read(key) : super.get(key);
    }

    override put(key: string, value: unknown): Promise<void> {
      return this.write([{ type: 'put', key, value }]);
    }

    override del(key: string): Promise<void> {
      return this.write([{ type: 'del', key }]);
    }

    /** Writes the operations atomically, in one batch with all other writes of this turn of the event loop. */
    write(operations: readonly LevelWrite[]): Promise<void> {
      this.#operations.push(...operations);
      this.#written ??= new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
        const together = this.#operations;
        this.#operations = [];
        this.#written = undefined;
        await super.batch(together);
        for (const { key } of together) if (key.startsWith(TABLES)) this.#tables.delete(key);
      });
      return this.#written;
    }

    /** Resolves once this write and all writes that completed before it are on disk. */
    putThrough(key: string, value: unknown): Promise<void> {
      return super.put(key, value, { sync: true });
    }

    /** The values in a range, in the order of their keys. */
    async *valuesIn(range: KeyRange): AsyncGenerator<unknown> {
      const values = this.values({ ...range, highWaterMarkBytes: BYTES_AT_ONCE });
      try {
        for (;;) {
          const some = await values.nextv(VALUES_AT_ONCE);
          if (some.length === 0) return;
          yield* some;
        }
      } finally {
        await values.close();
      }
    }
  };
}
