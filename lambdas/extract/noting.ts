import { errorFields, type Log } from '../logging/log.ts';
import type { FailureStore } from '../store/index.ts';

/** Stores why messages failed, for the desk to show. Never throws, because a message fails with or without a stored reason. */
export type Note = (messageIds: readonly string[], error: unknown) => Promise<void>;

/** Notes failures in the store; logs those that it can't store. */
export const noting =
  (failures: Pick<FailureStore, 'note'>, log: Log): Note =>
  async (messageIds, error) => {
    try {
      await failures.note(messageIds, error);
    } catch (trouble) {
      log({ level: 'ERROR', event: 'note', messageIds, ...errorFields(trouble) });
    }
  };
