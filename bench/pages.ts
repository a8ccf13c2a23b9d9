import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Article, readFile } from '../lambdas/articles/index.ts';
import { type PageTruth, pagesUrl, truthOfPages } from './news.ts';
import { type Figures, Skipped } from './part.ts';
import { median, percent } from './statistics.ts';

/** Pages that are called ready with less than that are wrong, not merely untidy. */
const POOR = 0.6;

/** How one page was read. */
export interface PageScore {
  file: string;
  /** By a hash of its name: rules are made while looking at the one half, the other one tells what they are worth. */
  half: 'seen' | 'unseen';
  /** Why it is no article. */
  failed?: string;
  words: Overlap;
  title?: boolean;
  date?: boolean;
  authors?: boolean;
  language?: boolean;
}

interface Overlap {
  precision: number;
  recall: number;
  f1: number;
}

const NONE: Overlap = { precision: 0, recall: 0, f1: 0 };

/** How well main text and facts are found on other publishers' pages, by what people or publishers' parsers say. */
export default async function pages(): Promise<Figures[]> {
  const truths = truthOfPages();
  if (!truths)
    throw new Skipped('The pages are other publishers’ and no part of the project: ../shared is not here.');
  const scores: PageScore[] = [];
  for (const truth of truths) scores.push(await scoreOf(truth));
  return [figuresOf(scores)];
}

/** Reads a page as a dropped file is read, and compares. */
export async function scoreOf(truth: PageTruth): Promise<PageScore> {
  const bytes = gunzipSync(readFileSync(new URL(truth.file, pagesUrl())));
  const [result] = await readFile(bytes, { key: truth.file.replace(/\.gz$/, '') });
  const half = createHash('sha256').update(truth.file).digest()[0]! % 2 === 0 ? 'seen' : 'unseen';
  if (result === undefined || 'unreadable' in result) {
    return { file: truth.file, half, words: NONE, failed: result?.unreadable.message ?? 'nothing read' };
  }
  const { article } = result;
  return {
    file: truth.file,
    half,
    words: overlap(wordsOf(article.text), wordsOf(truth.text)),
    ...languageScore(bytes, article),
    ...(truth.title !== undefined && { title: sameTitle(article.title, truth.title) }),
    ...(truth.date !== undefined && { date: sameDay(article.published, truth.date) }),
    ...(truth.authors !== undefined && { authors: sameNames(article, truth.authors) }),
  };
}

/** By what the page declares, which of some pages is wrong. */
function languageScore(bytes: Buffer, { language }: Article): { language?: boolean } {
  const page = bytes.subarray(0, 16_384).toString('latin1');
  const declared = /<html[^<>]*?\slang\s*=\s*["']?([a-z]{2})/i.exec(page)?.[1]?.toLowerCase();
  return declared === undefined ? {} : { language: language?.split('-')[0] === declared };
}

/** Shares of words that two texts have in common, as bags. */
export function overlap(found: string[], truth: string[]): Overlap {
  const left = new Map<string, number>();
  for (const word of truth) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  if (common === 0) return NONE;
  const precision = common / found.length;
  const recall = common / truth.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Words in small letters; of scripts that put no blanks between words, characters. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll('\u00ad', '')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu) ??
    []
  );
}

function sameTitle(found: string | undefined, truth: string): boolean {
  return found !== undefined && wordsOf(found).join(' ') === wordsOf(truth).join(' ');
}

/** Within a day: publishers and parsers disagree about time zones. */
function sameDay(found: string | undefined, truth: string): boolean {
  if (found === undefined) return false;
  const day = 24 * 60 * 60 * 1000;
  return Math.abs(Date.parse(found) - Date.parse(truth.replace(' ', 'T'))) <= day;
}

function sameNames({ author }: Article, truth: string[]): boolean {
  const keys = (names: string[]) =>
    names
      .map((name) => wordsOf(name).join(' '))
      .filter((name) => name !== '')
      .sort()
      .join(';');
  return keys(author?.split(/[,;]/) ?? []) === keys(truth);
}

function figuresOf(scores: PageScore[]): Figures {
  const rows = ['aeb', 'fundus'].flatMap((set) =>
    (['seen', 'unseen'] as const).map((half) => {
      const of = scores.filter((score) => score.file.startsWith(set) && score.half === half);
      const ready = of.filter(({ failed }) => failed === undefined);
      const mean = (values: number[]) =>
        percent(values.reduce((sum, value) => sum + value, 0) / values.length);
      const share = (fact: 'title' | 'date' | 'authors' | 'language') => {
        const known = of.map((score) => score[fact]).filter((right) => right !== undefined);
        return known.length === 0 ? '' : mean(known.map(Number));
      };
      return [
        `${set}, ${half}`,
        of.length,
        ready.length,
        mean(ready.map(({ words }) => words.precision)),
        mean(ready.map(({ words }) => words.recall)),
        mean(of.map(({ words }) => words.f1)),
        percent(median(of.map(({ words }) => words.f1))),
        ready.filter(({ words }) => words.f1 < POOR).length,
        share('title'),
        share('date'),
        share('authors'),
        share('language'),
      ];
    }),
  );
  return {
    title: 'Pages: words of the main text, facts (%)',
    rows: [
      ['', 'pages', 'ready', 'P', 'R', 'F1', 'median F1', 'F1 < 60', 'title', 'date', 'authors', 'language'],
      ...rows,
    ],
    notes: [
      'Ready pages with F1 under 60 are wrong. Language is by what pages declare, of which some are wrong themselves.',
    ],
  };
}
