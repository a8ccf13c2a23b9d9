import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type IndexedArticle,
  parseQuery,
  type QuoteSearch,
  type SearchIndex,
} from '../lambdas/search/index.ts';
import { openSqliteIndex } from '../lambdas/search/sqlite-index.ts';
import type { Cell, Figures } from './part.ts';
import { randomness } from './random.ts';
import { millisecondsOf, quantile } from './statistics.ts';

/** Sizes of the index, in quotes; `WHOSAID_BENCH_QUOTES=1000000` has others. */
const SIZES = (process.env.WHOSAID_BENCH_QUOTES ?? '10000,100000').split(',').map(Number);
const QUOTES_AN_ARTICLE = 19;
const WORDS_A_QUOTE = 22;
const WORDS_AN_ARTICLE = 450;
const VOCABULARY = 60_000;
const SPEAKERS = 20_000;
const BATCH = 50;
const ROUNDS = 60;
const DAY_MS = 86_400_000;

const random = randomness(7);

/** As often as in a language: the frequency of a word falls with its rank (Zipf's law). */
export const rankOf = (most: number) => Math.floor(most ** random()) - 1;

/** Whole words of English, the most frequent first. */
const COMMON_WORDS = readFileSync(
  new URL('../lambdas/attribution/model/vocabulary.txt', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((piece) => /^[a-z]{2,}$/.test(piece));

/** A word for each rank; the rarer ones are inflections, so as many words share a beginning as in English. */
const WORDS = [
  ...new Set(['', 's', 'ed'].flatMap((ending) => COMMON_WORDS.map((word) => word + ending))),
].slice(0, VOCABULARY);

export const wordOf = (rank: number): string => WORDS[rank]!;

/** The most frequent beginnings of words, of so many letters: one for each round. */
function frequentBeginnings(letters: number): string[] {
  const frequencies = new Map<string, number>();
  for (const [rank, word] of WORDS.entries()) {
    const beginning = word.slice(0, letters);
    if (beginning.length < letters) continue;
    frequencies.set(beginning, (frequencies.get(beginning) ?? 0) + 1 / (rank + 1));
  }
  const sorted = [...frequencies].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, ROUNDS).map(([beginning]) => beginning);
}

export const textOf = (words: number) =>
  Array.from({ length: words }, () => wordOf(rankOf(VOCABULARY))).join(' ');

function speakerOf() {
  const rank = rankOf(SPEAKERS);
  const name = `${wordOf(rank % 300)} ${wordOf(rank + 300)}`;
  return { persona: name.replace(' ', '-'), name, roles: ['minister'] };
}

function articleOf(number: number): IndexedArticle {
  const id = `a${String(number).padStart(15, '0')}`;
  return {
    id,
    fileId: id,
    version: 1,
    title: textOf(8),
    text: textOf(WORDS_AN_ARTICLE),
    publication: `The ${wordOf(rankOf(40))} Post`,
    time: new Date(Date.UTC(2016, 0, 1) + Math.floor(random() * 3650) * DAY_MS).toISOString(),
    isDated: true,
    received: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    quotes: Array.from({ length: QUOTES_AN_ARTICLE }, (_, at) => ({
      id: `${id}.${at.toString(36)}.aaaaaaaa`,
      text: textOf(WORDS_A_QUOTE),
      kind: 'direct',
      type: 'communication',
      speaker: speakerOf(),
      speakerType: 'person',
      gender: random() < 0.3 ? 'female' : 'male',
      resolution: 'name',
      confidence: 0.9,
    })),
  };
}

/** A word that about one in so many quotes has. */
const oneIn = (share: number) => wordOf(Math.floor((WORDS_A_QUOTE * share) / Math.log(VOCABULARY)));

const search = (q: string | undefined, more: Partial<QuoteSearch> = {}): QuoteSearch => ({
  ...(q !== undefined && { query: parseQuery(q) }),
  in: 'quote',
  filter: {},
  sort: 'relevance',
  limit: 26,
  ...more,
});

const BEGINNINGS = frequentBeginnings(3);

const KINDS: Record<string, (index: SearchIndex, round: number) => Promise<unknown>> = {
  'a rare word': (index, round) => index.quotes(search(oneIn(2000 + 37 * round))),
  'a common word': (index, round) => index.quotes(search(oneIn(20 + round))),
  'the commonest word': (index) => index.quotes(search(wordOf(0))),
  'two words': (index, round) => index.quotes(search(`${oneIn(50 + round)} ${oneIn(90 + round)}`)),
  'a phrase': (index, round) => index.quotes(search(`"${oneIn(20 + round)} ${oneIn(30 + round)}"`)),
  'a beginning of three letters': (index, round) => index.quotes(search(`${BEGINNINGS[round]}*`)),
  'a phrase of the article': (index, round) =>
    index.quotes(search(`"${oneIn(5 + round)} ${oneIn(8 + round)}"`, { in: 'article', sort: 'published' })),
  'a word, by date': (index, round) => index.quotes(search(oneIn(20 + round), { sort: 'published' })),
  'a word of the article': (index, round) =>
    index.quotes(search(oneIn(200 + round), { in: 'article', sort: 'published' })),
  'what was received last': (index) => index.quotes(search(undefined, { sort: 'received' })),
  'counts by two dimensions': (index) =>
    index.counts({ in: 'quote', filter: {} }, ['publication', 'gender'], 1000),
  'a misspelled name': (index, round) => index.personas(`${wordOf(300 + 7 * round).slice(1)}`, 25),
};

const milliseconds = (time: number) => time.toFixed(1);

async function timesOf(work: (round: number) => Promise<unknown>, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push(await millisecondsOf(() => work(round)));
  }
  return times;
}

