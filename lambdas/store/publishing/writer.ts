import { nameIdOf } from '../../identities/index.ts';
import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { passageItems } from '../reuse/passages.ts';
import { put, readAll, remove, writeAll } from '../table/batches.ts';
import { connect, type StoreSettings, type Table } from '../table/client.ts';
import { placeOfArticle } from '../table/ids.ts';
import { articleItem, quoteItem, textKeyOf } from '../table/items.ts';
import { dayKey, dayOf, type Key, nameEntry } from '../table/keys.ts';
import { namesOf } from '../table/names.ts';
import { changeOf, isNothing, RECORDS_A_BATCH, settle } from './apply-change.ts';
import type { Watch } from './deadline.ts';
import { type Sweep, sweep } from './delete-stale-versions.ts';
import {
  assertTurn,
  type Claim,
  claim,
  DELETED,
  type Joined,
  type Order,
  type Progress,
  readFileItem,
  recordDone,
  recordWritten,
  rejoin,
  release,
  show,
} from './lease.ts';

/** An article to store, with its quotes in the order of the text; no two of them with the same id. */
export interface Extracted {
  article: StoredArticle;
  quotes: StoredQuote[];
}

/**
 * Changes what the store holds, one file at a time:
 *
 * `claim`, `settle`, for each group of articles `enrol` and `fill`, then `finish`. A crash anywhere is mended by the
 * next claim.
 */
export interface StoreWriter {
  /** Takes the turn on a file; undefined when the order is older than what was seen, or done already. */
  claim(order: Order, watch: Watch): Promise<Claim | undefined>;
  /**
   * Goes on writing in a turn that was handed over, or in the one that took its place.
   *
   * @param progress how far it had got
   * @returns undefined when there is nothing to go on with: the order is to be claimed, if it is still to be done
   */
  rejoin(order: Order, turn: number, progress: Progress, watch: Watch): Promise<Joined | undefined>;
  /**
   * Ends the count that an earlier turn left; before anything is shown.
   *
   * @returns whether it came to the end before time ran out
   * @throws {Superseded}
   */
  settle(claim: Claim, watch: Watch): Promise<boolean>;
  /** Writes articles; before their quotes and texts, so that a sweep finds all that hangs on them. */
  enrol(claim: Claim, articles: StoredArticle[]): Promise<void>;
  /**
   * Writes the quotes of enrolled articles, and whatever makes them findable.
   *
   * @returns the rows of their passages
   */
  fill(claim: Claim, articles: Extracted[]): Promise<Key[]>;
  /**
   * Leaves the turn to a later `rejoin`, by the message that `send` sends; unless one was sent already by somebody who
   * has got as far in it.
   *
   * @throws {Superseded}
   */
  handOver(claim: Claim, progress: Progress, send: () => Promise<void>): Promise<void>;
  /**
   * Shows what was written to the readers, in one switch, then counts it and sweeps what it replaces.
   *
   * @param whole all that was written in this turn, where it is at hand: the count need not read it again then
   * @returns whether it came to the end before time ran out; the rest is for the next claim
   * @throws {Superseded}
   * @throws {ShownAlready}
   */
  finish(claim: Claim, watch: Watch, dropTexts: Sweep['dropTexts'], whole?: Extracted[]): Promise<boolean>;
  /**
   * Takes away what was written in a turn that was lost, unless it was shown before.
   *
   * @param articleIds the articles that were written, as far as they are known
   * @param passages the rows of passages that were written, as far as they are known
   * @returns whether the order needs nobody any more: it is done, or a newer one has come. If not, it may be the very
   * same message that has the turn now, delivered twice: the message must not be taken out of the queue then.
   */
  abandon(
    claim: Claim,
    dropTexts: Sweep['dropTexts'],
    articleIds: string[],
    passages: Key[],
  ): Promise<boolean>;
}

/** Something that lists need; where it is there, what goes with it is too. */
interface Mark {
  mark: Key;
  rest: Key[];
}

/** Writes those of `marks` that aren't there yet; most are, and reading is cheaper than writing. */
async function ensure(table: Table, marks: Map<string, Mark>): Promise<void> {
  const keys = [...marks.values()].map(({ mark }) => mark);
  const found = await readAll<Key>(table, keys, { attributes: '#pk, #sk' });
  const missing = new Map(marks);
  for (const { pk, sk } of found) missing.delete(`${pk} ${sk}`);
  const left = [...missing.values()];
  await writeAll(table, left.flatMap(({ rest }) => rest).map(put));
  await writeAll(
    table,
    left.map(({ mark }) => put(mark)),
  );
}

