import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { environment } from '../model/environment.ts';
import { onlyComplete } from '../search/index.ts';
import { createStoreReader } from '../store/index.ts';
import { createTextReader } from '../texts/text-reader.ts';
import { createQueryHandler } from './handler.ts';

const { TABLE_NAME, TEXT_BUCKET } = environment('TABLE_NAME', 'TEXT_BUCKET');
const { SEARCH_ENDPOINT, AWS_REGION = 'us-east-1' } = process.env;

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
