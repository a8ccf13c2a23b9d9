import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { createStoreReader } from '../store/index.ts';
import { createQueryHandler } from './handler.ts';
import { createTextReader } from './texts.ts';

const { TABLE_NAME, TEXT_BUCKET } = z
  .object({ TABLE_NAME: z.string().check(z.minLength(1)), TEXT_BUCKET: z.string().check(z.minLength(1)) })
  .parse(process.env);

export const handler = createQueryHandler({
  store: createStoreReader({ dynamo: new DynamoDBClient(clientTimeouts), tableName: TABLE_NAME }),
  readText: createTextReader(TEXT_BUCKET, ({ S3Client }) => new S3Client(clientTimeouts)),
});
