import { readAll } from '../table/batches.ts';
import { connect, type StoreSettings } from '../table/client.ts';
import type { FileItem } from '../table/file-item.ts';
import { fileKey, type Key } from '../table/keys.ts';

/** How far the store has processed a file. */
export interface FileState {
  /** Of the newest event seen. */
  sequencer: string;
  /** Whether that event's job is done. */
  isDone: boolean;
}

/** The states of those `fileIds` that the store knows, by id. */
export async function fileStates(
  settings: StoreSettings,
  fileIds: readonly string[],
): Promise<Map<string, FileState>> {
  const ids = new Map(fileIds.map((id) => [fileKey(id).pk, id]));
  const items = await readAll<Pick<FileItem, 'sequencer' | 'state'> & Key>(
    connect(settings),
    [...ids.values()].map(fileKey),
    { consistent: true, attributes: '#pk, #sequencer, #state' },
  );
  return new Map(
    items.map(({ pk, sequencer, state }) => [ids.get(pk) ?? '', { sequencer, isDone: state === 'done' }]),
  );
}
