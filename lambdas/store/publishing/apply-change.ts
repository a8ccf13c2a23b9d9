import { applyCorrection, isByPerson } from '../corrections/apply-correction.ts';
import { refreshUtterances } from '../reuse/utterance-counts.ts';
import { reclusterAllSoon } from '../speakers/recluster-later.ts';
import { applyDeltas } from '../speakers/speaker-counters.ts';
import type { Table } from '../table/client.ts';
import type { Lease, PendingChange } from '../table/file-item.ts';
import { END } from '../table/keys.ts';
import { changesFrom, type SwitchEffects } from './change.ts';
import type { Deadline } from './deadline.ts';
import { assertLease, recordCorrected, recordCounted } from './lease.ts';

/**
 * Applies the last switch to the speakers' counters and to the utterances. The result is exact, however often it is
 * called for one switch and whatever else runs at the same time:
 * - each batch has an idempotency token, and a persona that holds the token doesn't count the batch again;
 * - a batch is read before the lease is checked: if its items were deleted meanwhile, the lease is lost;
 * - speakers are reclustered after each change, also after one that was already made;
 * - a persona drops a token only when no invocation can send it any more.
 *
 * @param known the whole change, if it is a single batch that the caller has just written
 * @returns whether it finished before time ran out
 * @throws {Superseded}
 */
export async function applyChange(
  table: Table,
  lease: Lease,
  unapplied: PendingChange,
  deadline: Deadline,
  known?: SwitchEffects,
): Promise<boolean> {
  const { fileId, fencingToken } = lease;
  if (isByPerson(unapplied)) {
    await applyCorrection(table, lease, unapplied);
    await recordCorrected(table, lease, unapplied);
    return true;
  }
  let pending = unapplied;
  while (pending.next < END) {
    // At least one batch, so that even a chain of invocations with too little time comes to an end.
    if (pending !== unapplied && deadline.isOutOfTime()) return false;
    const { deltas, passages, next } = known
      ? { ...known, next: END }
      : await changesFrom(table, fileId, pending);
    if (!known) await assertLease(table, lease);
    const surnames = await applyDeltas(table, lease, pending, deltas, deadline.now());
    await reclusterAllSoon(table, surnames, deadline.now());
    await refreshUtterances(table, passages, fencingToken === 1);
    pending = { ...pending, next };
    // Under a file's first lease nothing is deleted; recording next that the job is done implies this.
    if (next < END || fencingToken > 1) await recordCounted(table, lease, pending);
  }
  return true;
}
