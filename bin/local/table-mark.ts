import type { Disk } from './disk.ts';
import type { Dynamo } from './dynamo.ts';

const MARK = 'table';

/**
 * How much of the table was on the disk when messages were called done, counted in flushes and noted beside the queue:
 * a table that has fewer has lost something since, whether LevelDB saw it or not.
 */
export class TableMark {
  readonly #disk: Disk;
  readonly #table: Dynamo;
  #last: number;
  /** The table lacks what was in it. */
  readonly isBehind: boolean;

  constructor(disk: Disk, table: Dynamo) {
    this.#disk = disk;
    this.#table = table;
    const noted = Number(disk.sql('SELECT value FROM counters WHERE name = ?').get(MARK)?.value ?? 0);
    this.isBehind = table.mark < noted;
    this.#last = Math.max(noted, table.mark);
  }

  /** Resolves when all that was written before survives a power cut, and that is noted. */
  readonly settle = async (): Promise<void> => {
    const mark = ++this.#last;
    await this.#table.flush(mark);
    // In this order: the table never has less than is noted, unless it lost it.
    this.#disk
      .sql(
        'INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = MAX(value, excluded.value)',
      )
      .run(MARK, mark);
  };
}
