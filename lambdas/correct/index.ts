import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { createStoreCorrector } from '../store/index.ts';
import { createCorrectHandler } from './handler.ts';

const { TABLE_NAME } = z.object({ TABLE_NAME: z.string().check(z.minLength(1)) }).parse(process.env);

export const handler = createCorrectHandler({
  corrector: createStoreCorrector({ dynamo: new DynamoDBClient(clientTimeouts), tableName: TABLE_NAME }),
});
