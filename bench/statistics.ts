/**
 * The value that `share` of all values don't exceed (nearest rank).
 *
 * @param share above 0, up to 1
 * @example quantile([5, 1, 3], 0.5) // 3
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.ceil(share * sorted.length) - 1];
  if (value === undefined) throw new RangeError('There are no values to take a quantile of.');
  return value;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** How long `work` takes, in milliseconds by the clock. */
export async function millisecondsOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The time that processors spend on `work` in all threads of this process, in milliseconds. */
export async function processorMillisecondsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** `12.3` of 0.1234: a share as people read it. */
export const percent = (share: number) => (100 * share).toFixed(1);

/** A number with three figures that count, or all of those before the point. */
export function rounded(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
