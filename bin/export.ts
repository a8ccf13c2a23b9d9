import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { csvLine, jsonLines } from '../lambdas/http/formats.ts';
import { ParquetEncoder } from '../lambdas/lake/parquet.ts';
import { COLUMNS, type Row } from '../lambdas/routes/query/quote-rows.ts';
import { type Ask, pagesOf } from './api-pages.ts';
import { progressTo } from './outputs.ts';

/** Writes rows in a format, piece by piece. */
interface RowEncoder {
  add(rows: readonly Row[]): string | Uint8Array;
  end(): string | Uint8Array;
}

const NAMES = COLUMNS.map(({ name }) => name);

/** Lines that are written as they come, after a header. */
function lines(head: string, text: (rows: readonly Row[]) => string): RowEncoder {
  let before = head;
  const behindHead = (rows: readonly Row[]) => {
    const written = before + text(rows);
    before = '';
    return written;
  };
  return { add: behindHead, end: () => behindHead([]) };
}

/** The formats of an export. */
const ROW_FORMATS = {
  csv: () =>
    lines(csvLine(NAMES), (rows) => rows.map((row) => csvLine(NAMES.map((name) => row[name]))).join('')),
  jsonl: () => lines('', jsonLines),
  parquet: () => new ParquetEncoder(COLUMNS),
} as const satisfies Record<string, () => RowEncoder>;

export type ExportFormat = keyof typeof ROW_FORMATS;

export const EXPORT_FORMATS = Object.keys(ROW_FORMATS) as ExportFormat[];

export interface ExportOptions {
  ask: Ask;
  format: ExportFormat;
  /** A file; a folder, which gets a file for every 100,000 quotes; undefined for `output`. */
  to: string | undefined;
  /** The parameters of `/quotes`. */
  filters: URLSearchParams;
  output: Writable;
  /** Gets the progress. */
  errors: Writable;
}

const ROWS_A_FILE = 100_000;

/** The destination of rows: one file, which gets its final name when it is complete. */
class RowFile {
  readonly #path: string | undefined;
  readonly #stream: Writable;
  readonly #encoder: RowEncoder;

  constructor(path: string | undefined, output: Writable, format: ExportFormat) {
    this.#path = path;
    this.#encoder = ROW_FORMATS[format]();
    if (path !== undefined) mkdirSync(dirname(path), { recursive: true });
    this.#stream = path === undefined ? output : createWriteStream(`${path}.part`);
  }

  async write(rows: readonly Row[]): Promise<void> {
    await this.#send(this.#encoder.add(rows));
  }

  async #send(piece: string | Uint8Array): Promise<void> {
    if (piece.length === 0 || this.#stream.write(piece)) return;
    await new Promise<void>((resolve) => this.#stream.once('drain', resolve));
  }

  async close(): Promise<void> {
    await this.#send(this.#encoder.end());
    if (this.#path === undefined) return;
    this.#stream.end();
    await finished(this.#stream);
    renameSync(`${this.#path}.part`, this.#path);
  }

  /** An incomplete file must not look complete. */
  discard(): void {
    if (this.#path === undefined) return;
    this.#stream.destroy();
    rmSync(`${this.#path}.part`, { force: true });
  }
}

const isFolder = (path: string) =>
  path.endsWith('/') || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);

/** Each file's path in turn. */
function pathIn(to: string | undefined, format: ExportFormat, number: number): string | undefined {
  if (to === undefined || !isFolder(to)) return to;
  return join(to, `quotes-${String(number).padStart(5, '0')}.${format}`);
}

/**
 * Exports quotes page by page, all that pass the filters of `/quotes`.
 *
 * @returns how many
 * @throws {ApiRefused} for filters that the API rejects
 */
export async function exportQuotes(options: ExportOptions): Promise<number> {
  const { ask, format, to, filters, output, errors } = options;
  const progress = progressTo(errors);
  let [quotes, inFile, number] = [0, 0, 1];
  let file = new RowFile(pathIn(to, format, number), output, format);
  try {
    for await (const rows of pagesOf(ask, filters)) {
      if (inFile >= ROWS_A_FILE && to !== undefined && isFolder(to)) {
        await file.close();
        file = new RowFile(pathIn(to, format, ++number), output, format);
        inFile = 0;
      }
      await file.write(rows);
      quotes += rows.length;
      inFile += rows.length;
      progress(`${quotes} quotes so far`);
    }
    await file.close();
  } catch (error) {
    file.discard();
    throw error;
  }
  errors.write(`${quotes} quotes${to === undefined ? '' : ` in ${to}`}\n`);
  return quotes;
}
