import type { Page, PageRequest, QuoteInArticle } from '../../model/stored.ts';
import { isSame } from '../../text-reuse/index.ts';
import { quoteById } from '../reads/article-quotes.ts';
import { readAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import { type QuoteItem, quoteFrom } from '../table/items.ts';
import { type Key, passagePartition, placeKey, quoteKey } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { LAST, pagesOf, type Range } from '../table/queries.ts';
import { openView, type View } from '../table/versions.ts';
import { type PassageItem, type Printed, passagesOfQuote, printedFrom, type Sought } from './passages.ts';

/**
 * The most rows that are read under one key from one day on: the first that were ever printed, and where there are
 * more of them, those from the passage's week on. What a phrase costs that is printed a hundred thousand times.
 */
export const MOST_ROWS = 250;
const WIDTH = 8;
/** As far back as an event goes, in milliseconds. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A row that was read. */
export type PrintedRow = Printed & { version: number };

const dayBefore = (day: string, milliseconds: number) =>
  new Date(Date.parse(day) - milliseconds).toISOString().slice(0, 10);

async function firstRows(table: Table, key: string, from: string): Promise<PassageItem[]> {
  const range: Range = {
    partition: passagePartition(key),
    from,
    to: LAST,
    consistent: true,
    pageSize: MOST_ROWS,
  };
  for await (const rows of pagesOf<PassageItem>(table, range)) return rows;
  return [];
}

/** The rows that share a key with a passage, of all versions, its own among them. */
export async function rowsNear(table: Table, { keys, day }: Sought): Promise<PrintedRow[]> {
  const found = await inParallel(keys, WIDTH, async (key) => {
    const rows = await firstRows(table, key, '0');
    return rows.length < MOST_ROWS ? rows : [...rows, ...(await firstRows(table, key, dayBefore(day, WEEK)))];
  });
  // A row comes once for each key that it shares.
  return [...new Map(found.flat().map((row) => [row.sk, row])).values()].map(printedFrom);
}

/** Those rows that are the same utterance as a passage, in other articles. */
export const sameAmong = (rows: PrintedRow[], passage: Printed): PrintedRow[] =>
  rows.filter((row) => row.place.articleId !== passage.place.articleId && isSame(row, passage));

/** Those rows that readers see. */
export async function seenAmong(view: View, rows: PrintedRow[]): Promise<PrintedRow[]> {
  const fileOf = await view.filesOf(rows.map(({ place }) => place.articleId));
  return rows.filter(({ place, version }) => fileOf(place.articleId)?.visible === version);
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** The quotes that rows are of, with their articles; undefined for those that are replaced meanwhile. */
export async function quotesOfRows(
  table: Table,
  view: View,
  rows: Pick<PrintedRow, 'place' | 'version'>[],
): Promise<(QuoteInArticle | undefined)[]> {
  const keys = rows.map(({ place, version }) =>
    quoteKey(place.articleId, placeKey(place.start, place.hash), version),
  );
  const unique = new Map(keys.map((key) => [nameOf(key), key]));
  const [found, articles] = await Promise.all([
    readAll<QuoteItem>(table, [...unique.values()], { consistent: true }),
    view.articlesOf(rows.map(({ place, version }) => ({ articleId: place.articleId, version }))),
  ]);
  const items = new Map(found.map((item) => [nameOf(item), item]));
  return keys.map((key, index) => {
    const [item, article] = [items.get(nameOf(key)), articles[index]];
    return item && article && { quote: quoteFrom(item, article), article };
  });
}

const orderOf = ({ place }: PrintedRow) =>
  `${place.day}#${place.articleId}#${placeKey(place.start, place.hash)}`;

/** @see StoreReader.variants */
export async function variantsOf(
  table: Table,
  quoteId: string,
  { limit, after = '' }: PageRequest,
): Promise<Page<QuoteInArticle> | undefined> {
  const found = await quoteById(table, quoteId);
  if (!found) return undefined;
  const same = await inParallel(passagesOfQuote(found.quote, found.article), WIDTH, async (passage) =>
    sameAmong(await rowsNear(table, passage), passage),
  );
  const view = openView(table);
  const seen = await seenAmong(view, same.flat());
  const ordered = [...new Map(seen.map((row) => [orderOf(row), row]))]
    .filter(([order]) => order > after)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const page = ordered.slice(0, limit);
  const quotes = await quotesOfRows(
    table,
    view,
    page.map(([, row]) => row),
  );
  const last = page.at(-1);
  return {
    items: quotes.filter((quote) => quote !== undefined),
    ...(last && ordered.length > limit && { next: last[0] }),
  };
}
