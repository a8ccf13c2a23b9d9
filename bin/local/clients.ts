import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';

/** Where the embedded parts listen. */
export interface Endpoints {
  /** S3 and SQS. */
  emulator: string;
  dynamo: string;
}

/** The SDK's clients as the functions have them in the cloud, led to the embedded parts. */
export function createClients({ emulator, dynamo }: Endpoints) {
  const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  return {
    s3: new S3Client({ ...local, endpoint: emulator, forcePathStyle: true }),
    sqs: new SQSClient({ ...local, endpoint: emulator }),
    dynamo: new DynamoDBClient({ ...local, endpoint: dynamo }),
  };
}
