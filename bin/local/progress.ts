import type { StoreReader } from '../../lambdas/store/model.ts';
import { failuresSince } from './failures.ts';
import type { IngestCount } from './ingest.ts';

/** What progress is shown of. */
export interface Progress {
  count: IngestCount;
  /** Files put whose events are still waiting or in work. */
  waiting: () => number;
  /** Articles stored since the start. */
  articles: () => number;
  store: StoreReader;
  started: Date;
}

const MANY = 500;
const SHOWN = 10;
const TERMINAL_MS = 250;
const LOG_MS = 5000;

/** Shows progress until the returned function is called: one line kept up to date on a terminal, else one now and then. */
export function showProgress(progress: Progress, out: NodeJS.WriteStream): () => Promise<void> {
  let failed = 0;
  let asking: Promise<void> | undefined;
  const ask = () => {
    asking ??= failuresSince(progress.store, progress.started, MANY)
      .then((articles) => {
        failed = articles.length;
      })
      .catch(() => {})
      .finally(() => {
        asking = undefined;
      });
  };
  const show = () => {
    const line = progressLine(progress, failed, new Date());
    out.write(out.isTTY ? `\r\x1b[K${line.slice(0, (out.columns ?? 80) - 1)}` : `${line}\n`);
  };
  const asked = setInterval(ask, 1000);
  const shown = setInterval(show, out.isTTY ? TERMINAL_MS : LOG_MS);
  return async () => {
    clearInterval(asked);
    clearInterval(shown);
    await asking;
    if (out.isTTY) out.write('\r\x1b[K');
  };
}

/**
 * @example
 * progressLine(progress, 2, now) // '412 of 1,000 files, 405 articles, 57 files/s, 2 failed'
 */
export function progressLine(progress: Progress, failed: number, now: Date): string {
  const { files, put, unchanged, unputtable } = progress.count;
  const done = Math.max(0, put - progress.waiting());
  const rate = done / Math.max(0.001, (now.getTime() - progress.started.getTime()) / 1000);
  return [
    `${number(done + unchanged + unputtable.length)} of ${number(files)} files`,
    `${number(progress.articles())} articles`,
    `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} files/s`,
    `${number(failed + unputtable.length)}${failed >= MANY ? ' or more' : ''} failed`,
  ].join(', ');
}

/** What an ingest came to, a line each: the counts, the first failures with their reasons, and where to see all. */
export async function summary(progress: Progress, address: string, now = new Date()): Promise<string[]> {
  const { count, store, started } = progress;
  const failures = await failuresSince(store, started, MANY);
  const seconds = (now.getTime() - started.getTime()) / 1000;
  const failed = `${number(failures.length)}${failures.length >= MANY ? ' or more' : ''} failed`;
  const lines = [
    `${number(count.files)} files: ${number(progress.articles())} articles stored, ${failed}` +
      `${count.unchanged > 0 ? `, ${number(count.unchanged)} files unchanged` : ''} (${seconds.toFixed(1)} s).`,
  ];
  for (const { key, record, failure } of failures.slice(0, SHOWN)) {
    lines.push(
      `  ${printable(key)}${record === undefined ? '' : `#${record}`}: ${failure?.message ?? 'failed'}`,
    );
  }
  if (failures.length > 0) lines.push(`  All of them: ${address}/articles?status=failed`);
  if (count.unputtable.length > 0)
    lines.push(`${number(count.unputtable.length)} could not be put into the bucket:`);
  for (const { path, reason } of count.unputtable.slice(0, SHOWN))
    lines.push(`  ${printable(path)}: ${reason}`);
  return lines;
}

function number(n: number): string {
  return n.toLocaleString('en-US');
}

/** Names come from anywhere: control characters must not reach a terminal. */
export function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