/** What lists need beside the items themselves: the days there are, the names of speakers not seen before. */
function marksOf(articles: Extracted[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  const need = (mark: Key, rest: Key[] = []) => marks.set(`${mark.pk} ${mark.sk}`, { mark, rest });
  for (const { article, quotes } of articles) {
    need(dayKey(article.status, dayOf(articleItem(article, 0).at)));
    for (const { speaker } of quotes) {
      if (speaker.id === null) continue;
      const nameId = nameIdOf(speaker.id);
      const [full, ...later] = namesOf(nameId).map((name) => nameEntry(name, nameId));
      if (full) need(full, later);
    }
  }
  return marks;
}

const untilOf = ({ now, lifetime }: Watch) => now() + lifetime;

/** @see StoreWriter */
export function createStoreWriter(settings: StoreSettings): StoreWriter {
  const table = connect(settings);

  return {
    claim(order, watch) {
      return claim(table, order, watch.now(), untilOf(watch));
    },

    rejoin(order, turn, progress, { now }) {
      return rejoin(table, order, turn, progress, now());
    },

    async settle(claim, watch) {
      const isSettled = !claim.count || (await settle(table, claim, claim.count, watch));
      if (!isSettled) await release(table, claim);
      return isSettled;
    },

    async enrol({ turn }, articles) {
      await writeAll(
        table,
        articles.map((article) => put(articleItem(article, turn))),
      );
    },

    async fill({ turn }, articles) {
      const quotes = articles.flatMap(({ article, quotes }) =>
        quotes.map((quote) => put(quoteItem(quote, article, turn))),
      );
      const passages = articles.flatMap(({ article, quotes }) =>
        quotes.flatMap((quote) => passageItems(quote, article, turn)),
      );
      const writeQuotes = async () => {
        // In this order: a quote's item tells where the rows of its passages are, so that a sweep finds them.
        await writeAll(table, quotes);
        await writeAll(table, passages.map(put));
      };
      await Promise.all([writeQuotes(), ensure(table, marksOf(articles))]);
      return passages.map(({ pk, sk }) => ({ pk, sk }));
    },

    async handOver(claim, progress, send) {
      const { written } = await assertTurn(table, claim);
      if (written && written.record >= progress.record) return;
      // In this order: what is recorded says that a message was sent which goes on there.
      await send();
      await recordWritten(table, claim, progress);
    },

    async finish(claim, watch, dropTexts, whole) {
      const { fileId, turn, work } = claim;
      const { isOutOfTime } = watch;
      const known =
        whole && claim.visible === 0 && whole.length <= RECORDS_A_BATCH ? changeOf(whole) : undefined;
      const isCounted = claim.visible === 0 && (work === DELETED || (known && isNothing(known)) === true);
      const shown = claim.isShown ? claim.visible : work === DELETED ? 0 : turn;
      const count = claim.isShown ? undefined : await show(table, claim, untilOf(watch), isCounted);
      const isStale = (version: number) => version < turn && version !== shown;

      const isFinished =
        (!count || (await settle(table, claim, count, watch, known))) &&
        (turn === 1 || (await sweep(table, { fileId, isStale, dropTexts, isOutOfTime })));
      await (isFinished ? recordDone(table, claim) : release(table, claim));
      return isFinished;
    },

    async abandon({ fileId, sequencer, turn }, dropTexts, articleIds, passages) {
      const file = await readFileItem(table, fileId);
      if (![file?.visible, file?.count?.from, file?.count?.to].includes(turn)) {
        // Whoever took over may have swept the articles' items before their texts were there.
        const records = articleIds.map((id) => placeOfArticle(id)?.record ?? 0);
        await dropTexts(records.map((record) => textKeyOf(fileId, turn, record)));
        const isStale = (version: number) => version === turn;
        await writeAll(table, passages.map(remove));
        await sweep(table, { fileId, isStale, dropTexts, isOutOfTime: () => false, articleIds });
      }
      return file?.state === 'done' || file?.sequencer !== sequencer;
    },
  };
}
