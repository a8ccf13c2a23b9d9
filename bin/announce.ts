import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { changeMessage } from '../lambdas/changes/change.ts';
import { createStoreReader, fileIdOf, type StoreReader } from '../lambdas/store/index.ts';
import { type Outputs, progressTo } from './outputs.ts';
import { onTable, TableUnusable } from './tables.ts';

const PAGE = 100;
/** The most messages that SQS accepts at once. */
const BATCH = 10;

export interface Announcement {
  store: Pick<StoreReader, 'articles'>;
  /** Sends messages; throws if one of them wasn't accepted. */
  send(messages: readonly string[]): Promise<void>;
  /** Where an earlier run stopped. */
  after?: string | undefined;
}

/**
 * Announces every file that has articles, newest first, as if it had changed.
 *
 * @returns how many files
 */
export async function announceAll(
  { store, send, after }: Announcement,
  { output, errors }: Outputs,
): Promise<number> {
  const announced = new Set<string>();
  const progress = progressTo(errors);
  let position = after;
  do {
    const page = await store.articles('ready', {}, { limit: PAGE, ...(position && { after: position }) });
    const files = new Set(page.items.map(({ id }) => fileIdOf(id)));
    const fresh = [...files].filter((file) => !announced.has(file));
    for (let at = 0; at < fresh.length; at += BATCH) {
      await send(fresh.slice(at, at + BATCH).map((file) => changeMessage({ file })));
    }
    for (const file of fresh) announced.add(file);
    position = page.next;
    if (position !== undefined)
      progress(`${announced.size} files so far; --after '${position}' continues from here`);
  } while (position !== undefined);
  output.write(`All ${announced.size} files are announced.\n`);
  return announced.size;
}

/**
 * The same for a deployed table, to the queue of a consumer.
 *
 * @throws {TableUnusable}
 */
export function announceTable(
  { table, queue, after }: { table: string; queue: string; after?: string | undefined },
  outputs: Outputs,
): Promise<number> {
  return onTable(table, async (settings) => {
    const sqs = new SQSClient({ region: await settings.dynamo.config.region() });
    const send = async (messages: readonly string[]) => {
      const Entries = messages.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const { Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));
      const [failed] = Failed ?? [];
      if (failed) {
        const reason = failed.Message ?? failed.Code ?? 'no reason given';
        throw new TableUnusable(table, `its queue did not take a message (${reason}); go on by --after.`);
      }
    };
    return announceAll({ store: createStoreReader(settings), send, after }, outputs);
  });
}
