import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { onlyComplete } from '../search/index.ts';
import { createStoreReader } from '../store/index.ts';
import { createTextReader } from '../texts/text-reader.ts';
import { createQueryHandler } from './handler.ts';

const given = z.string().check(z.minLength(1));
const { TABLE_NAME, TEXT_BUCKET, SEARCH_ENDPOINT, AWS_REGION } = z
  .object({
    TABLE_NAME: given,
    TEXT_BUCKET: given,
    SEARCH_ENDPOINT: z.optional(given),
    AWS_REGION: z._default(given, 'us-east-1'),
  })
  .parse(process.env);

const dynamo = new DynamoDBClient(clientTimeouts);

/** Loaded only if a stage has an index: loading the client takes a tenth of a second. */
async function searchAt(endpoint: string) {
  const { connectToOpenSearch } = await import('../search/connect.ts');
  return onlyComplete(
    connectToOpenSearch({ endpoint, region: AWS_REGION, credentials: dynamo.config.credentials }),
  );
}

export const handler = createQueryHandler({
  store: createStoreReader({ dynamo, tableName: TABLE_NAME }),
  readText: createTextReader(TEXT_BUCKET, ({ S3Client }) => new S3Client(clientTimeouts)),
  search: SEARCH_ENDPOINT === undefined ? undefined : await searchAt(SEARCH_ENDPOINT),
});
