import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

/** A column of a Parquet file. All columns are nullable. */
export interface ParquetColumn {
  name: string;
  /** `STRING` is UTF-8; numbers are signed. */
  type: 'STRING' | 'INT32' | 'DOUBLE';
}

export type ParquetRow = Record<string, string | number | null>;

/** Rows of a group, which are held in memory until they are encoded together. */
const ROWS_A_GROUP = 10_000;

/**
 * Writes rows as a Parquet file, a row group at a time, compressed by Snappy.
 *
 * @example
 * const encoder = new ParquetEncoder([{ name: 'id', type: 'STRING' }]);
 * file.write(encoder.add([{ id: 'a' }]));
 * file.end(encoder.end());
 */
export class ParquetEncoder {
  readonly #columns: readonly ParquetColumn[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #rows: ParquetRow[] = [];

  constructor(columns: readonly ParquetColumn[]) {
    this.#columns = columns;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaFromColumnData({ columnData: this.#columnData([]) }),
    });
  }

  /** @returns the next bytes of the file, which may be none */
  add(rows: readonly ParquetRow[]): Uint8Array {
    this.#rows.push(...rows);
    while (this.#rows.length >= ROWS_A_GROUP) this.#writeGroup(this.#rows.splice(0, ROWS_A_GROUP));
    return this.#taken();
  }

  /** @returns the last bytes of the file */
  end(): Uint8Array {
    if (this.#rows.length > 0) this.#writeGroup(this.#rows.splice(0));
    this.#writer.finish();
    return this.#taken();
  }

  #columnData(rows: readonly ParquetRow[]): ColumnSource[] {
    return this.#columns.map(({ name, type }) => ({
      name,
      type,
      data: rows.map((row) => row[name] ?? null),
    }));
  }

  #writeGroup(rows: readonly ParquetRow[]): void {
    this.#writer.write({ columnData: this.#columnData(rows), rowGroupSize: rows.length });
  }

  #taken(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}
