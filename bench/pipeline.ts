import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES, Engines } from '../bin/local/engines.ts';
import { ingest } from '../bin/local/ingest.ts';
import { type Pipeline, startPipeline } from '../bin/local/pipeline.ts';
import type { Article } from '../lambdas/articles/index.ts';
import type { StoredArticle, StoreReader } from '../lambdas/store/index.ts';
import { freshnessFigures } from './freshness.ts';
import { newsArticles } from './news.ts';
import type { Figures } from './part.ts';
import { latencyFigures } from './queries.ts';
import { millisecondsOf, rounded } from './statistics.ts';

const ARTICLES = 500;
/** Taken in before the clock starts: the threads compile their code meanwhile. */
const WARM_UP = 50;
/** Of these the engine alone reads so many, for comparison. */
const ALONE = 100;

/** How fast the local pipeline takes articles in, and answers. */
export default async function pipeline(): Promise<Figures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'whosaid-bench-'));
  let trouble: Error | undefined;
  const started = await startPipeline({
    data: join(folder, 'data'),
    port: 0,
    s3Port: 0,
    report(outcomes) {
      for (const { error } of outcomes) trouble ??= error;
    },
  });
  try {
    const { name, articles } = await newsArticles(WARM_UP + ARTICLES);
    await takeIn(started, folder, 'first', articles.slice(0, WARM_UP));
    const taken = await takeIn(started, folder, 'then', articles.slice(WARM_UP));
    const stored = await storedArticles(started.store);
    if (trouble) throw trouble;
    const alone = await engineAlone(articles.slice(WARM_UP, WARM_UP + ALONE));
    return [
      throughputFigures(name, taken, stored, alone),
      await latencyFigures(
        started.place,
        started.store,
        stored.filter(({ status }) => status === 'ready'),
      ),
      await freshnessFigures(started, folder),
    ];
  } finally {
    await started.stop();
    await rm(folder, { recursive: true });
  }
}

/** How many articles a second the engine reads in its processes while nothing else is to be done. */
async function engineAlone(articles: Article[]): Promise<number> {
  const engines = new Engines({ told: () => {} });
  const { signal } = new AbortController();
  const readAll = async (all: Article[]) => {
    const left = all.values();
    const lane = async () => {
      for (const { text } of left) await engines.attribute(text, signal);
    };
    await Promise.all(Array.from({ length: ENGINES }, lane));
  };
  try {
    await readAll(articles.slice(0, WARM_UP));
    const milliseconds = await millisecondsOf(() => readAll(articles));
    return (1000 * articles.length) / milliseconds;
  } finally {
    engines.close();
  }
}

interface TakenIn {
  /** From the first file put until nothing was left to do. */
  seconds: number;
  /** Seconds that all threads but the engine's processes computed for it, which other programs hardly change. */
  processor: number;
}

async function takeIn(
  { emulator, room, idle }: Pipeline,
  base: string,
  name: string,
  articles: Article[],
): Promise<TakenIn> {
  const folder = join(base, name);
  await mkdir(folder);
  for (const [index, article] of articles.entries()) {
    await writeFile(join(folder, `${index}.json`), JSON.stringify(article));
  }
  const count = { files: 0, put: 0, unchanged: 0, unputtable: [] };
  const { signal } = new AbortController();
  const before = process.cpuUsage();
  const milliseconds = await millisecondsOf(async () => {
    await ingest(
      { paths: [folder], base, buckets: emulator.buckets, retry: () => false, room, signal },
      count,
    );
    await idle();
  });
  const { user, system } = process.cpuUsage(before);
  return { seconds: milliseconds / 1000, processor: (user + system) / 1e6 };
}

async function storedArticles(store: StoreReader): Promise<StoredArticle[]> {
  const all: StoredArticle[] = [];
  for (const status of ['ready', 'failed'] as const) {
    let after: string | undefined;
    do {
      const { items, next } = await store.articles(status, {}, { limit: 100, ...(after && { after }) });
      all.push(...items);
      after = next;
    } while (after);
  }
  return all;
}

function throughputFigures(
  name: string,
  { seconds, processor }: TakenIn,
  stored: StoredArticle[],
  alone: number,
): Figures {
  const ready = stored.filter(({ status }) => status === 'ready');
  const quotes = ready.reduce((sum, article) => sum + article.quotes, 0);
  return {
    title: `Pipeline on one machine: ${ARTICLES} files dropped, after ${WARM_UP} to warm up (${name})`,
    rows: [
      ['', 'measured', 'expected'],
      ['articles/s, end to end', rounded(ARTICLES / seconds), ''],
      ['articles/s of the engine alone, for comparison', rounded(alone), ''],
      ['of these, end to end', rounded(ARTICLES / seconds / alone), '>= 0.85'],
      ['processor time an article without the engine, ms', rounded((1000 * processor) / ARTICLES), ''],
      ['ready', ready.length.toLocaleString('en-US'), ''],
      ['failed', stored.length - ready.length, ''],
      ['lost', WARM_UP + ARTICLES - stored.length, '0'],
      ['quotes', quotes.toLocaleString('en-US'), ''],
    ],
  };
}
