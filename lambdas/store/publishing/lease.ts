import { STORED } from '../table/attributes.ts';
import type { Table } from '../table/client.ts';
import {
  type FileItem,
  type Job,
  type LateVersion,
  type Lease,
  type PendingChange,
  type ReadProgress,
  readFileItem,
} from '../table/file-item.ts';
import { END, fileKey } from '../table/keys.ts';
import { updateItem } from '../table/requests.ts';

/** A newer event, or another delivery of the same one, has acquired the file; its holder does the rest. */
export class Superseded extends Error {
  constructor(fileId: string, token: number) {
    super(
      `File ${fileId} was acquired by another invocation after fencing token ${token}; that one does the rest.`,
    );
    this.name = 'Superseded';
  }
}

/** Readers already see this version: another delivery switched to it, or a write succeeded whose answer was lost. */
export class ShownAlready extends Error {
  constructor(fileId: string, token: number) {
    super(
      `Version ${token} of file ${fileId} is visible already; the next delivery of its message does the rest.`,
    );
    this.name = 'ShownAlready';
  }
}

/** The work of a job that removes a file's articles. */
export const DELETED = 'deleted';

const shownBy = ({ sequencer, work }: Pick<Job, 'sequencer' | 'work'>) => `${sequencer}.${work}`;

/** Who else may be at work on a file, or may have been. */
const competitionIn = (file: FileItem | undefined, now: number) => {
  const { until = 0, late = [] } = file ?? {};
  return { alone: file === undefined || until < now, busyUntil: until, late };
};

/**
 * Acquires the lease on a file, whoever holds it, with a single write.
 *
 * @param until when the lease has certainly expired; a later lease must pass a later time
 * @returns undefined if the job is outdated or already done
 */
export async function acquire(
  table: Table,
  job: Job,
  now: number,
  until: number,
): Promise<Lease | undefined> {
  const change =
    'SET #bucket = :bucket, #key = :key, #sequencer = :sequencer, #work = :work, #until = :until, #state = :open ' +
    'REMOVE #written ADD #fencingToken :one';
  const condition =
    'attribute_not_exists(#pk) OR #sequencer < :sequencer ' +
    'OR (#sequencer = :sequencer AND (#work <> :work OR #state <> :done))';
  const { fileId, ...asked } = job;
  const values = { ...asked, until, open: 'open', done: 'done', one: 1 };
  const answer = await updateItem(table, fileKey(fileId), change, values, condition, 'ALL_OLD');
  if (!answer) return undefined;
  const before = answer.Attributes as FileItem | undefined;
  return {
    ...job,
    fencingToken: (before?.[STORED.fencingToken] ?? 0) + 1,
    visible: before?.visible ?? 0,
    isShown: before?.shown === shownBy(job),
    pendingChange: before?.[STORED.pendingChange],
    ...competitionIn(before, now),
  };
}

/** A lease that was handed over, and how far its version is written; undefined to write it from the start. */
export interface ResumedLease {
  lease: Lease;
  progress: ReadProgress | undefined;
}

/**
 * Continues under the lease that an earlier invocation of the same job handed over. If another delivery of the job's
 * message has acquired the file since, continues under that lease, at the point it has reached.
 *
 * @param fencingToken of the lease that was handed over, with its progress
 * @returns undefined if there is nothing to continue; the caller then acquires the lease if the job still has to be
 * done
 */
export async function resume(
  table: Table,
  job: Job,
  fencingToken: number,
  progress: ReadProgress,
  now: number,
): Promise<ResumedLease | undefined> {
  const file = await readFileItem(table, job.fileId);
  if (file?.state !== 'open' || file.sequencer !== job.sequencer || file.work !== job.work) return undefined;
  if (file.shown === shownBy(job)) return undefined;
  const current = file[STORED.fencingToken];
  const lease = {
    ...job,
    fencingToken: current,
    visible: file.visible ?? 0,
    isShown: false,
    // Completes a correction that was interrupted in the meantime.
    ...(file[STORED.pendingChange]?.correction && { pendingChange: file[STORED.pendingChange] }),
    ...competitionIn(file, now),
  };
  return { lease, progress: current === fencingToken ? progress : file.written };
}

/** Whether another job of the same event has acquired the file since, and is at work: it writes the whole file. */
export async function isTakenOver(table: Table, job: Job, fencingToken: number): Promise<boolean> {
  const file = await readFileItem(table, job.fileId);
  return (
    file?.state === 'open' &&
    file.sequencer === job.sequencer &&
    file.work !== job.work &&
    file[STORED.fencingToken] > fencingToken
  );
}

/** @throws {Superseded} if another invocation has acquired the file */
export async function assertLease(table: Table, { fileId, fencingToken }: Lease): Promise<FileItem> {
  const file = await readFileItem(table, fileId);
  if (file?.[STORED.fencingToken] !== fencingToken) throw new Superseded(fileId, fencingToken);
  return file;
}

/**
 * The switch: with one write, readers see the lease's version, or nothing, instead of the previous one.
 *
 * @param isCounted the switch changes no counter
 * @returns the change that must now be applied to the counters
 * @throws {Superseded}
 * @throws {ShownAlready}
 */
