/**
 * What it costs to find the variants of one more quote, by how many are stored, as JSON. A process of its own, for its
 * memory:
 *
 *   node bench/utterance-growth.ts [ARTICLES]
 */
import { isSame, passageFrom, type Said, signaturesOf } from '../lambdas/text-reuse/index.ts';
import { wordsOf } from '../lambdas/text-reuse/words.ts';
import { newsArticles, quotedIn } from './news.ts';
import { median, quantile } from './statistics.ts';

/** What one more quote takes, on average, but for the slowest. */
export interface Step {
  quotes: number;
  /** Keys of its passages: a request each. */
  requests: number;
  /** Rows under those keys that are read, and what that is in read units. */
  rows: number;
  units: number;
  /** Milliseconds: to compare it, in the middle and of the slowest in a hundred. */
  median: number;
  slowest: number;
  variants: number;
}

interface Row {
  day: string;
  text: string;
}

const SIZES = [10_000, 100_000, 1_000_000];
const ASKED = 500;
/** As the store does: the first rows under a key, and those from a week before on. */
const MOST_ROWS = 250;
const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Bytes of a consistent read unit of DynamoDB. */
const READ_UNIT = 4096;
/** What a row has beside its text. */
const ROW_BYTES = 150;
/** Words are exchanged for others that are about as frequent. */
const BLOCK = 64;

const dayBefore = (day: string) => new Date(Date.parse(day) - WEEK).toISOString().slice(0, 10);

/** Quotes of the news, then the same with other words of the same frequency, again and again. */
function* quotesWithoutEnd(quotes: Row[]): Generator<Row> {
  const counts = new Map<string, number>();
  for (const { text } of quotes)
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  const ranks = new Map(ranked.map((word, rank) => [word, rank]));
  for (let round = 0; ; round++) {
    const exchanged = (word: string) => {
      const rank = ranks.get(word) ?? 0;
      const block = rank - (rank % BLOCK);
      return block === 0 ? word : (ranked[block + ((rank + 11 * round) % BLOCK)] ?? word);
    };
    for (const { day, text } of quotes) {
      yield { day, text: round === 0 ? text : `${wordsOf(text).map(exchanged).join(' ')}.` };
    }
  }
}

/** The rows that the store reads under a key. */
function rowsRead(rows: Row[], day: string): Row[] {
  if (rows.length < MOST_ROWS) return rows;
  const sorted = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const from = dayBefore(day);
  return [...sorted.slice(0, MOST_ROWS), ...sorted.filter((row) => row.day >= from).slice(0, MOST_ROWS)];
}

function costOf(quote: Row, buckets: Map<string, Row[]>) {
  const signatures = signaturesOf({ kind: 'direct', type: 'communication', text: quote.text });
  const underKeys = signatures.map(({ keys }) =>
    keys.map((key) => rowsRead(buckets.get(key) ?? [], quote.day)),
  );
  const start = performance.now();
  let variants = 0;
  for (const [index, { passage }] of signatures.entries()) {
    const said: Said = { passage, day: quote.day };
    for (const { text, day } of new Set(underKeys[index]?.flat())) {
      variants += Number(isSame(said, { passage: passageFrom(text), day }));
    }
  }
  const milliseconds = performance.now() - start;
  const perKey = underKeys.flat();
  const bytesOf = (rows: Row[]) => rows.reduce((sum, { text }) => sum + ROW_BYTES + text.length, 0);
  return {
    milliseconds,
    requests: perKey.length,
    rows: perKey.flat().length,
    units: perKey.reduce((sum, rows) => sum + Math.max(1, Math.ceil(bytesOf(rows) / READ_UNIT)), 0),
    variants,
  };
}

function stepOf(quotes: number, asked: Row[], buckets: Map<string, Row[]>): Step {
  const costs = asked.map((quote) => costOf(quote, buckets));
  const mean = (value: (cost: (typeof costs)[number]) => number) =>
    costs.reduce((sum, cost) => sum + value(cost), 0) / costs.length;
  const times = costs.map(({ milliseconds }) => milliseconds);
  return {
    quotes,
    requests: mean(({ requests }) => requests),
    rows: mean(({ rows }) => rows),
    units: mean(({ units }) => units),
    median: median(times),
    slowest: quantile(times, 0.99),
    variants: mean(({ variants }) => variants),
  };
}

/** @param articles that quotes are taken from: the last of them are asked for, the others stored */
export async function growth(articles: number): Promise<Step[]> {
  const news = await newsArticles(articles);
  const all = news.articles.flatMap(({ text, published }) =>
    quotedIn(text).map((words) => ({ text: words, day: published?.slice(0, 10) ?? '2020-01-01' })),
  );
  const asked = all.splice(-ASKED);
  const buckets = new Map<string, Row[]>();
  const steps: Step[] = [];
  let stored = 0;
  for (const { text, day } of quotesWithoutEnd(all)) {
    for (const { passage, keys } of signaturesOf({ kind: 'direct', type: 'communication', text })) {
      const row = { text: passage.text, day };
      for (const key of keys) {
        const bucket = buckets.get(key);
        if (bucket) bucket.push(row);
        else buckets.set(key, [row]);
      }
    }
    stored += 1;
    if (!SIZES.includes(stored)) continue;
    steps.push(stepOf(stored, asked, buckets));
    if (stored === SIZES.at(-1)) break;
  }
  return steps;
}

if (import.meta.main) console.log(JSON.stringify(await growth(Number(process.argv[2] ?? 10_000))));
