import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { announcing } from '../changes/announcing-corrector.ts';
import { createAnnounce, queuesIn } from '../changes/change.ts';
import { clientTimeouts } from '../http/client-timeouts.ts';
import { environment } from '../model/environment.ts';
import { createStoreCorrector } from '../store/index.ts';
import { createCorrectHandler } from './handler.ts';

const { TABLE_NAME } = environment('TABLE_NAME');

export const handler = createCorrectHandler({
  corrector: announcing(
    createStoreCorrector({ dynamo: new DynamoDBClient(clientTimeouts), tableName: TABLE_NAME }),
    createAnnounce(new SQSClient(clientTimeouts), queuesIn(process.env.CHANGE_QUEUES)),
  ),
});
