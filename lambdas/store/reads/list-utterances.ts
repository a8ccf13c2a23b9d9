import type {
  DateRange,
  Page,
  PageRequest,
  StoredQuoteInArticle,
  StoredUtterance,
} from '../../model/stored.ts';
import { passagesOfQuote } from '../reuse/passages.ts';
import type { UtteranceItem } from '../reuse/utterance-counts.ts';
import type { Table } from '../table/client.ts';
import {
  articleCountKey,
  dayOf,
  type Key,
  MONTHS,
  monthOf,
  monthPartitions,
  passageOf,
} from '../table/keys.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { allOf, type Condition, LAST, pagesOf } from '../table/queries.ts';
import { openView } from '../table/versions.ts';
import { mergeSorted, sortedSource } from './merge-sorted.ts';
import { quotesOfRows } from './quotes-of-rows.ts';

/** An utterance whose first quote has no speaker attached yet. */
type ListedUtterance = Omit<StoredUtterance, 'first'> & { first: StoredQuoteInArticle };

type Listed = UtteranceItem & { at: string };

const quotePlaceOf = ({ pk }: Key) => {
  const { version: _none, ...place } = passageOf({ sk: pk.slice('UTTERANCE#'.length) });
  return place;
};

async function* utteranceBatches(
  table: Table,
  runs: AsyncGenerator<Listed[]>,
): AsyncGenerator<Batch<ListedUtterance>> {
  for await (const run of runs) {
    const view = openView(table);
    const places = run.map(quotePlaceOf);
    const fileOf = await view.filesOf(places.map(({ articleId }) => articleId));
    const rows = places.map((place) => ({ place, version: fileOf(place.articleId)?.visible ?? 0 }));
    const quotes = await quotesOfRows(table, view, rows);
    const found = run.flatMap(({ articles, at }, index) => {
      const quote = quotes[index];
      const words = quote && passagesOfQuote(quote.quote, quote.article)[places[index]?.index ?? 0];
      return words ? [{ item: { text: words.passage.text, articles, first: quote }, position: at }] : [];
    });
    const last = run.at(-1);
    yield last ? { found, through: last.at } : { found };
  }
}

/** How many rows of a shard are read beyond its share of a page, because shards fill unevenly. */
const SPARE_ROWS = 4;

/** Only the first and last month of a range contain days outside it, so other months need no filter. */
const within = ({ from, to }: DateRange): Condition[] => [
  ...(from === undefined ? [] : [{ expression: '#first >= :first', values: { first: from } }]),
  ...(to === undefined ? [] : [{ expression: '#first <= :last', values: { last: to } }]),
];

/** @see StoreReader.utterances */
export async function listUtterances(
  table: Table,
  range: DateRange,
  minArticles: number,
  { limit, after = LAST }: PageRequest,
): Promise<Page<ListedUtterance>> {
  const months = await allOf<Key>(table, {
    partition: MONTHS,
    from: range.from === undefined ? '0' : monthOf(range.from),
    to: range.to === undefined ? LAST : monthOf(dayOf(range.to)),
  });
  const partitions = months.flatMap(({ sk }) => monthPartitions(sk));
  const filter = within(range);
  // The most repeated utterances are spread evenly over a month's shards, so a few rows of each make a page.
  const share = Math.ceil((limit + 1) / partitions.length) + SPARE_ROWS;
  const pageSize = filter.length > 0 ? limit + 1 : Math.min(share, limit + 1);
  async function* pagesBehind(partition: string): AsyncGenerator<Listed[]> {
    const pages = pagesOf<Listed>(table, {
      index: 'byDay',
      partition,
      from: articleCountKey(minArticles),
      to: after,
      backwards: true,
      filter,
      pageSize,
    });
    for await (const rows of pages) yield rows.filter(({ at }) => at < after);
  }
  const sources = partitions.map((partition) => sortedSource(pagesBehind(partition)));
  return fillPage(utteranceBatches(table, mergeSorted(sources)), limit);
}
