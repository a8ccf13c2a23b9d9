/** Figures of one thing that was measured, a row each; the first row names the columns. */
export interface Figures {
  title: string;
  rows: Cell[][];
  /** What one must know to read them. */
  notes?: string[];
}

export type Cell = string | number;

/** A part of the bench. It cleans up behind itself. */
export type Part = () => Promise<Figures[]>;

/** What `part` needs isn't there; the others go on. */
export class Skipped extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Skipped';
  }
}

const GAP = '  ';

/**
 * A table as plain text: the first column to the left, the others, as they are numbers mostly, to the right.
 *
 * @example
 * aligned([['', 'P'], ['all', '51.3']]); // ['        P', 'all  51.3']
 */
export function aligned(rows: Cell[][]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[column] ?? 0) : String(cell).padStart(widths[column] ?? 0),
      )
      .join(GAP)
      .trimEnd(),
  );
}

/** Figures as they are printed. */
export function printed({ title, rows, notes = [] }: Figures): string {
  return [title, ...[...aligned(rows), ...notes].map((line) => `${GAP}${line}`)].join('\n');
}
