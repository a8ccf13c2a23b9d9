import { isSame } from '../../text-reuse/index.ts';
import type { Table } from '../table/client.ts';
import { passagePartition } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { LAST, pagesOf, type Range } from '../table/queries.ts';
import type { View } from '../table/versions.ts';
import { type PassageItem, type Printed, printedFrom, type Sought } from './passages.ts';

/**
 * The most rows that are read under one key from one day on: the first that were ever printed and, if there are
 * more, those from the passage's week on. This bounds the cost of a phrase that is printed a hundred thousand times.
 */
export const MOST_ROWS = 250;
const KEYS_AT_ONCE = 8;
/** How far back the rows of one event go, in milliseconds. */
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

/** The rows that share a key with a passage, of all versions, including its own. */
export async function rowsNear(table: Table, { keys, day }: Sought): Promise<PrintedRow[]> {
  const found = await inParallel(keys, KEYS_AT_ONCE, async (key) => {
    const rows = await firstRows(table, key, '0');
    return rows.length < MOST_ROWS ? rows : [...rows, ...(await firstRows(table, key, dayBefore(day, WEEK)))];
  });
  // A row occurs once for each key that it shares.
  const rows = new Map(found.flat().map((row) => [row.sk, row]));
  return [...rows.values()].filter(({ rejected }) => !rejected).map(printedFrom);
}

/** Those rows that are the same utterance as a passage, in other articles. */
export const sameAmong = (rows: PrintedRow[], passage: Printed): PrintedRow[] =>
  rows.filter((row) => row.place.articleId !== passage.place.articleId && isSame(row, passage));

/** Those rows that readers see. */
export async function seenAmong(view: View, rows: PrintedRow[]): Promise<PrintedRow[]> {
  const fileOf = await view.filesOf(rows.map(({ place }) => place.articleId));
  return rows.filter(({ place, version }) => fileOf(place.articleId)?.visible === version);
}
