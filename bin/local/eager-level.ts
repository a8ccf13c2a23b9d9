/** One write of a batch. */
export type Write = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };

/** Keys from one to another, as LevelDB's iterators take them. */
export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  /** -1 for all. */
  limit?: number;
}

/** What is used of a LevelDB, or of the one in memory. */
interface LevelDb {
  status: string;
  open(): Promise<void>;
  get(key: string): Promise<unknown>;
  getSync(key: string): unknown;
  put(key: string, value: unknown, options?: { sync: boolean }): Promise<void>;
  del(key: string): Promise<void>;
  batch(operations: Write[]): Promise<void>;
  iterator(range: KeyRange): AsyncIterable<[key: string, value: unknown]>;
  values(range: KeyRange & { highWaterMarkBytes: number }): {
    nextv(size: number): Promise<unknown[]>;
    close(): Promise<void>;
  };
}
export type LevelClass = new (...settings: unknown[]) => LevelDb;

/** The part of the keys under which dynalite keeps what tables are like. */
export const TABLES = 'table~';
/** Values and their bytes that an iterator brings at once. */
const VALUES_AT_ONCE = 1000;
const BYTES_AT_ONCE = 1024 * 1024;

/**
 * LevelDB, asked in fewer steps: what is read lies in memory nearly always, so that going to another thread for it takes
 * longer than reading it, and what is written in one turn goes there together.
 */
export type EagerLevel = InstanceType<ReturnType<typeof eager>>;

/** @see EagerLevel */
export function eager(Level: LevelClass) {
  return class extends Level {
    #operations: Write[] = [];
    #written: Promise<void> | undefined;
    /** Tables that can be used: each request asks for its table, and each item of a batch. */
    readonly #tables = new Map<string, unknown>();

    /** What lies under a key, undefined for nothing. */
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

    /** All of it or nothing, together with all else that is written in this turn. */
    write(operations: readonly Write[]): Promise<void> {
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

    /** A write that is on the disk when it resolves takes all writes before it along. */
    putThrough(key: string, value: unknown): Promise<void> {
      return super.put(key, value, { sync: true });
    }

    /** The values of the keys in a range, in their order. */
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
