import type { DateRange, Page, PageRequest, StoredArticle } from '../../model/stored.ts';
import { type ArticleItem, articleFrom } from '../table/article-item.ts';
import type { Table } from '../table/client.ts';
import { type ArticleStatus, articleOf, dayPartition, daysPartition, type Key } from '../table/keys.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { type Condition, LAST, pagesOf } from '../table/queries.ts';
import { openView } from '../table/versions.ts';

/** Where to look in the lists by day. */
export interface DaysQuery {
  status: ArticleStatus;
  range: DateRange;
  /** The last sort key to read; the list runs backwards from there. */
  until: string;
  filter: Condition[];
  pageSize: number;
}

/** The articles of all days of a range, in all versions, newest first. */
export async function* articlesByDay(table: Table, query: DaysQuery): AsyncGenerator<ArticleItem[]> {
  const { status, range, until, filter, pageSize } = query;
  const end = `${range.to ?? ''}${LAST}`;
  const days = pagesOf<Key>(table, {
    partition: daysPartition(status),
    from: range.from ?? '0',
    to: until < end ? until : end,
    backwards: true,
  });
  for await (const page of days) {
    for (const { sk: day } of page) {
      yield* pagesOf<ArticleItem>(table, {
        index: 'byDay',
        partition: dayPartition(status, day),
        from: '0',
        to: until,
        backwards: true,
        filter,
        pageSize,
      });
    }
  }
}

async function* articleBatches(
  table: Table,
  pages: AsyncGenerator<ArticleItem[]>,
  after: string,
): AsyncGenerator<Batch<StoredArticle>> {
  const view = openView(table);
  for await (const page of pages) {
    // Every version of the article at `after` was shown.
    const items = page.filter(({ at }) => at < after);
    const fileOf = await view.filesOf(items.map((item) => articleOf(item).articleId));
    const found = items.flatMap((item) => {
      const { articleId, version } = articleOf(item);
      const file = fileOf(articleId);
      return file?.visible === version ? [{ item: articleFrom(item, file), position: item.at }] : [];
    });
    const last = page.at(-1);
    // If it was not shown, another version of the last article may follow, so the next page reads it again.
    const isShown = last !== undefined && found.at(-1)?.position === last.at;
    yield last ? { found, through: isShown ? last.at : `${last.at}${LAST}` } : { found };
  }
}

/** @see StoreReader.articles */
export function articlesOf(
  table: Table,
  status: ArticleStatus,
  range: DateRange,
  { limit, after = LAST }: PageRequest,
): Promise<Page<StoredArticle>> {
  const pages = articlesByDay(table, { status, range, until: after, filter: [], pageSize: limit + 1 });
  return fillPage(articleBatches(table, pages, after), limit);
}
