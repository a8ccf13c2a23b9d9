import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { errorFields } from '../logging/log.ts';
import {
  createFailureStore,
  type ReclusterRequest,
  reclusterDue,
  type StoreSettings,
} from '../store/index.ts';
import { MAX_DELAY_S } from './limits.ts';
import { noting } from './noting.ts';
import type { Handler, RetrySettings } from './retry.ts';

const Message = z.object({ look: z.object({ partition: z.string(), waits: z.int() }) });

/** Has this function recluster a surname later, by a message to its own queue. */
export const askingLater =
  ({ sqs, queueUrl }: Pick<RetrySettings, 'sqs' | 'queueUrl'>) =>
  async (request: ReclusterRequest): Promise<void> => {
    const MessageBody = JSON.stringify({ look: request } satisfies z.infer<typeof Message>);
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds: MAX_DELAY_S }));
  };

/** The surname that a message asks to recluster; undefined for any other message. */
function requestIn({ body }: SQSRecord): ReclusterRequest | undefined {
  try {
    return Message.safeParse(JSON.parse(body)).data?.look;
  } catch {
    return undefined;
  }
}

/** Handles the messages of `askingLater` one after the other, and leaves all others to a handler. */
export function withReclustering(settings: RetrySettings & StoreSettings, handle: Handler): Handler {
  const ask = askingLater(settings);
  const { log } = settings;
  const note = noting(createFailureStore(settings), log);

  async function answer({ partition, waits }: ReclusterRequest): Promise<void> {
    if (waits > 0) await ask({ partition, waits: waits - 1 });
    else await reclusterDue(settings, partition);
  }

  return async ({ Records }, context) => {
    const others: SQSRecord[] = [];
    const failed: string[] = [];
    for (const record of Records) {
      const request = requestIn(record);
      if (!request) others.push(record);
      else {
        const { messageId } = record;
        try {
          await answer(request);
          log({ level: 'INFO', event: 'surname', messageId, ...request });
        } catch (error) {
          failed.push(messageId);
          log({ level: 'ERROR', event: 'surname', messageId, ...request, ...errorFields(error) });
          await note([messageId], error);
        }
      }
    }
    const response =
      others.length > 0 ? await handle({ Records: others }, context) : { batchItemFailures: [] };
    const own = failed.map((itemIdentifier) => ({ itemIdentifier }));
    return { batchItemFailures: [...own, ...response.batchItemFailures] };
  };
}
