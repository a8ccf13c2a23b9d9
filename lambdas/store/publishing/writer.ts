import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { withCorrections } from '../corrections/with-corrections.ts';
import { type FileToExtract, outdatedFiles, registerEditions } from '../pieces/editions.ts';
import { passageItems, passagesOfQuote } from '../reuse/passages.ts';
import { articleItem, textKeyOf } from '../table/article-item.ts';
import { STORED } from '../table/attributes.ts';
import { put, remove, writeAll } from '../table/batches.ts';
import { connect, type StoreSettings } from '../table/client.ts';
import { type Job, type Lease, type ReadProgress, readFileItem } from '../table/file-item.ts';
import { placeOfArticle } from '../table/ids.ts';
import type { Key } from '../table/keys.ts';
import { isRejected, quoteItem } from '../table/quote-item.ts';
import { applyChange } from './apply-change.ts';
import { deltasOf, isNothing, RECORDS_A_BATCH, type SwitchEffects } from './change.ts';
import type { Deadline } from './deadline.ts';
import { type Deletion, deleteStaleVersions } from './delete-stale-versions.ts';
import { forgetLateVersions, isNeverSeenIn, overIn, recordLateVersions } from './late-versions.ts';
import {
  acquire,
  assertLease,
  DELETED,
  isTakenOver,
  type ResumedLease,
  recordDone,
  recordWritten,
  release,
  resume,
  show,
} from './lease.ts';
import { ensureListed } from './list-entries.ts';

/** An article to store, with its quotes in the order of the text; no two of them with the same id. */
export interface Extracted {
  article: StoredArticle;
  quotes: StoredQuote[];
}

/**
 * Changes what the store holds, one file at a time:
 *
 * `acquire`, `applyPendingChange`, for each group of articles `putArticles` and `putQuotes`, then `publish`. If it
 * crashes, the holder of the next lease does what remains.
 */
export interface StoreWriter {
  /** Acquires the lease on a file; undefined if the job is outdated or already done. */
  acquire(job: Job, deadline: Deadline): Promise<Lease | undefined>;
  /**
   * Continues under a lease that was handed over, or under the one that replaced it.
   *
   * @param progress how far it had got
   * @returns undefined if there is nothing to continue; the caller then acquires the lease if the job still has to be
   * done
   */
  resume(
    job: Job,
    fencingToken: number,
    progress: ReadProgress,
    deadline: Deadline,
  ): Promise<ResumedLease | undefined>;
  /** Whether another job of the same event has acquired the file after this fencing token, and writes all of it. */
  isTakenOver(job: Job, fencingToken: number): Promise<boolean>;
  /**
   * Applies the pending change of an earlier lease. Must come before the switch.
   *
   * @returns whether it finished before time ran out
   * @throws {Superseded}
   */
  applyPendingChange(lease: Lease, deadline: Deadline): Promise<boolean>;
  /**
   * The articles of a file as they will be stored: with corrections that people made to their quotes in earlier
   * versions.
   */
  withCorrections<Articles extends Extracted>(lease: Lease, articles: Articles[]): Promise<Articles[]>;
  /**
   * Writes articles. Must come before their quotes and texts, so that a deletion finds everything that belongs to them.
   */
  putArticles(lease: Lease, articles: StoredArticle[]): Promise<void>;
  /**
   * Registers articles that were put as editions of their pieces.
   *
   * @returns by its id, of each that a later edition replaces, the article that is the later one: it is to be put again
   * as one that failed, and its quotes are not to be put
   */
  registerEditions(lease: Lease, articles: StoredArticle[]): Promise<Map<string, string>>;
  /**
   * Writes the quotes of articles that were put, and the entries through which lists find them.
   *
   * @returns the rows of their passages
   */
  putQuotes(lease: Lease, articles: Extracted[]): Promise<Key[]>;
  /**
   * Leaves the lease to a later `resume`, which the message sent by `send` asks for; sends nothing if another
   * invocation that has got as far under this lease has sent one already.
   *
   * @throws {Superseded}
   */
  handOver(lease: Lease, progress: ReadProgress, send: () => Promise<void>): Promise<void>;
  /**
   * Makes what was written visible in one switch, applies it to the counters, and deletes what it replaces.
   *
   * @param extractAgain asks to extract files again whose articles this change supersedes, or no longer supersedes
   * @param announce announces the change; called before the job is recorded as done, so an interrupted job calls it
   * again
   * @returns whether it finished before time ran out; if not, the next lease does the rest
   * @throws {Superseded}
   * @throws {ShownAlready}
   */
  publish(
    lease: Lease,
    deadline: Deadline,
    dropTexts: Deletion['dropTexts'],
    extractAgain?: (files: FileToExtract[]) => Promise<void>,
    announce?: () => Promise<void>,
  ): Promise<boolean>;
  /** Releases the lease as it is, for the next holder. @throws {Superseded} */
  release(lease: Lease): Promise<void>;
  /**
   * Deletes what was written to versions of a file after they had been deleted, by invocations that were killed then.
   * For a message that comes back and finds nothing to do: its earlier invocation may have been one of them.
   */
  deleteLateWrites(
    job: Pick<Job, 'fileId'>,
    deadline: Deadline,
    dropTexts: Deletion['dropTexts'],
  ): Promise<void>;
  /**
   * Deletes what was written under a lost lease, unless it has been visible.
   *
   * @param articleIds the articles that were written, as far as known
   * @param passages the passage rows that were written, as far as known
   * @returns whether the message can be deleted: the job is done, or a newer one has come. If not, the lease may now
   * belong to another delivery of the very same message, which must then stay in the queue.
   */
  abandon(
    lease: Lease,
    dropTexts: Deletion['dropTexts'],
    articleIds: string[],
    passages: Key[],
  ): Promise<boolean>;
}

