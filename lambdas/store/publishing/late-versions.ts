import { STORED } from '../table/attributes.ts';
import type { Table } from '../table/client.ts';
import type { FileItem, LateVersion, Lease } from '../table/file-item.ts';
import { ANY_ARTICLE, articleOf, fileKey, type Key } from '../table/keys.ts';
import { beginning, pagesOf } from '../table/queries.ts';
import { updateItem } from '../table/requests.ts';
import { recordLate } from './lease.ts';

/**
 * Before stale versions are deleted: records on the file which of them an earlier holder of the lease, who has not
 * noticed yet that it lost it, may still write to. It may be killed before it deletes that itself.
 *
 * @returns all that are recorded
 * @throws {Superseded}
 */
export async function recordLateVersions(
  table: Table,
  lease: Lease,
  isStale: (version: number) => boolean,
): Promise<LateVersion[]> {
  if (lease.alone) return lease.late;
  // Even if nothing is there yet.
  const lastRecords = new Map([[lease.fencingToken - 1, 0]]);
  const pages = pagesOf<Key>(table, {
    partition: fileKey(lease.fileId).pk,
    ...beginning(ANY_ARTICLE),
    consistent: true,
    attributes: '#pk, #sk',
  });
  for await (const items of pages) {
    for (const { version, record } of items.map(articleOf)) {
      if (isStale(version)) lastRecords.set(version, Math.max(record, lastRecords.get(version) ?? 0));
    }
  }
  const added = [...lastRecords].map(([version, record]) => ({ version, record, until: lease.busyUntil }));
  const late = [...lease.late, ...added];
  await recordLate(table, lease, late);
  return late;
}

/** Those that nobody can be writing to any more. */
export function overIn(late: LateVersion[], now: number): LateVersion[] {
  const busy = new Set(late.filter(({ until }) => until >= now).map(({ version }) => version));
  return late.filter(({ version }) => !busy.has(version));
}

/** Forgets versions whose remains are deleted, unless others have been recorded meanwhile. */
export async function forgetLateVersions(
  table: Table,
  fileId: string,
  late: LateVersion[],
  deleted: LateVersion[],
): Promise<void> {
  if (deleted.length === 0) return;
  const rest = late.filter((one) => !deleted.includes(one));
  const change = rest.length > 0 ? 'SET #late = :rest' : 'REMOVE #late';
  const values = { late, ...(rest.length > 0 && { rest }) };
  await updateItem(table, fileKey(fileId), change, values, '#late = :late');
}

/** Versions that nobody sees, or will see: the holder of their lease has lost it, and nobody counts them. */
export function isNeverSeenIn(file: FileItem): (version: number) => boolean {
  const { visible, [STORED.fencingToken]: current, [STORED.pendingChange]: pending } = file;
  return (version) => version < current && ![visible, pending?.from, pending?.to].includes(version);
}
