import { COLUMNS, type Row } from '../routes/query/quote-rows.ts';
import type { ParquetColumn } from './parquet.ts';

/**
 * Columns of the lake's rows besides those of an export. There are three kinds of rows:
 *
 * - a quote: it has an `id`, and belongs to the snapshot of its file;
 * - a snapshot of a file, after all of its quotes: no `id`, but a `file_id`. A deleted file has one without quotes;
 * - the name of a persona after a correction: neither `id` nor `file_id`.
 */
const OWN_COLUMNS = [
  { name: 'persona', type: 'STRING' },
  { name: 'file_id', type: 'STRING' },
  { name: 'snapshot', type: 'STRING' },
  { name: 'written', type: 'STRING' },
] as const satisfies ParquetColumn[];

/** The columns of the lake's table. */
export const LAKE_COLUMNS: readonly ParquetColumn[] = [...COLUMNS, ...OWN_COLUMNS];

/** The columns of its view: those of an export. */
export const VIEW_COLUMNS: readonly ParquetColumn[] = COLUMNS;

/** Columns that all rows of the lake have. */
export type LakeFields = Partial<Record<(typeof OWN_COLUMNS)[number]['name'], string | null>>;

export type LakeRow = Row & LakeFields;

export const LAKE_TABLE = 'quote_snapshots';
export const LAKE_VIEW = 'quotes';

/** Columns that corrections change without a new snapshot: the newest row of a persona counts. */
const OF_PERSONAS = ['speaker_id', 'speaker_name'];

/**
 * The statement of the view: the quotes of each file's newest snapshot, with the speakers' latest names. Both Athena
 * and DuckDB accept it.
 *
 * @param table where the rows are
 */
export function viewStatement(table: string): string {
  const columns = VIEW_COLUMNS.map(({ name }) =>
    OF_PERSONAS.includes(name) ? `coalesce(n.${name}, q.${name}) AS ${name}` : `q."${name}"`,
  );
  const newest = OF_PERSONAS.map((name) => `max_by(${name}, written) AS ${name}`);
  return [
    `WITH shown AS (SELECT file_id, max(snapshot) AS snapshot FROM ${table} WHERE id IS NULL AND file_id IS NOT NULL GROUP BY file_id),`,
    `named AS (SELECT persona, ${newest.join(', ')} FROM ${table} WHERE persona IS NOT NULL GROUP BY persona)`,
    `SELECT ${columns.join(', ')}`,
    `FROM ${table} q JOIN shown s ON s.file_id = q.file_id AND s.snapshot = q.snapshot`,
    'LEFT JOIN named n ON n.persona = q.persona',
    'WHERE q.id IS NOT NULL',
  ].join('\n');
}
