import type { StoreReader } from '../../lambdas/model/stored.ts';
import { failuresSince } from './failures.ts';
import type { IngestCount } from './ingest.ts';
import { printable } from './printable.ts';

/** The ingest whose progress is shown. */
export interface Progress {
  count: IngestCount;
  /** Messages that are waiting or in flight. */
  waiting: () => number;
  /** Files completed, articles stored and articles failed since the start. */
  extracted: () => { files: number; articles: number; failed: number };
  started: Date;
}

const SHOWN = 10;
const TERMINAL_MS = 250;
const LOG_MS = 5000;

/**
 * Shows progress until the returned function is called: one updated line on a terminal, otherwise a new line every few
 * seconds.
 */
export function showProgress(progress: Progress, out: NodeJS.WriteStream): () => void {
  const show = () => {
    const line = progressLine(progress, new Date());
    out.write(out.isTTY ? `\r\x1b[K${line.slice(0, (out.columns ?? 80) - 1)}` : `${line}\n`);
  };
  const shown = setInterval(show, out.isTTY ? TERMINAL_MS : LOG_MS);
  return () => {
    clearInterval(shown);
    if (out.isTTY) out.write('\r\x1b[K');
  };
}

/**
 * @example
 * progressLine(progress, now) // '412 of 1,000 files, 405 articles, 57 files/s, 2 failed'
 */
export function progressLine(progress: Progress, now: Date): string {
  const { files, put, unchanged, unputtable } = progress.count;
  const { files: extracted, articles, failed } = progress.extracted();
  // Messages leave the queue in whole batches. The few files of other sources in the queue are counted too.
  const done = Math.max(0, put - progress.waiting(), Math.min(put, extracted));
  const rate = done / Math.max(0.001, (now.getTime() - progress.started.getTime()) / 1000);
  return [
    `${number(done + unchanged + unputtable.length)} of ${number(files)} files`,
    `${number(articles)} articles`,
    `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} files/s`,
    `${number(failed + unputtable.length)} failed`,
  ].join(', ');
}

/** The result of an ingest, as lines: the counts, the first failures with their reasons, and where to see all. */
export async function summary(
  progress: Progress,
  store: StoreReader,
  address: string,
  now = new Date(),
): Promise<string[]> {
  const { count, started } = progress;
  const { articles, failed } = progress.extracted();
  const seconds = (now.getTime() - started.getTime()) / 1000;
  const unchanged = count.unchanged > 0 ? `, ${number(count.unchanged)} files unchanged` : '';
  const lines = [
    `${number(count.files)} files: ${number(articles)} articles stored, ${number(failed)} failed${unchanged} ` +
      `(${seconds.toFixed(1)} s).`,
  ];
  for (const { key, record, failure } of await failuresSince(store, started, failed > 0 ? SHOWN : 0)) {
    lines.push(
      `  ${printable(key)}${record === undefined ? '' : `#${record}`}: ${failure?.message ?? 'failed'}`,
    );
  }
  if (failed > 0) lines.push(`  All of them: ${address}/articles?status=failed`);
  if (count.unputtable.length > 0)
    lines.push(`${number(count.unputtable.length)} could not be put into the bucket:`);
  for (const { path, reason } of count.unputtable.slice(0, SHOWN))
    lines.push(`  ${printable(path)}: ${reason}`);
  return lines;
}

function number(n: number): string {
  return n.toLocaleString('en-US');
}
