import type { Type } from '../attribution/attribution.ts';
import type { Table } from './connection.ts';
import { assertTurn, type Claim, recordCount } from './file.ts';
import { type QuoteItem, typeOf } from './items.ts';
import {
  ANY_ARTICLE,
  ANY_QUOTE,
  articleOf,
  articlesFrom,
  END,
  fileKey,
  type Key,
  quoteOf,
  quotePartition,
} from './keys.ts';
import type { StoredArticle, StoredQuote } from './model.ts';
import { inParallel } from './parallel.ts';
import { passagesOfItem, passagesOfQuote, type Sought } from './passages.ts';
import { beginning, LAST, pagesOf } from './queries.ts';
import { tellSpeakers } from './tokens.ts';
import { refreshUtterances } from './utterances.ts';
import type { Watch } from './watch.ts';

/** The change from one version of a file to another, as far as speakers have been told of it. */
export interface Count {
  /** The turn that made the switch. */
  turn: number;
  /** The version that was shown before; 0 for none. */
  from: number;
  /** The version shown since; 0 for none. */
  to: number;
  /** First record that isn't counted yet; `END` when all are. */
  next: number;
}

/** By how much the counts of speakers change, by their ids: communications, and quotes of the other types. */
export type Tally = Map<string, { name: string; quotes: number; others: number }>;

/** What a switch changes beside the articles themselves. */
export interface Change {
  tally: Tally;
  /** The passages that come or go. */
  passages: Sought[];
}

interface Batch extends Change {
  /** First record behind the batch. */
  next: number;
}

/** The most articles that are counted under one token. */
export const RECORDS_A_BATCH = 100;
const WIDTH = 16;

function add(tally: Tally, speaker: { id: string; name: string; type: Type }, sign: number): void {
  const { id, name, type } = speaker;
  const known = tally.get(id) ?? { name, quotes: 0, others: 0 };
  const counted = type === 'communication' ? 'quotes' : 'others';
  tally.set(id, { ...known, [counted]: known[counted] + sign });
}

/** What these articles bring. */
export const changeOf = (articles: { article: StoredArticle; quotes: StoredQuote[] }[]): Change => ({
  tally: tallyOf(articles),
  passages: articles.flatMap(({ article, quotes }) =>
    quotes.flatMap((quote) => passagesOfQuote(quote, article)),
  ),
});

export const isNothing = ({ tally, passages }: Change) => tally.size === 0 && passages.length === 0;

/** How many of these articles' quotes each speaker has. */
function tallyOf(articles: { quotes: StoredQuote[] }[]): Tally {
  const tally: Tally = new Map();
  for (const { speaker, type } of articles.flatMap(({ quotes }) => quotes)) {
    const { id, name } = speaker;
    if (id !== null) add(tally, { id, name: name ?? id, type }, 1);
  }
  return tally;
}

/** The first records to be counted that one of the two versions has, and where the next batch begins. */
async function recordsFrom(table: Table, fileId: string, { from, to, next }: Count) {
  const articles = new Map<number, string>();
  const pages = pagesOf<Key>(table, {
    partition: fileKey(fileId).pk,
    from: articlesFrom(next),
    to: ANY_ARTICLE + LAST,
    consistent: true,
    attributes: '#pk, #sk',
    pageSize: 3 * RECORDS_A_BATCH,
  });
  for await (const { record, articleId, version } of flatten(pages, articleOf)) {
    if (version !== from && version !== to) continue;
    if (!articles.has(record) && articles.size === RECORDS_A_BATCH) {
      return { articleIds: [...articles.values()], next: record };
    }
    articles.set(record, articleId);
  }
  return { articleIds: [...articles.values()], next: END };
}

async function* flatten<Item, Result>(pages: AsyncIterable<Item[]>, read: (item: Item) => Result) {
  for await (const items of pages) for (const item of items) yield read(item);
}

/** What the next batch changes. Neither version changes any more, so that it is always the same. */
async function batchFrom(table: Table, fileId: string, count: Count): Promise<Batch> {
  const { articleIds, next } = await recordsFrom(table, fileId, count);
  const tally: Tally = new Map();
  const passages: Sought[] = [];
  await inParallel(articleIds, WIDTH, async (articleId) => {
    const pages = pagesOf<QuoteItem>(table, {
      partition: quotePartition(articleId),
      ...beginning(ANY_QUOTE),
      consistent: true,
      attributes: '#pk, #sk, #speaker, #name, #kind, #type, #text, #passages',
    });
    for await (const item of flatten(pages, (item) => item)) {
      const { version } = quoteOf(item);
      const sign = Number(version === count.to) - Number(version === count.from);
      const { speaker: id, name } = item;
      if (version === count.to || version === count.from) passages.push(...passagesOfItem(item));
      if (id !== undefined) add(tally, { id, name: name ?? id, type: typeOf(item) }, sign);
    }
  });
  return { tally, passages, next };
}

/**
 * Brings the speakers' counts and the utterances up to date with the last switch. Exact, however often it is begun
 * again and whoever else may still be at it:
 * - what is counted at once has a token, and a speaker who has the token doesn't count it again;
 * - a batch is read before the turn is checked: had its items been swept meanwhile, the turn would be over;
 * - a speaker forgets a token only when nobody can come with it any more.
 *
 * @param known what the whole count changes, where it is one batch and the caller has just written it
 * @returns whether it came to the end before time ran out
 * @throws {Superseded} when the turn is over
 */
export async function settle(
  table: Table,
  claim: Claim,
  unsettled: Count,
  watch: Watch,
  known?: Change,
): Promise<boolean> {
  const { fileId, turn } = claim;
  let count = unsettled;
  while (count.next < END) {
    // One batch at least, so that a chain of invocations with too little time comes to its end too.
    if (count !== unsettled && watch.isOutOfTime()) return false;
    const { tally, passages, next } = known ? { ...known, next: END } : await batchFrom(table, fileId, count);
    if (!known) await assertTurn(table, claim);
    await tellSpeakers(table, claim, count, tally, watch.now());
    await refreshUtterances(table, passages, turn === 1);
    count = { ...count, next };
    // In a file's first turn nothing is swept: that it is done, which comes next, says as much.
    if (next < END || turn > 1) await recordCount(table, claim, count);
  }
  return true;
}