async function measure(index: SearchIndex, quotes: number): Promise<Record<string, Cell[]>> {
  const articles = Math.ceil(quotes / QUOTES_AN_ARTICLE);
  await index.setState({ isComplete: false });
  for (let from = 0; from < articles; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, articles - from) }, (_, at) => from + at);
    await index.put(numbers.map(articleOf));
  }
  await index.setState({ isComplete: true });
  const figures: Record<string, Cell[]> = {};
  const adding = await timesOf((round) => index.put([articleOf(articles + round)]), ROUNDS);
  figures['an article is put in'] = [
    milliseconds(quantile(adding, 0.5)),
    milliseconds(quantile(adding, 0.99)),
  ];
  for (const [kind, ask] of Object.entries(KINDS)) {
    await ask(index, 0);
    const times = await timesOf((round) => ask(index, round), ROUNDS);
    figures[kind] = [milliseconds(quantile(times, 0.5)), milliseconds(quantile(times, 0.99))];
  }
  return figures;
}

/** How long searches take in an index of so many quotes that are made up, by SQLite. */
export default async function searching(): Promise<Figures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-bench-'));
  const all: Record<string, Cell[]>[] = [];
  try {
    for (const size of SIZES) {
      const path = join(folder, `${size}.sqlite`);
      const index = openSqliteIndex(path);
      const figures = await measure(index, size);
      await index.close();
      figures['size, MB'] = [(statSync(path).size / 1e6).toFixed(1), ''];
      all.push(figures);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const kinds = Object.keys(all[0] ?? {});
  return [
    {
      title:
        'Search by SQLite, milliseconds: half of the answers come within the first figure, 99 % within the second',
      rows: [
        ['', ...SIZES.flatMap((size) => [`${size.toLocaleString('en')} p50`, 'p99'])],
        ...kinds.map((kind): Cell[] => [kind, ...all.flatMap((figures) => figures[kind] ?? ['', ''])]),
      ],
      notes: [
        `Quotes of ${WORDS_A_QUOTE} English words and articles of ${WORDS_AN_ARTICLE}, as frequent as Zipf's law says; the most frequent beginnings.`,
        'WHOSAID_BENCH_QUOTES=1000000 measures an index of a million quotes.',
      ],
    },
  ];
}
