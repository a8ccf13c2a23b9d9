import type { Disk } from './disk.ts';
import type { Dynamo } from './dynamo.ts';

const MARK = 'table';

/**
 * Counts the table's flushes, and records beside the queue how many had completed when messages were deleted. A table
 * with fewer flushes than recorded has lost writes, whether or not LevelDB noticed.
 */
export class TableMark {
  readonly #disk: Disk;
  readonly #table: Dynamo;
  #last: number;
  /** Whether the table has lost writes. */
  readonly isBehind: boolean;

  constructor(disk: Disk, table: Dynamo) {
    this.#disk = disk;
    this.#table = table;
    const noted = Number(disk.sql('SELECT value FROM counters WHERE name = ?').get(MARK)?.value ?? 0);
    this.isBehind = table.mark < noted;
    this.#last = Math.max(noted, table.mark);
  }

  /** Resolves when all earlier writes survive a power cut and the flush is recorded. */
  readonly settle = async (): Promise<void> => {
    const mark = ++this.#last;
    await this.#table.flush(mark);
    // In this order, so that the table never has fewer flushes than recorded unless it lost writes.
    this.#disk
      .sql(
        'INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = MAX(value, excluded.value)',
      )
      .run(MARK, mark);
  };
}
