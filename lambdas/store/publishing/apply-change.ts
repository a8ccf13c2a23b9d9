import { applyCorrection, isByPerson } from '../corrections/apply-correction.ts';
import { refreshUtterances } from '../reuse/utterance-counts.ts';
import { reclusterAllSoon } from '../speakers/recluster-later.ts';
import { applyDeltas } from '../speakers/speaker-counters.ts';
import type { Table } from '../table/client.ts';
import type { Lease, PendingChange } from '../table/file-item.ts';
import { END } from '../table/keys.ts';
import { type Change, changesFrom } from './change.ts';
import type { Deadline } from './deadline.ts';
import { assertLease, recordCorrected, recordCounted } from './lease.ts';

/**
 * Brings the speakers' counters and the utterances up to date with the last switch. Exact, however often it is called
 * for one switch and whoever else may be at it at the same time:
 * - each batch has an idempotency token, and a persona that holds the token doesn't count the batch again;
 * - a batch is read before the lease is checked: if its items were deleted meanwhile, the lease is lost;
 * - speakers are clustered again after each change, and after a change that was made before, too;
 * - a persona drops a token only when no invocation can come with it any more.
 *
 * @param known the whole change, where it is one batch and the caller has just written it
 * @returns whether it came to the end before time ran out
 * @throws {Superseded}
 */
export async function applyChange(
  table: Table,
  lease: Lease,
  unapplied: PendingChange,
  deadline: Deadline,
  known?: Change,
): Promise<boolean> {
  const { fileId, fencingToken } = lease;
  if (isByPerson(unapplied)) {
    await applyCorrection(table, lease, unapplied);
    await recordCorrected(table, lease, unapplied);
    return true;
  }
  let pending = unapplied;
  while (pending.next < END) {
    // One batch at least, so that a chain of invocations with too little time comes to its end too.
    if (pending !== unapplied && deadline.isOutOfTime()) return false;
    const { deltas, passages, next } = known
      ? { ...known, next: END }
      : await changesFrom(table, fileId, pending);
    if (!known) await assertLease(table, lease);
    const surnames = await applyDeltas(table, lease, pending, deltas, deadline.now());
    await reclusterAllSoon(table, surnames, deadline.now());
    await refreshUtterances(table, passages, fencingToken === 1);
    pending = { ...pending, next };
    // Under a file's first lease nothing is deleted: that the job is done, which is recorded next, says as much.
    if (next < END || fencingToken > 1) await recordCounted(table, lease, pending);
  }
  return true;
}
