/**
 * Measures how fast the page shows an archive, in Chromium, over the API of `npm start`:
 *
 *   npm run bench:page                                   with 100,000 quotes
 *   WHOSAID_BENCH_QUOTES=10000 npm run bench:page
 *
 * It is no part of `npm run bench`, because its types are a browser's.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Figures, printed } from '../../bench/part.ts';
import { rankOf, textOf, wordOf } from '../../bench/search.ts';
import { median, rounded } from '../../bench/statistics.ts';
import { type Pipeline, startPipeline } from '../../bin/local/pipeline.ts';
import { attributeLines } from '../extract/colloquy.ts';
import { extractHere } from '../local/extract-here.ts';
import { launched, noBrowser } from './browser.ts';

/** Quotes in the archive; the last of `WHOSAID_BENCH_QUOTES`. */
const QUOTES = Number((process.env.WHOSAID_BENCH_QUOTES ?? '100000').split(',').at(-1));
const QUOTES_AN_ARTICLE = 19;
const ARTICLES_A_FILE = 500;
const WORDS_A_QUOTE = 22;
const SPEAKERS = 20_000;
const DAY_MS = 86_400_000;
/** A browser's first visit, with nothing in its cache. */
const VISITS = 9;
const ROWS = Math.min(10_000, QUOTES);
/** Pixels that are scrolled a frame: faster than a hand on a wheel. */
const PIXELS_A_FRAME = 1500;

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function nameOf(rank: number): string {
  return `${capitalized(wordOf(rank % 300))} ${capitalized(wordOf(rank + 300))}`;
}

/** One article as a line of JSON Lines, its quotes a line each. */
function articleOf(number: number): string {
  const quotes = Array.from(
    { length: QUOTES_AN_ARTICLE },
    () => `${nameOf(rankOf(SPEAKERS))}: ${textOf(WORDS_A_QUOTE)}`,
  );
  return JSON.stringify({
    title: textOf(8),
    publication: `The ${capitalized(wordOf(rankOf(40)))} Post`,
    published: new Date(Date.UTC(2016, 0, 1) + ((number * 7919) % 3650) * DAY_MS).toISOString(),
    text: quotes.join('\n'),
  });
}

/** The extract function with an engine that takes no time. */
const createExtract = extractHere({
  attribute: attributeLines,
  extractorVersion: 'bench',
  announces: true,
  timeout: 300_000,
});

async function fill({ emulator, room, idle }: Pipeline): Promise<void> {
  const articles = Math.ceil(QUOTES / QUOTES_AN_ARTICLE);
  for (let first = 0; first < articles; first += ARTICLES_A_FILE) {
    const lines = Array.from({ length: Math.min(ARTICLES_A_FILE, articles - first) }, (_, at) =>
      articleOf(first + at),
    );
    emulator.buckets.putObject('articles', `${first}.jsonl`, Buffer.from(lines.join('\n')));
    await room();
  }
  await idle();
}

/** Milliseconds since the visit began, and of the longest task that took more than 50. */
interface Visit {
  painted: number;
  listed: number;
  counted: number;
  longest: number;
}

/** Notes when the first rows and the first counts are in the document. */
function watch(): void {
  const seen: Partial<Visit> & Pick<Visit, 'longest'> = { longest: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (document.querySelector('.quote-card')) seen.listed ??= performance.now();
    if (document.querySelector('.facet a .count')) seen.counted ??= performance.now();
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') seen.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

async function visited(browser: Browser, address: string): Promise<Visit> {
  const page = await newPage(browser);
  await page.addInitScript(watch);
  await page.goto(address);
  const handle = await page.waitForFunction(() => {
    const { seen } = window as unknown as { seen: Partial<Visit> };
    return seen.painted !== undefined && seen.listed !== undefined && seen.counted !== undefined && seen;
  });
  const visit = (await handle.jsonValue()) as Visit;
  await page.context().close();
  return visit;
}

/** Of scrolling: tasks of more than 50 ms, the longest one in ms, and the longest time between two frames in ms. */
interface Scrolled {
  tasks: number;
  longest: number;
  frame: number;
}

/** Scrolls in the page, down to a row or up to the beginning, as fast as rows come. */
async function scroll({ rows, step }: { rows: number; step: number }): Promise<Scrolled> {
  const scrolled: Scrolled = { tasks: 0, longest: 0, frame: 0 };
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      scrolled.tasks += 1;
      scrolled.longest = Math.max(scrolled.longest, duration);
    }
  });
  observer.observe({ type: 'longtask' });
  const isThere = () =>
    step > 0
      ? document.querySelector(`.windowed-row[data-index="${rows - 1}"]`) !== null
      : window.scrollY === 0;
  for (let before = performance.now(); !isThere(); ) {
    window.scrollBy(0, step);
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    scrolled.frame = Math.max(scrolled.frame, now - before);
    before = now;
  }
  observer.disconnect();
  return scrolled;
}

async function scrolledThrough(browser: Browser, address: string): Promise<Record<string, Scrolled>> {
  const page = await newPage(browser);
  await page.goto(address);
  await page.locator('.quote-card').first().waitFor();
  const down = await page.evaluate(scroll, { rows: ROWS, step: PIXELS_A_FRAME });
  const up = await page.evaluate(scroll, { rows: ROWS, step: -PIXELS_A_FRAME });
  await page.context().close();
  return { 'down, while rows are loaded': down, 'up, all loaded': up };
}

async function measured(): Promise<Figures[]> {
  const data = await mkdtemp(join(tmpdir(), 'whosaid-bench-'));
  const pipeline = await startPipeline({ data, port: 0, s3Port: 0, createExtract });
  const browser = await launched();
  try {
    await fill(pipeline);
    // The first visit of all builds the page.
    await visited(browser, pipeline.address);
    const visits: Visit[] = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await visited(browser, pipeline.address));
    const row = (name: string, part: keyof Visit, expected = '') => {
      const times = visits.map((visit) => visit[part]);
      return [name, rounded(median(times)), rounded(Math.max(...times)), expected];
    };
    const scrolled = await scrolledThrough(browser, pipeline.address);
    return [
      {
        title: `Page: the first view of ${QUOTES.toLocaleString('en-US')} quotes, nothing cached, ${VISITS} visits, ms`,
        rows: [
          ['', 'median', 'longest', 'expected of the median'],
          row('something is painted', 'painted'),
          row('quotes are listed', 'listed', '< 1000'),
          row('filters are counted', 'counted'),
          row('the longest task over 50 ms', 'longest', '0'),
        ],
      },
      {
        title: `Page: scrolling through ${ROWS.toLocaleString('en-US')} rows, ${PIXELS_A_FRAME} pixels a frame`,
        rows: [
          ['', 'tasks over 50 ms', 'longest task, ms', 'longest frame, ms'],
          ...Object.entries(scrolled).map(([name, { tasks, longest, frame }]) => [
            name,
            tasks,
            rounded(longest),
            rounded(frame),
          ]),
        ],
        notes: ['Expected: no task over 50 ms.'],
      },
    ];
  } finally {
    await browser.close();
    await pipeline.stop();
    await rm(data, { recursive: true });
  }
}

if (noBrowser) console.log(`page: skipped. ${noBrowser}`);
else for (const figures of await measured()) console.log(`${printed(figures)}\n`);
