import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { announcing } from '../changes/announcing-corrector.ts';
import { createAnnounce, queuesIn } from '../changes/change.ts';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { createStoreCorrector } from '../store/index.ts';
import { createCorrectHandler } from './handler.ts';

const { TABLE_NAME, CHANGE_QUEUES } = z
  .object({ TABLE_NAME: z.string().check(z.minLength(1)), CHANGE_QUEUES: z.optional(z.string()) })
  .parse(process.env);

export const handler = createCorrectHandler({
  corrector: announcing(
    createStoreCorrector({ dynamo: new DynamoDBClient(clientTimeouts), tableName: TABLE_NAME }),
    createAnnounce(new SQSClient(clientTimeouts), queuesIn(CHANGE_QUEUES)),
  ),
});
