/** A part of a list sorted backwards by `at`, as far as it was read. */
export interface SortedSource<Row extends { at: string }> {
  rows: Row[];
  pages: AsyncGenerator<Row[]>;
  isEnded: boolean;
}

async function readOn<Row extends { at: string }>(source: SortedSource<Row>): Promise<void> {
  while (source.rows.length === 0 && !source.isEnded) {
    const page = await source.pages.next();
    if (page.done) source.isEnded = true;
    else source.rows = page.value;
  }
}

/** Merges sources into runs, which together are sorted. */
export async function* mergeSorted<Row extends { at: string }>(
  sources: SortedSource<Row>[],
): AsyncGenerator<Row[]> {
  for (;;) {
    await Promise.all(sources.map((source) => readOn(source)));
    if (sources.every(({ rows }) => rows.length === 0)) return;
    // Rows before the last row of an unfinished source can't be ordered yet.
    const ends = sources.filter(({ isEnded }) => !isEnded).map(({ rows }) => rows.at(-1)?.at ?? '');
    const bound = ends.sort().at(-1) ?? '';
    const run: Row[] = [];
    for (const source of sources) {
      const later = source.rows.findIndex(({ at }) => at < bound);
      run.push(...source.rows.splice(0, later === -1 ? source.rows.length : later));
    }
    yield run.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  }
}

/** A source at its beginning. */
export const sortedSource = <Row extends { at: string }>(
  pages: AsyncGenerator<Row[]>,
): SortedSource<Row> => ({
  rows: [],
  pages,
  isEnded: false,
});
