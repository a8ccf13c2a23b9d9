/** The number of quotes in a month. */
export interface Month {
  /** `2024-05`. */
  month: string;
  quotes: number;
}

const next = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
};

/** More months are shown as years. */
const MOST_MONTHS = 120;

/**
 * All months from the first to the last, including those without quotes; years if there are too many.
 *
 * @param counts in any order
 */
export function timeline(counts: readonly Month[]): { period: string; quotes: number }[] {
  const known = counts.filter(({ month }) => /^\d{4}-\d\d$/.test(month));
  const months = known.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12;
  const sums = new Map<string, number>();
  const isByYear = span > MOST_MONTHS;
  if (isByYear) {
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
      sums.set(String(year).padStart(4, '0'), 0);
    }
  } else {
    for (let month = first; month <= last; month = next(month)) sums.set(month, 0);
  }
  for (const { month, quotes } of known) {
    const period = isByYear ? month.slice(0, 4) : month;
    sums.set(period, (sums.get(period) ?? 0) + quotes);
  }
  return [...sums].map(([period, quotes]) => ({ period, quotes }));
}
