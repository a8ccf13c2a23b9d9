import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ifAllowed, namesIn, type Table } from './connection.ts';
import { assertTurn, type Claim, recordCount } from './file.ts';
import type { QuoteItem } from './items.ts';
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
  speakerKey,
} from './keys.ts';
import type { StoredQuote } from './model.ts';
import { inParallel } from './parallel.ts';
import { beginning, LAST, pagesOf } from './queries.ts';

/**
 * The change from one version of a file to another, as far as speakers have been told of it. A switch is counted in
 * batches of records, each under its own token: `<file>.<turn>.<first record>`.
 */
export interface Count {
  /** The turn that made the switch. */
  turn: number;
  /** The version that was shown before; 0 for none. */
  from: number;
  /** The version shown since; 0 for none. */
  to: number;
  /** First record that isn't counted yet; `END` when all are. */
  next: number;
  /** First record of the batch counted last: its tokens may still be there. */
  previous?: number;
}

/** By how much the counts of speakers change, by their ids. */
export type Tally = Map<string, { name: string; quotes: number }>;

interface Batch {
  tally: Tally;
  /** First record behind the batch. */
  next: number;
}

/** The most articles that are counted under one token. */
export const RECORDS_A_BATCH = 100;
const WIDTH = 16;

function add(tally: Tally, id: string, name: string, quotes: number): void {
  const known = tally.get(id);
  tally.set(id, { name: known?.name ?? name, quotes: (known?.quotes ?? 0) + quotes });
}

/** How many of these articles' quotes each speaker has. */
export function tallyOf(articles: { quotes: StoredQuote[] }[]): Tally {
  const tally: Tally = new Map();
  for (const { speaker } of articles.flatMap(({ quotes }) => quotes)) {
    if (speaker.id !== null) add(tally, speaker.id, speaker.name ?? speaker.id, 1);
  }
  return tally;
}

/** The first records from `start` on that one of the two versions has, and where the next batch begins. */
async function recordsFrom(table: Table, fileId: string, { from, to }: Count, start: number) {
  const articles = new Map<number, string>();
  const pages = pagesOf<Key>(table, {
    partition: fileKey(fileId).pk,
    from: articlesFrom(start),
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

/** What the batch that begins at `start` changes. Neither version changes any more, so that it is always the same. */
async function batchFrom(table: Table, fileId: string, count: Count, start: number): Promise<Batch> {
  const { articleIds, next } = await recordsFrom(table, fileId, count, start);
  const tally: Tally = new Map();
  await inParallel(articleIds, WIDTH, async (articleId) => {
    const pages = pagesOf<QuoteItem>(table, {
      partition: quotePartition(articleId),
      ...beginning(ANY_QUOTE),
      consistent: true,
      attributes: '#pk, #sk, #speaker, #name',
    });
    for await (const item of flatten(pages, (item) => item)) {
      const { version } = quoteOf(item);
      const sign = Number(version === count.to) - Number(version === count.from);
      if (item.speaker !== undefined) add(tally, item.speaker, item.name ?? item.speaker, sign);
    }
  });
  return { tally, next };
}

const changed = (tally: Tally) => [...tally].filter(([, { quotes }]) => quotes !== 0);

/** Tells the speakers, once each: who knows the token has been told. */
async function tell(table: Table, tally: Tally, token: string): Promise<void> {
  const change = 'SET #name = if_not_exists(#name, :name) ADD #quotes :quotes, #applied :tokens';

  const condition = 'NOT contains(#applied, :token)';
  await inParallel(changed(tally), WIDTH, ([id, { name, quotes }]) =>
    ifAllowed(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: speakerKey(id),
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeNames: namesIn(change, condition),
          ExpressionAttributeValues: {
            ':name': name,
            ':quotes': quotes,
            ':tokens': new Set([token]),
            ':token': token,
          },
        }),
      ),
    ),
  );
}

/** Takes the token back from the speakers: once nobody can tell them again, they need not remember. */
async function forget(table: Table, tally: Tally, token: string): Promise<void> {
  await inParallel(changed(tally), WIDTH, ([id]) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: speakerKey(id),
        UpdateExpression: 'DELETE applied :tokens',
        ExpressionAttributeValues: { ':tokens': new Set([token]) },
      }),
    ),
  );
}

/**
 * Brings the speakers' counts up to date with the last switch. Exact, however often it is begun again and whoever
 * else may still be at it:
 * - a speaker who has a batch's token doesn't count it again;
 * - a batch is read before the turn is checked: had its items been swept meanwhile, the turn would be over;
 * - tokens are taken back after the batch is recorded as counted; except those of a batch that the holder of an
 *   earlier turn might just be counting too: they stay, a few bytes, unless that one is certainly gone.
 *
 * @param known what the whole count changes, where it is one batch and the caller has just written it
 * @returns whether it came to the end before time ran out
 * @throws {Superseded} when the turn is over
 */
export async function settle(
  table: Table,
  claim: Claim,
  unsettled: Count,
  isOutOfTime: () => boolean,
  known?: Tally,
): Promise<boolean> {
  const { fileId, alone } = claim;
  const token = (start: number) => `${fileId}.${unsettled.turn}.${start}`;
  const contested = alone || unsettled.turn === claim.turn ? undefined : unsettled.next;

  let count = unsettled;
  if (alone && count.previous !== undefined) {
    const { tally } = await batchFrom(table, fileId, count, count.previous);
    await forget(table, tally, token(count.previous));
  }
  while (count.next < END) {
    if (isOutOfTime()) return false;
    const start = count.next;
    const { tally, next } = known
      ? { tally: known, next: END }
      : await batchFrom(table, fileId, count, start);
    if (!known) await assertTurn(table, claim);
    await tell(table, tally, token(start));
    count = { ...count, next, previous: start };
    await recordCount(table, claim, count);
    if (start !== contested) await forget(table, tally, token(start));
  }
  return true;
}
