import { createHash } from 'node:crypto';
import { BadParameters } from '../http/problems.ts';
import { readParameters } from '../http/read-parameters.ts';
import { indexedArticle } from '../indexer/index-changes.ts';
import { errorFields, type Log } from '../logging/log.ts';
import type { StoredArticle, StoredQuote, StoreReader } from '../model/stored.ts';
import type { Watch } from '../model/watch.ts';
import { watchedParameters } from '../routes/query/parameters.ts';
import { resolveSpeakers } from '../routes/query/resolved-speakers.ts';
import { queryIn, selectionOf } from '../routes/query/search-lists.ts';
import { indexable, type QuoteSelection, type SearchIndex } from '../search/index.ts';
import { openSqliteIndex } from '../search/sqlite-index.ts';
import type { ArticleWithQuotes, FileReader } from '../store/index.ts';
import { NEWS_DAYS } from './limits.ts';

/** What matching needs. */
export interface MatchContext {
  store: StoreReader;
  files: FileReader;
  /** The text stored under a key of the text bucket; undefined if there is none. */
  readText(textKey: string): Promise<string | undefined>;
  /** Gets errors of watches that can't be evaluated: their filters come from an earlier release. */
  log?: Log;
}

/** A quote that a watch is to be notified of. */
export interface Match {
  watch: string;
  article: string;
  /** Identifies the quote, see `quoteKeys`. */
  quote: string;
}

const DAY_MS = 86_400_000;

/** How many articles are matched together. */
const BATCH = 50;
const MOST_MATCHES = 100_000;

/**
 * Whether a watch covers an article: never if it was dropped before the watch was created, and if it is old
 * only if the watch wants all.
 */
export function isNews(
  { articles, created }: Pick<Watch, 'articles' | 'created'>,
  { published, received }: Pick<StoredArticle, 'published' | 'received'>,
  now: number,
): boolean {
  if (received < created) return false;
  if (articles === 'all') return true;
  // A date without a time is the whole day.
  const time =
    published === undefined ? received : published.length === 10 ? `${published}T23:59:59Z` : published;
  return now - Date.parse(time) <= NEWS_DAYS * DAY_MS;
}

const HASH_LENGTH = 22;

/**
 * Keys of an article's quotes, by their ids. They are made of the words, ignoring case and punctuation, so a quote
 * keeps its key when the article is extracted again and it begins elsewhere or is attributed differently. If the same
 * words occur several times, each occurrence has another key.
 *
 * @param quotes in the order of the text
 */
export function quoteKeys(
  quotes: readonly Pick<StoredQuote, 'id' | 'text' | 'articleId'>[],
): Map<string, string> {
  const times = new Map<string, number>();
  return new Map(
    quotes.map(({ id, text, articleId }) => {
      const words = indexable(text) || text;
      const time = (times.get(words) ?? 0) + 1;
      times.set(words, time);
      const hash = createHash('sha256').update(`${articleId}\n${words}\n${time}`).digest('base64url');
      return [id, hash.slice(0, HASH_LENGTH)];
    }),
  );
}

/** The search of a watch; undefined while its speaker selects nobody. */
async function selectionFor(
  { store }: Pick<MatchContext, 'store'>,
  { quotes }: Watch,
): Promise<QuoteSelection | undefined> {
  const parameters = readParameters(watchedParameters, quotes);
  const { speaker } = parameters;
  const resolved = speaker === undefined ? undefined : await resolveSpeakers(store, speaker, {});
  if (resolved?.ids.length === 0) return undefined;
  return selectionOf({ store }, parameters, queryIn(parameters), resolved?.ids);
}

/** Puts articles into an index of their own. */
async function indexOf(
  { readText }: MatchContext,
  found: readonly ArticleWithQuotes[],
  fileId: string,
  version: number,
): Promise<SearchIndex> {
  const index = openSqliteIndex(':memory:');
  const articles = await Promise.all(
    found.map(async (one) => {
      const { textKey } = one.article;
      const text = textKey === undefined ? undefined : await readText(textKey);
      return indexedArticle(one, { fileId, version }, text ?? '');
    }),
  );
  await index.put(articles);
  return index;
}

/**
 * The quotes of a file, as readers see it, that watches are to be notified of: those that `/quotes` would list for
 * them. The code of the search index finds them, in an index of this file alone.
 */
export async function* matchesIn(
  context: MatchContext,
  watches: readonly Watch[],
  fileId: string,
  now: number,
): AsyncGenerator<Match[]> {
  const file = await context.files.file(fileId);
  if (!file || file.visible === 0) return;
  const { visible } = file;
  const selections = new Map<Watch, QuoteSelection | undefined>();
  const selectionOfWatch = async (watch: Watch) => {
    if (!selections.has(watch))
      selections.set(watch, await selectionFor(context, watch).catch(unreadable(watch)));
    return selections.get(watch);
  };
  const unreadable =
    ({ id }: Watch) =>
    (error: unknown) => {
      if (!(error instanceof BadParameters)) throw error;
      context.log?.({ level: 'ERROR', event: 'unreadable-watch', watch: id, ...errorFields(error) });
      return undefined;
    };

  async function matchesOf(found: readonly ArticleWithQuotes[]): Promise<Match[]> {
    const index = await indexOf(context, found, fileId, visible);
    const articles = new Map(found.flatMap(({ article, quotes }) => quotes.map(({ id }) => [id, article])));
    const keys = new Map(found.flatMap(({ quotes }) => [...quoteKeys(quotes)]));
    const matches: Match[] = [];
    try {
      for (const watch of watches) {
        const selection = await selectionOfWatch(watch);
        if (!selection) continue;
        const hits = await index.quotes({ ...selection, sort: 'published', limit: MOST_MATCHES });
        for (const { id } of hits) {
          const [article, quote] = [articles.get(id), keys.get(id)];
          if (article && quote !== undefined && isNews(watch, article, now))
            matches.push({ watch: watch.id, article: article.id, quote });
        }
      }
    } finally {
      await index.close();
    }
    return matches;
  }

  let batch: ArticleWithQuotes[] = [];
  for await (const found of context.files.articles(fileId, visible)) {
    if (found.quotes.length === 0 || !watches.some((watch) => isNews(watch, found.article, now))) continue;
    batch.push(found);
    if (batch.length < BATCH) continue;
    yield await matchesOf(batch);
    batch = [];
  }
  if (batch.length > 0) yield await matchesOf(batch);
}