export async function show(
  table: Table,
  lease: Lease,
  until: number,
  isCounted: boolean,
): Promise<PendingChange> {
  const { fileId, fencingToken, visible, work } = lease;
  const isDeleted = work === DELETED;
  const pendingChange: PendingChange = {
    [STORED.fencingToken]: fencingToken,
    from: visible,
    to: isDeleted ? 0 : fencingToken,
    next: isCounted ? END : 0,
  };
  const change = `SET #shown = :shown, #pendingChange = :pendingChange, #until = :until${
    isDeleted ? ' REMOVE #visible' : ', #visible = :fencingToken'
  }`;
  const condition =
    '#fencingToken = :fencingToken AND (attribute_not_exists(#visible) OR #visible <> :fencingToken)';
  const values = { shown: shownBy(lease), pendingChange, until, fencingToken };
  if (!(await updateItem(table, fileKey(fileId), change, values, condition))) {
    await assertLease(table, lease);
    throw new ShownAlready(fileId, fencingToken);
  }
  return pendingChange;
}

/** @throws {Superseded} */
export async function recordCounted(table: Table, lease: Lease, pendingChange: PendingChange): Promise<void> {
  await update(table, lease, 'SET #pendingChange = :pendingChange', { pendingChange });
}

/**
 * Acquires the lease on a file to correct one of its visible quotes, and records the correction in the same write. From
 * then on the correction will be completed: if this invocation stops, by the next one that acquires the file.
 *
 * @param file as it was read; the write is refused if anyone has acquired it since
 * @param pendingChange the correction by its fencing token, the file's next one; undefined to complete an earlier
 * change
 * @returns undefined if the write was refused
 */
export async function acquireToCorrect(
  table: Table,
  fileId: string,
  file: FileItem,
  clock: { now: number; until: number },
  pendingChange: PendingChange | undefined,
): Promise<Lease | undefined> {
  const before = file[STORED.fencingToken];
  const fencingToken = before + 1;
  const change = `SET #fencingToken = :fencingToken, #until = :until${
    pendingChange ? ', #pendingChange = :pendingChange' : ''
  } REMOVE #written`;
  const values = {
    fencingToken,
    before,
    until: Math.max(file.until, clock.until),
    ...(pendingChange && { pendingChange }),
  };
  const isAcquired = await updateItem(table, fileKey(fileId), change, values, '#fencingToken = :before');
  if (!isAcquired) return undefined;
  const { bucket, key, sequencer, work, visible = 0 } = file;
  const competition = competitionIn(file, clock.now);
  return { fileId, bucket, key, sequencer, work, fencingToken, visible, isShown: true, ...competition };
}

/** Records that a correction is done. @throws {Superseded} */
export async function recordCorrected(
  table: Table,
  lease: Lease,
  pendingChange: PendingChange,
): Promise<void> {
  const corrected = pendingChange[STORED.fencingToken];
  const isEnded = lease.alone && lease.fencingToken === corrected;
  const change = `REMOVE #pendingChange SET #corrected = :corrected${isEnded ? ', #until = :zero' : ''}`;
  const condition =
    '#fencingToken = :fencingToken AND ' +
    '(attribute_not_exists(#pendingChange) OR #pendingChange.#fencingToken = :corrected)';
  const values = { corrected, fencingToken: lease.fencingToken, ...(isEnded && { zero: 0 }) };
  if (await updateItem(table, fileKey(lease.fileId), change, values, condition)) return;
  throw new Superseded(lease.fileId, lease.fencingToken);
}

/** @throws {Superseded} */
export async function recordWritten(table: Table, lease: Lease, progress: ReadProgress): Promise<void> {
  await update(table, lease, 'SET #written = :progress', { progress });
}

/** Records which versions may be written to after their deletion. @throws {Superseded} */
export async function recordLate(table: Table, lease: Lease, late: LateVersion[]): Promise<void> {
  await update(table, lease, 'SET #late = :late', { late });
}

/** Records that no invocation is working on the file, if that is certain. @throws {Superseded} */
export async function release(table: Table, lease: Lease): Promise<void> {
  if (lease.alone) await update(table, lease, 'SET #until = :zero', { zero: 0 });
}

/** Records that the job is done: from now on the same event changes nothing. @throws {Superseded} */
export async function recordDone(table: Table, lease: Lease): Promise<void> {
  const done = 'REMOVE #pendingChange, #written SET #state = :done';
  if (lease.alone) await update(table, lease, `${done}, #until = :zero`, { done: 'done', zero: 0 });
  else await update(table, lease, done, { done: 'done' });
}

async function update(
  table: Table,
  { fileId, fencingToken }: Lease,
  change: string,
  values: Record<string, unknown>,
): Promise<void> {
  const condition = '#fencingToken = :fencingToken';
  if (await updateItem(table, fileKey(fileId), change, { ...values, fencingToken }, condition)) return;
  throw new Superseded(fileId, fencingToken);
}
