import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { createStoreReader } from '../store/index.ts';
import { createQueryHandler } from './handler.ts';
import { createTextReader } from './texts.ts';

const { TABLE_NAME, TEXT_BUCKET } = z
  .object({ TABLE_NAME: z.string().check(z.minLength(1)), TEXT_BUCKET: z.string().check(z.minLength(1)) })
  .parse(process.env);

/** A client waits for the answer: better a 503 soon than the gateway's timeout. */
const patience = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
};

export const handler = createQueryHandler({
  store: createStoreReader({ dynamo: new DynamoDBClient(patience), tableName: TABLE_NAME }),
  readText: createTextReader(TEXT_BUCKET, ({ S3Client }) => new S3Client(patience)),
});
