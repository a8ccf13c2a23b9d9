import { nameIdOf } from '../../identities/index.ts';
import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { passageItems, passagesOfItem, passagesOfQuote } from '../reuse/passages.ts';
import { refreshUtterances } from '../reuse/utterance-counts.ts';
import {
  addQuotes,
  type CountedQuote,
  type CounterDeltas,
  countedQuote,
} from '../speakers/counter-deltas.ts';
import { reclusterAllSoon } from '../speakers/recluster-later.ts';
import { applyDeltas } from '../speakers/speaker-counters.ts';
import { timeOf } from '../table/article-item.ts';
import { STORED } from '../table/attributes.ts';
import { put, readAll, writeAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import type { Lease, PendingChange, PendingCorrection } from '../table/file-item.ts';
import { articleKey, dayOf, type Key, nameEntry, quoteKey } from '../table/keys.ts';
import { namesOf } from '../table/names.ts';
import { isRejected, type QuoteItem, quoteFrom, quoteItem } from '../table/quote-item.ts';
import { putItem, updateItem } from '../table/requests.ts';
import { openView } from '../table/versions.ts';
import { corrected } from './corrected.ts';

/** A pending change that is a correction. */
export type PendingChangeByPerson = PendingChange & { correction: PendingCorrection };

export const isByPerson = (pending: PendingChange): pending is PendingChangeByPerson =>
  pending.correction !== undefined;

/** A condition that refuses the write of a correction if a later one has written already. */
const IS_NEWER = '(attribute_not_exists(#revision) OR #revision < :revision)';
const IS_THERE = `attribute_exists(#pk) AND ${IS_NEWER}`;

const putIf = <Item extends Key & { revision: number }>(table: Table, condition: string, item: Item) =>
  putItem(table, item, condition, { revision: item.revision });

/** A new speaker must be found under each part of the name. */
async function ensureFound(table: Table, { speaker }: StoredQuote): Promise<void> {
  if (speaker.persona === null) return;
  const nameId = nameIdOf(speaker.persona);
  const [full, ...later] = namesOf(nameId).map((name) => nameEntry(name, nameId));
  await writeAll(table, later.map(put));
  if (full) await writeAll(table, [put(full)]);
}

async function count(
  table: Table,
  lease: Lease,
  pending: PendingChangeByPerson,
  article: StoredArticle,
  quotes: CountedQuote[],
): Promise<void> {
  const deltas: CounterDeltas = new Map();
  addQuotes(deltas, { article: article.id, day: dayOf(timeOf(article)) }, quotes);
  const surnames = await applyDeltas(table, lease, pending, deltas, Date.now());
  await reclusterAllSoon(table, surnames, Date.now());
}

async function putCount(table: Table, key: Key, quotes: number, revision: number): Promise<void> {
  const change = 'SET #quotes = :quotes, #revision = :revision';
  await updateItem(table, key, change, { quotes, revision }, IS_THERE);
}

/**
 * Carries out a correction that is recorded on its file, wherever an earlier attempt stopped: counters, under the
 * pending change's idempotency token; then the correction item, the passages, the article's count, and the quote
 * item last. Every write carries the fencing token of the correction, so a late write is refused.
 */
export async function applyCorrection(
  table: Table,
  lease: Lease,
  pending: PendingChangeByPerson,
): Promise<void> {
  const { from: version, correction } = pending;
  const { articleId, place, item: said, quotes } = correction;
  const { revision } = said;
  const [items, [article]] = await Promise.all([
    readAll<QuoteItem>(table, [quoteKey(articleId, place, version)], { consistent: true }),
    openView(table).articlesOf([{ articleId, version }]),
  ]);
  const [item] = items;
  if (!item || !article) return;
  const before = quoteFrom(item, article);
  const after = corrected(before, said);
  if ((item.revision ?? 0) < pending[STORED.fencingToken]) {
    await ensureFound(table, after);
    const counted = [countedQuote(before, -1), countedQuote(after, 1)].filter((quote) => quote !== undefined);
    await count(table, lease, pending, article, counted);
    await putIf(table, IS_NEWER, said);
    const rows = item.passages === undefined ? [] : passagesOfQuote(after, article);
    for (const row of rows.flatMap((passage) => passageItems(passage, version, isRejected(after)))) {
      await putIf(table, IS_THERE, { ...row, revision });
    }
    if (quotes !== article.quotes) await putCount(table, articleKey(articleId, version), quotes, revision);
    // Last, because it says that everything above is done.
    await putIf(table, IS_THERE, {
      ...quoteItem(after, article, version, []),
      passages: item.passages,
      revision,
    });
  }
  await refreshUtterances(table, [...passagesOfItem(item), ...passagesOfQuote(after, article)], false);
}
