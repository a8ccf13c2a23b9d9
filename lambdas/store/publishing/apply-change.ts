import { type Evidence, evidenceOf, join, nameIdOf, type SeenSpeaker } from '../../identities/index.ts';
import type { Type } from '../../model/attribution.ts';
import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { passagesOfItem, passagesOfQuote, type Sought } from '../reuse/passages.ts';
import { refreshUtterances } from '../reuse/utterance-counts.ts';
import { relinkAll } from '../speakers/recluster.ts';
import { tellPersonas } from '../speakers/speaker-counters.ts';
import type { Table } from '../table/client.ts';
import { type QuoteItem, speakerIn, timeOf, typeOf } from '../table/items.ts';
import {
  ANY_ARTICLE,
  ANY_QUOTE,
  articleOf,
  articlesFrom,
  dayOf,
  END,
  fileKey,
  type Key,
  quoteOf,
  quotePartition,
} from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { beginning, LAST, pagesOf } from '../table/queries.ts';
import type { Watch } from './deadline.ts';
import { assertTurn, type Claim, recordCount } from './lease.ts';

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

/** What changes of a persona: its counts of communications and of other quotes, and what there is to know of it. */
export interface Told {
  quotes: number;
  others: number;
  evidence?: Evidence;
}

/** By the personas' ids. */
export type Tally = Map<string, Told>;

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

/** A quote of someone with a name, as far as it is counted. */
interface Counted {
  id: string;
  type: Type;
  speaker: SeenSpeaker;
  /** 1 when it comes, -1 when it goes. */
  sign: 1 | -1;
}

/** Adds what an article says. */
function add(tally: Tally, where: { article: string; day: string }, quotes: readonly Counted[]): void {
  const nameIds = new Set(quotes.filter(({ sign }) => sign > 0).map(({ id }) => nameIdOf(id)));
  for (const { id, type, speaker, sign } of quotes) {
    const told = tally.get(id) ?? { quotes: 0, others: 0 };
    told[type === 'communication' ? 'quotes' : 'others'] += sign;
    if (sign > 0) {
      const others = [...nameIds].filter((nameId) => nameId !== nameIdOf(id));
      const evidence = evidenceOf(speaker, { ...where, others });
      told.evidence = told.evidence ? join(told.evidence, evidence) : evidence;
    }
    tally.set(id, told);
  }
}

/** What these articles bring. */
export const changeOf = (articles: { article: StoredArticle; quotes: StoredQuote[] }[]): Change => ({
  tally: tallyOf(articles),
  passages: articles.flatMap(({ article, quotes }) =>
    quotes.flatMap((quote) => passagesOfQuote(quote, article)),
  ),
});

export const isNothing = ({ tally, passages }: Change) => tally.size === 0 && passages.length === 0;

/** What these articles' quotes tell of each persona. */
function tallyOf(articles: { article: StoredArticle; quotes: StoredQuote[] }[]): Tally {
  const tally: Tally = new Map();
  for (const { article, quotes } of articles) {
    const counted = quotes.flatMap(({ speaker, type }): Counted[] => {
      const { id, name, type: sort, roles, gender } = speaker;
      if (id === null || sort === 'unnamed') return [];
      return [{ id, type, speaker: { name: name ?? id, type: sort, roles, gender }, sign: 1 }];
    });
    add(tally, { article: article.id, day: dayOf(timeOf(article)) }, counted);
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
      attributes: '#pk, #sk, #speaker, #at, #name, #sort, #roles, #gender, #kind, #type, #text, #passages',
    });
    const counted: Counted[] = [];
    let day = '';
    for await (const item of flatten(pages, (item) => item)) {
      const { version } = quoteOf(item);
      if (version !== count.to && version !== count.from) continue;
      passages.push(...passagesOfItem(item));
      const { speaker: id, name, at } = item;
      if (id === undefined || at === undefined) continue;
      const sign = version === count.to ? 1 : -1;
      if (sign > 0) day = dayOf(at);
      counted.push({ id, type: typeOf(item), speaker: { ...speakerIn(item), name: name ?? id }, sign });
    }
    add(tally, { article: articleId, day }, counted);
  });
  return { tally, passages, next };
}

/**
 * Brings the speakers' counts and the utterances up to date with the last switch. Exact, however often it is begun
 * again and whoever else may still be at it:
 * - what is counted at once has a token, and a speaker who has the token doesn't count it again;
 * - a batch is read before the turn is checked: had its items been swept meanwhile, the turn would be over;
 * - who is who is looked at again behind each change, and where the change was made before, too;
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
    await relinkAll(table, await tellPersonas(table, claim, count, tally, watch.now()));
    await refreshUtterances(table, passages, turn === 1);
    count = { ...count, next };
    // In a file's first turn nothing is swept: that it is done, which comes next, says as much.
    if (next < END || turn > 1) await recordCount(table, claim, count);
  }
  return true;
}
