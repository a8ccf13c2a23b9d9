import { type Article, readFile } from '../lambdas/articles/index.ts';

/** What a page should be read as. */
export interface PageTruth {
  /** Its name, which it is dropped under. */
  file: string;
  text: string;
  title?: string;
  authors?: string[];
  /** ISO 8601, or as a parser for that publisher gave it. */
  date?: string;
}

/** How one page was read. */
export interface PageScore {
  file: string;
  /** Why it is no article. */
  failed?: string;
  words: Overlap;
  paragraphs: Overlap;
  title?: boolean;
  date?: boolean;
  authors?: boolean;
  language?: boolean;
}

export interface Overlap {
  precision: number;
  recall: number;
  f1: number;
}

const NONE: Overlap = { precision: 0, recall: 0, f1: 0 };

/** So many words in a row are hardly ever the same by chance. */
const RUN = 4;
/** A paragraph with that share of its runs in the other text is in it, wherever that begins its lines. */
const FOUND = 0.8;

/** Reads a page as a dropped file is read, and compares. */
export async function scoreOf(bytes: Uint8Array, truth: PageTruth): Promise<PageScore> {
  const [result] = await readFile(bytes, { key: truth.file });
  if (result === undefined || 'unreadable' in result) {
    const failed = result?.unreadable.message ?? 'nothing read';
    return { file: truth.file, words: NONE, paragraphs: NONE, failed };
  }
  const { article } = result;
  return {
    file: truth.file,
    words: overlap(wordsOf(article.text), wordsOf(truth.text)),
    paragraphs: sharedParagraphs(article.text, truth.text),
    ...languageScore(bytes, article),
    ...(truth.title !== undefined && { title: sameTitle(article.title, truth.title) }),
    ...(truth.date !== undefined && { date: sameDay(article.published, truth.date) }),
    ...(truth.authors !== undefined && { authors: sameNames(article.authors ?? [], truth.authors) }),
  };
}

/** Shares of words that two texts have in common, as bags. */
export function overlap(found: readonly string[], truth: readonly string[]): Overlap {
  const left = new Map<string, number>();
  for (const word of truth) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return common === 0 ? NONE : overlapOf(common / found.length, common / truth.length);
}

/** Shares of the paragraphs of each of two texts whose words are in the other one. */
export function sharedParagraphs(found: string, truth: string): Overlap {
  return overlapOf(shareIn(found, truth), shareIn(truth, found));
}

function shareIn(text: string, other: string): number {
  const runs = new Set(Array.from({ length: RUN }, (_, at) => runsOf(wordsOf(other), at + 1)).flat());
  const paragraphs = text
    .split(/\n+/)
    .map((paragraph) => runsOf(wordsOf(paragraph), RUN))
    .filter(({ length }) => length > 0);
  const isIn = (own: string[]) => own.filter((run) => runs.has(run)).length >= FOUND * own.length;
  return paragraphs.length === 0 ? 0 : paragraphs.filter(isIn).length / paragraphs.length;
}

/** Runs of so many words; of fewer words the one run that they are. */
function runsOf(words: readonly string[], most: number): string[] {
  const length = Math.min(most, words.length);
  if (length === 0) return [];
  return Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join(' '));
}

function overlapOf(precision: number, recall: number): Overlap {
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
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

/** By what the page declares, which of some pages is wrong. */
function languageScore(bytes: Uint8Array, { language }: Article): { language?: boolean } {
  const page = Buffer.from(bytes.subarray(0, 16_384)).toString('latin1');
  const declared = /<html[^<>]*?\slang\s*=\s*["']?([a-z]{2})/i.exec(page)?.[1]?.toLowerCase();
  return declared === undefined ? {} : { language: language?.split('-')[0] === declared };
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

function sameNames(found: readonly string[], truth: readonly string[]): boolean {
  const keys = (names: readonly string[]) =>
    names
      .map((name) => wordsOf(name).join(' '))
      .filter((name) => name !== '')
      .sort()
      .join(';');
  return keys(found) === keys(truth);
}
