import { put, readAll, writeAll } from './table/batches.ts';
import { connect, type StoreSettings } from './table/client.ts';
import { failureKey, type Key } from './table/keys.ts';
import { TABLE } from './table/schema.ts';

/** Why messages of the extract function's queue failed, by their ids. */
export interface FailureStore {
  /**
   * Stores why messages failed; a later failure of the same message replaces it.
   *
   * @throws {TableOverloaded}
   */
  note(messageIds: readonly string[], error: unknown): Promise<void>;
  /**
   * Why each of the messages failed the last time; without those of which nothing was stored.
   *
   * @throws {TableOverloaded}
   */
  reasons(messageIds: readonly string[]): Promise<Map<string, string>>;
}

interface FailureItem extends Key {
  reason: string;
}

/** Longer than any queue keeps a message. */
const KEPT_S = 15 * 24 * 3600;
const LONGEST_REASON = 500;

function reasonOf(error: unknown): string {
  const reason =
    error instanceof Error && error.name === 'Error' && error.message !== '' ? error.message : String(error);
  return reason.slice(0, LONGEST_REASON).toWellFormed();
}

/**
 * The failures in the table. Each is deleted by its time to live.
 *
 * @param now milliseconds of the clock
 */
export function createFailureStore(settings: StoreSettings, now: () => number = Date.now): FailureStore {
  const table = connect(settings);
  return {
    async note(messageIds, error) {
      const reason = reasonOf(error);
      const expires = Math.floor(now() / 1000) + KEPT_S;
      await writeAll(
        table,
        messageIds.map((id) => put({ ...failureKey(id), reason, [TABLE.timeToLive]: expires })),
      );
    },

    async reasons(messageIds) {
      const ids = new Map(messageIds.map((id) => [failureKey(id).pk, id]));
      const items = await readAll<FailureItem>(table, messageIds.map(failureKey));
      return new Map(items.map(({ pk, reason }) => [ids.get(pk) ?? '', reason]));
    },
  };
}