const untilOf = ({ now, lifetime }: Deadline) => now() + lifetime;

/** @see StoreWriter */
export function createStoreWriter(settings: StoreSettings): StoreWriter {
  const table = connect(settings);
  /**
   * What a file's only group of articles changes, so that counting needs no read. Undefined if there are several
   * groups.
   */
  const changes = new WeakMap<Lease, SwitchEffects | undefined>();
  /** The pieces that a file's articles are editions of, as far as this process has written them. */
  const pieces = new WeakMap<Lease, Set<string>>();
  /** Leases under which others wrote before. */
  const resumedLeases = new WeakSet<Lease>();

  return {
    acquire(job, deadline) {
      return acquire(table, job, deadline.now(), untilOf(deadline));
    },

    async resume(job, fencingToken, progress, { now }) {
      const resumed = await resume(table, job, fencingToken, progress, now());
      if (resumed?.progress) {
        changes.set(resumed.lease, undefined);
        resumedLeases.add(resumed.lease);
      }
      return resumed;
    },

    isTakenOver: (job, fencingToken) => isTakenOver(table, job, fencingToken),

    async applyPendingChange(lease, deadline) {
      const { pendingChange } = lease;
      const isApplied = !pendingChange || (await applyChange(table, lease, pendingChange, deadline));
      if (!isApplied) await release(table, lease);
      return isApplied;
    },

    async withCorrections({ fencingToken }, articles) {
      // Under a file's first lease nobody has read the file yet.
      return fencingToken === 1 ? articles : withCorrections(table, articles);
    },

    async putArticles({ fencingToken }, articles) {
      await writeAll(
        table,
        articles.map((article) => put(articleItem(article, fencingToken))),
      );
    },

    registerEditions(lease, articles) {
      const guids = articles.flatMap(({ edition, origin }) =>
        edition === undefined ? [] : (origin?.guid ?? []),
      );
      pieces.set(lease, new Set([...(pieces.get(lease) ?? []), ...guids]));
      return registerEditions(table, articles, lease);
    },

    async putQuotes(lease, articles) {
      const { fencingToken } = lease;
      const quotes = articles.flatMap(({ article, quotes }) =>
        quotes.map((quote) => ({ quote, article, passages: passagesOfQuote(quote, article) })),
      );
      const passages = quotes.flatMap((quote) => quote.passages);
      const isOnlyGroup = !changes.has(lease) && articles.length <= RECORDS_A_BATCH;
      changes.set(lease, isOnlyGroup ? { deltas: deltasOf(articles), passages } : undefined);

      const rows = quotes.flatMap(({ quote, passages }) =>
        passages.flatMap((passage) => passageItems(passage, fencingToken, isRejected(quote))),
      );
      const writeQuotes = async () => {
        // In this order, because a quote's item says which passages it has, and a deletion needs that.
        await writeAll(
          table,
          quotes.map(({ quote, article, passages }) =>
            put(
              quoteItem(
                quote,
                article,
                fencingToken,
                passages.map(({ keys }) => keys),
              ),
            ),
          ),
        );
        await writeAll(table, rows.map(put));
      };
      await Promise.all([writeQuotes(), ensureListed(table, articles)]);
      return rows.map(({ pk, sk }) => ({ pk, sk }));
    },

    async handOver(lease, progress, send) {
      const { written } = await assertLease(table, lease);
      if (written && written.record >= progress.record) return;
      // In this order: the record says that a message was sent which continues from there.
      await send();
      await recordWritten(table, lease, progress);
    },

    async publish(lease, deadline, dropTexts, extractAgain, announce) {
      const { fileId, fencingToken, work, visible } = lease;
      const { isOutOfTime } = deadline;
      const known = visible === 0 ? changes.get(lease) : undefined;
      const isCounted = visible === 0 && (work === DELETED || (known !== undefined && isNothing(known)));
      const shown = lease.isShown ? visible : work === DELETED ? 0 : fencingToken;
      const change = lease.isShown ? undefined : await show(table, lease, untilOf(deadline), isCounted);
      const isStale = (version: number) => version < fencingToken && version !== shown;

      const reconsidered = new Set<string>();
      const reconsider = async (guids: Iterable<string>) => {
        const left = [...new Set(guids)].filter((guid) => !reconsidered.has(guid));
        for (const guid of left) reconsidered.add(guid);
        const files = await outdatedFiles(table, left);
        if (files.length > 0) await extractAgain?.(files);
      };
      const cleanUp = async () => {
        if (fencingToken > 1 || resumedLeases.has(lease)) {
          const late = await recordLateVersions(table, lease, isStale);
          const over = overIn(late, deadline.now());
          const deletion = { fileId, isStale, dropTexts, isOutOfTime, reconsider, late: over };
          const isDeleted = await deleteStaleVersions(table, deletion);
          if (isDeleted) await forgetLateVersions(table, fileId, late, over);
          return isDeleted;
        }
        // Nothing was there before, and all that is there was written by this process.
        await reconsider(pieces.get(lease) ?? []);
        return true;
      };

      const isFinished =
        (!change || (await applyChange(table, lease, change, deadline, known))) && (await cleanUp());
      if (isFinished) await announce?.();
      await (isFinished ? recordDone(table, lease) : release(table, lease));
      return isFinished;
    },

    release(lease) {
      return release(table, lease);
    },

    async deleteLateWrites({ fileId }, { now, isOutOfTime }, dropTexts) {
      const file = await readFileItem(table, fileId);
      const { late = [] } = file ?? {};
      const over = overIn(late, now());
      if (!file || over.length === 0) return;
      const isNeverSeen = isNeverSeenIn(file);
      // Others may still be written to, by invocations who can delete them.
      const isStale = (asked: number) => isNeverSeen(asked) && over.some(({ version }) => version === asked);
      const deletion = { fileId, isStale, dropTexts, isOutOfTime, late: over };
      if (await deleteStaleVersions(table, deletion)) await forgetLateVersions(table, fileId, late, over);
    },

    async abandon({ fileId, sequencer, fencingToken }, dropTexts, articleIds, passages) {
      const file = await readFileItem(table, fileId);
      const pending = file?.[STORED.pendingChange];
      if (![file?.visible, pending?.from, pending?.to].includes(fencingToken)) {
        // The new holder may have deleted the articles' items before their texts were written.
        const records = articleIds.map((id) => placeOfArticle(id)?.record ?? 0);
        await dropTexts(records.map((record) => textKeyOf(fileId, fencingToken, record)));
        const isStale = (version: number) => version === fencingToken;
        await writeAll(table, passages.map(remove));
        await deleteStaleVersions(table, {
          fileId,
          isStale,
          dropTexts,
          isOutOfTime: () => false,
          articleIds,
        });
      }
      return file?.state === 'done' || file?.sequencer !== sequencer;
    },
  };
}
