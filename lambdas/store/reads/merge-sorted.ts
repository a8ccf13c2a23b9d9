/** A part of a list that is sorted by `at`, backwards, as far as it is read. */
export interface Strand<Row extends { at: string }> {
  rows: Row[];
  pages: AsyncGenerator<Row[]>;
  isEnded: boolean;
}

async function readOn<Row extends { at: string }>(strand: Strand<Row>): Promise<void> {
  while (strand.rows.length === 0 && !strand.isEnded) {
    const page = await strand.pages.next();
    if (page.done) strand.isEnded = true;
    else strand.rows = page.value;
  }
}

/** Merges strands into runs that are sorted as a whole. */
export async function* merged<Row extends { at: string }>(strands: Strand<Row>[]): AsyncGenerator<Row[]> {
  for (;;) {
    await Promise.all(strands.map((strand) => readOn(strand)));
    if (strands.every(({ rows }) => rows.length === 0)) return;
    // What lies before the last row of a strand that goes on can't be sorted in yet.
    const ends = strands.filter(({ isEnded }) => !isEnded).map(({ rows }) => rows.at(-1)?.at ?? '');
    const bound = ends.sort().at(-1) ?? '';
    const run: Row[] = [];
    for (const strand of strands) {
      const later = strand.rows.findIndex(({ at }) => at < bound);
      run.push(...strand.rows.splice(0, later === -1 ? strand.rows.length : later));
    }
    yield run.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  }
}

/** A strand at its beginning. */
export const strandOf = <Row extends { at: string }>(pages: AsyncGenerator<Row[]>): Strand<Row> => ({
  rows: [],
  pages,
  isEnded: false,
});
