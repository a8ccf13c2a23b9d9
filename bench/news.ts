import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile as readBytes } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { filesUnder } from '../bin/local/dropped-files.ts';
import { type Article, readFile } from '../lambdas/articles/index.ts';
import type { PageTruth } from './page-scores.ts';

/** Corpora and scorer lie beside the project: they are other people's and no part of it. */
const SHARED = new URL('../../shared/', import.meta.url);
const SCORER = new URL('eval/score.mjs', SHARED);
const DEV = new URL('corpora/polnear/dev.jsonl', SHARED);
const NEWS = new URL('corpora/news/articles.jsonl.gz', SHARED);
/** Files of our own of each format, in a folder each. */
export const FORMATS = new URL('../test/articles/formats/', import.meta.url);
const SAMPLES = fileURLToPath(new URL('../samples/articles', import.meta.url));

/** A length, in characters, that the average article exceeds. */
const SHORT_ARTICLE = 4000;

/** Articles, and what to call them. */
export interface News {
  name: string;
  articles: Article[];
}

type Span = [number, number];

/** An article with its annotations, as the scorer reads it. */
export interface AnnotatedArticle {
  id: string;
  text: string;
  attributions: {
    source?: Span[];
    cue?: Span[];
    content: Span[];
    speaker?: string | string[] | null;
    kind?: string;
    type?: string;
  }[];
}

/** Where an annotated corpus lies (`polnear/dev`), if it is here. */
export function annotated(name: string): AnnotatedArticle[] | undefined {
  const file = new URL(`corpora/${name}.jsonl`, SHARED);
  if (!existsSync(file)) return undefined;
  return jsonLines(readFileSync(file, 'utf8')) as AnnotatedArticle[];
}

/** The folder of other publishers' pages. */
export const pagesUrl = () => new URL('corpora/pages/', SHARED);

/** What the pages should be read as, if they are here. */
export function truthOfPages(): PageTruth[] | undefined {
  const file = new URL('truth.jsonl', pagesUrl());
  return existsSync(file) ? (jsonLines(readFileSync(file, 'utf8')) as PageTruth[]) : undefined;
}

/** A stretch of an article that others print too; of one `wording` are those that are printed word for word. */
export interface Member {
  article: string;
  text: string;
  start: number;
  attribution: number;
  kind: 'direct' | 'mixed' | 'indirect';
  wording: string;
}

/** Members that are one utterance. */
export interface CrossLink {
  relation: 'verbatim' | 'near-verbatim' | 'translation-variant';
  /** The annotators were not sure that it is one. */
  uncertain?: boolean;
  members: Member[];
}

/** Which stretches of the seeds are one utterance, if they are here. */
export function crossLinks(): CrossLink[] | undefined {
  const file = new URL('corpora/seeds/crosslinks.json', SHARED);
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { sameQuote: CrossLink[] }).sameQuote;
}

/** The seeds: what five papers print of one event, if they are here. */
export function seedArticles(): { text: string }[] | undefined {
  const folder = new URL('corpora/seeds/', SHARED);
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({ text: readFileSync(new URL(file, folder), 'utf8') }));
}

/** The path of the scorer, if it is here. */
export const scorer = () => (existsSync(SCORER) ? SCORER.href : undefined);

/** The articles that speed is measured on. */
export async function devArticles(): Promise<News> {
  if (!existsSync(DEV)) return repeated(await samples(), 100);
  const articles = (annotated('polnear/dev') ?? []).map(({ text }) => ({ text }));
  return { name: `${articles.length} articles of PolNeAR dev`, articles };
}

/** So many articles of a broad mix of papers. */
export async function newsArticles(count: number): Promise<News> {
  if (!existsSync(NEWS)) return repeated(await samples(), count);
  const articles: Article[] = [];
  const lines = createInterface({ input: createReadStream(NEWS).pipe(createGunzip()) });
  for await (const line of lines) {
    const [result] = await readFile(Buffer.from(line), { key: 'article.json' });
    if (result && 'article' in result) articles.push(result.article);
    if (articles.length === count) break;
  }
  return { name: `${count.toLocaleString('en-US')} news articles`, articles };
}

/** One text of so many characters: articles on end. */
export async function newsText(length: number): Promise<string> {
  const { articles } = await newsArticles(Math.ceil(length / SHORT_ARTICLE));
  const once = articles.map(({ text }) => text).join('\n\n');
  return `${once}\n\n`.repeat(Math.ceil(length / once.length)).slice(0, length);
}

/** Words in quotation marks, as a search finds them: good enough to see what is taken for one. */
const QUOTED = /“([^“”\n]{20,2000}[.,!?])”|"([^"\n]{20,2000}[.,!?])"/g;

/** The quotes of a text. */
export const quotedIn = (text: string): string[] =>
  [...text.matchAll(QUOTED)].map(([, curly, straight]) => curly ?? straight ?? '');

async function samples(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const path of filesUnder([SAMPLES], () => {})) {
    for (const result of await readFile(await readBytes(path), { key: path })) {
      if ('article' in result) articles.push(result.article);
    }
  }
  return articles;
}

function repeated(articles: Article[], count: number): News {
  return {
    name: `${count.toLocaleString('en-US')} articles (our ${articles.length} samples, again and again)`,
    articles: Array.from({ length: count }, (_, index) => articles[index % articles.length] ?? { text: '' }),
  };
}

const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
