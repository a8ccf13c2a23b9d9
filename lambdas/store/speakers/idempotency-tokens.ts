import { STORED } from '../table/attributes.ts';
import { readAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import type { FileItem, Lease, PendingChange } from '../table/file-item.ts';
import { fileKey, type Key, personaKey } from '../table/keys.ts';
import { updateItem } from '../table/requests.ts';

/** Names what is counted in one write: a batch of records in one switch of one file. */
export const tokenOf = (fileId: string, { [STORED.fencingToken]: fencingToken, next }: PendingChange) =>
  `${fileId}.${fencingToken}.${next}`;

function batchOf(token: string): { fileId: string; fencingToken: number; start: number } {
  const [fileId = '', fencingToken, start] = token.split('.');
  return { fileId, fencingToken: Number(fencingToken), start: Number(start) };
}

/**
 * Removes the tokens of a persona that no invocation can send any more: their batch is recorded as counted, so
 * no later lease adds it, and all earlier leases on the file have certainly expired.
 */
export async function dropExpiredTokens(
  table: Table,
  lease: Lease,
  id: string,
  tokens: Set<string>,
  now: number,
): Promise<void> {
  const fileIds = new Set([...tokens].map((token) => batchOf(token).fileId));
  const found = await readAll<FileItem & Key>(table, [...fileIds].map(fileKey), { consistent: true });
  const files = new Map(found.map((file) => [file.pk, file]));
  const old = [...tokens].filter((token) => {
    const { fileId, fencingToken, start } = batchOf(token);
    const file = files.get(fileKey(fileId).pk);
    if (!file) return false;
    const pending = file[STORED.pendingChange];
    const isCounted = pending?.[STORED.fencingToken] !== fencingToken || pending.next > start;
    const isOurs = fileId === lease.fileId && file[STORED.fencingToken] === lease.fencingToken && lease.alone;
    return isCounted && (isOurs || file.until < now);
  });
  if (old.length === 0) return;
  await updateItem(table, personaKey(id), 'DELETE #tokens :old', { old: new Set(old) });
}
