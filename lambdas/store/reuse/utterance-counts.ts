import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { isSame, keysOf } from '../../text-reuse/index.ts';
import { put, writeAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import { type Key, monthKey, monthOf, utteranceAt, utteranceKey, utterancePartition } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { putItem, readItem } from '../table/requests.ts';
import { openView } from '../table/versions.ts';
import { type PrintedRow, rowsNear, sameAmong, seenAmong } from './nearby-passages.ts';
import type { Sought } from './passages.ts';

/**
 * An utterance that several articles print, under its first passage. It stays when they are gone, without
 * `day` and `at`, so that concurrent counts made before that are refused.
 */
export interface UtteranceItem extends Key {
  /** Counts the writes. */
  revision: number;
  /** How many articles print it; 0 if it is not listed. */
  articles: number;
  /** The day of its first passage. */
  first: string;
  /** Index by day. */
  day?: string | undefined;
  at?: string | undefined;
}

const FEWEST_ARTICLES = 2;
const PASSAGES_AT_ONCE = 8;

const readUtterance = (table: Table, at: string) => readItem<UtteranceItem>(table, utteranceKey(at));

/**
 * The number of articles in which readers see the utterance that begins with a passage; 0 if it begins with another.
 */
async function articlesWith(table: Table, passage: Sought): Promise<number> {
  const rows = await rowsNear(table, passage);
  const own = rows.filter(({ at }) => at === passage.at);
  const seen = await seenAmong(openView(table), [...own, ...sameAmong(rows, passage)]);
  const isSeen = seen.some(({ at }) => at === passage.at);
  if (!isSeen || seen.some(({ at }) => at < passage.at)) return 0;
  const articles = new Set(seen.map(({ place }) => place.articleId)).size;
  return articles >= FEWEST_ARTICLES ? articles : 0;
}

/** All new utterances need the current month's item: it is written once and only read afterwards. */
async function ensureMonth(table: Table, month: string): Promise<void> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: monthKey(month) }));
  if (!Item) await writeAll(table, [put(monthKey(month))]);
}

async function write(
  table: Table,
  passage: Sought,
  before: UtteranceItem | undefined,
  articles: number,
): Promise<boolean> {
  const { at, day } = passage;
  const month = monthOf(day);
  const item: UtteranceItem = {
    ...utteranceKey(at),
    revision: (before?.revision ?? 0) + 1,
    articles,
    first: day,
    ...(articles > 0 && { day: utterancePartition(month, at), at: utteranceAt(articles, at) }),
  };
  if (!before) await ensureMonth(table, month);
  const condition = before ? '#revision = :revision' : 'attribute_not_exists(#pk)';
  return putItem(table, item, condition, before && { revision: before.revision });
}

/**
 * Recounts the utterance that begins with a passage. Correct under concurrency: every count replaces the revision
 * that it read before counting, whether the count changed or not. A caller that is refused
 * twice can stop: the second of the others read the revision of the first, which is newer than the one that we
 * read, so it has seen everything that existed when we started.
 */
async function recount(table: Table, passage: Sought): Promise<void> {
  for (let refused = 0; refused < 2; ) {
    const before = await readUtterance(table, passage.at);
    const articles = await articlesWith(table, passage);
    if (!before && articles === 0) return;
    const isWritten = await write(table, passage, before, articles);
    // Concurrent callers from before the first revision may have seen nothing to count, so this looks once more.
    if (isWritten && before) return;
    if (!isWritten) refused += 1;
  }
}

/** Those of the similar passages that an utterance may begin with: no earlier one is the same utterance. */
function beginnings(seen: PrintedRow[]): PrintedRow[] {
  const first: PrintedRow[] = [];
  for (const row of seen.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const isFirst = first.every((one) => one.place.articleId === row.place.articleId || !isSame(one, row));
    if (isFirst) first.push(row);
  }
  return first;
}

/** The first passages of utterances that a passage may have joined or left. */
async function beginningsNear(table: Table, passage: Sought, isFresh: boolean): Promise<Sought[]> {
  const same = sameAmong(await rowsNear(table, passage), passage);
  if (same.length === 0 && isFresh) return [];
  const seen = await seenAmong(openView(table), same);
  const first = beginnings(seen).map(({ version: _version, ...printed }) => ({
    ...printed,
    keys: keysOf(printed.passage, printed.place.index),
  }));
  const isFirst = seen.length > 0 && seen.every(({ at }) => at > passage.at);
  const isConcerned = isFirst || (!isFresh && (await readUtterance(table, passage.at)) !== undefined);
  return isConcerned ? [...first, passage] : first;
}

/**
 * Recounts the utterances that passages have joined or left, after readers see the change. May be called
 * again at any time; the last of all calls sees all changes.
 *
 * @param isFresh the file never had a version before, so no utterance begins with its passages
 */
export async function refreshUtterances(table: Table, passages: Sought[], isFresh: boolean): Promise<void> {
  const found = await inParallel(passages, PASSAGES_AT_ONCE, (passage) =>
    beginningsNear(table, passage, isFresh),
  );
  // Each once: many passages of a file may be one utterance.
  const concerned = new Map(found.flat().map((passage) => [passage.at, passage]));
  await inParallel([...concerned.values()], PASSAGES_AT_ONCE, (passage) => recount(table, passage));
}
