import type {
  DateRange,
  Page,
  PageRequest,
  Position,
  QuoteFilter,
  StoredQuoteInArticle,
} from '../../model/stored.ts';
import { type ArticleItem, articleFrom } from '../table/article-item.ts';
import type { Table } from '../table/client.ts';
import type { FileItem } from '../table/file-item.ts';
import { articleAt, articleOf, quoteOf } from '../table/keys.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { inParallel } from '../table/parallel.ts';
import { type Condition, conditionsOf, LAST, pageSizeFor, pagesOf } from '../table/queries.ts';
import { type QuoteItem, quoteFrom } from '../table/quote-item.ts';
import { openView } from '../table/versions.ts';
import { isListed, quotePlaceOf, quotesBehind } from './article-quotes.ts';
import { articlesByDay } from './articles-by-day.ts';

const ARTICLES_A_REQUEST = 25;
const ARTICLES_AT_ONCE = 10;

/** The quote and article after which the list continues. */
interface ListPlace {
  at: string;
  quote: string;
}

const positionOf = (at: string, quote: string): Position => `${at}#${quote}`;

function placeAt(position: Position): ListPlace {
  const [time = '', articleId = '', start = '', hash = ''] = position.split('#');
  return { at: articleAt(time, articleId), quote: `${start}#${hash}` };
}

/** Splits articles so that each part holds about a page of quotes. */
function* parts(items: ArticleItem[], limit: number): Generator<ArticleItem[]> {
  let part: ArticleItem[] = [];
  let quotes = 0;
  for (const item of items) {
    part.push(item);
    quotes += item.quotes;
    if (quotes > limit || part.length === ARTICLES_AT_ONCE) {
      yield part;
      part = [];
      quotes = 0;
    }
  }
  if (part.length > 0) yield part;
}

/** Enough quotes of an article, in one version, to fill a page. */
async function quotesIn(
  table: Table,
  item: ArticleItem,
  after: string | undefined,
  filter: QuoteFilter,
  limit: number,
): Promise<QuoteItem[]> {
  const { articleId, version } = articleOf(item);
  const quotes: QuoteItem[] = [];
  const range = { ...quotesBehind(articleId, after, filter), pageSize: pageSizeFor(filter, limit) };
  for await (const page of pagesOf<QuoteItem>(table, range)) {
    quotes.push(...page.filter((quote) => quoteOf(quote).version === version && isListed(quote, filter)));
    if (quotes.length > limit) break;
  }
  return quotes;
}

/** Where the list continues: after the last article, or before it if its visible version may still come. */
function behind(items: ArticleItem[], fileOf: (articleId: string) => FileItem | undefined) {
  const last = items.at(-1);
  if (!last) return {};
  const { articleId, version } = articleOf(last);
  return { through: positionOf(last.at, fileOf(articleId)?.visible === version ? LAST : '0') };
}

async function* newestBatches(
  table: Table,
  pages: AsyncGenerator<ArticleItem[]>,
  filter: QuoteFilter,
  { limit, after }: PageRequest,
): AsyncGenerator<Batch<StoredQuoteInArticle>> {
  const place = after === undefined ? undefined : placeAt(after);
  for await (const page of pages) {
    for (const items of parts(page, limit)) {
      const quotes = await inParallel(items, ARTICLES_AT_ONCE, (item) =>
        quotesIn(table, item, item.at === place?.at ? place.quote : undefined, filter, limit),
      );
      // Checked after the quotes were read: a version that is visible now was not deleted then.
      const fileOf = await openView(table).filesOf(items.map((item) => articleOf(item).articleId));
      const found = items.flatMap((item, index) => {
        const { articleId, version } = articleOf(item);
        const file = fileOf(articleId);
        if (file?.visible !== version) return [];
        const article = articleFrom(item, file);
        return (quotes[index] ?? []).map((quote) => ({
          item: { quote: quoteFrom(quote, article), article },
          position: positionOf(item.at, quotePlaceOf(quote)),
        }));
      });
      yield { found, ...behind(items, fileOf) };
    }
  }
}

/** Articles say how many communications they have: if only those are wanted, articles without any are skipped. */
const articleConditions = ({ types, publication }: QuoteFilter): Condition[] => [
  ...conditionsOf(publication === undefined ? {} : { publication }),
  ...(types?.every((type) => type === 'communication')
    ? [{ expression: '#quotes > :none', values: { none: 0 } }]
    : []),
];

/**
 * Reads articles by day and the quotes of each. So quotes need no index by day, which would cost as
 * many write units as they do.
 *
 * @see StoreReader.newestQuotes
 */
export function newestQuotes(
  table: Table,
  range: DateRange,
  filter: QuoteFilter,
  page: PageRequest,
): Promise<Page<StoredQuoteInArticle>> {
  const { publication: _ofArticles, ...quoteFilter } = filter;
  const pages = articlesByDay(table, {
    status: 'ready',
    range,
    until: page.after === undefined ? LAST : placeAt(page.after).at,
    filter: articleConditions(filter),
    pageSize: ARTICLES_A_REQUEST,
  });
  return fillPage(newestBatches(table, pages, quoteFilter, page), page.limit);
}
