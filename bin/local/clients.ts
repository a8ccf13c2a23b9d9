import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { byPort, type DynamoPort } from './dynamo-port.ts';

/** Where the embedded parts listen. */
export interface Endpoints {
  /** S3 and SQS. */
  emulator: string;
  dynamo: string;
}

/** dynalite asks for a signature, but checks none: making one for each request is a tenth of the work of a request. */
const signer = {
  async sign<Request extends { headers: Record<string, string> }>(request: Request): Promise<Request> {
    request.headers.authorization = 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none';
    request.headers['x-amz-date'] = '20260101T000000Z';
    return request;
  },
};

/** The SDK prepares a copy of all input and output for its logger, whether that logs or not, unless it can't. */
const logger = {} as Console;

/**
 * The SDK's clients as the functions have them in the cloud, led to the embedded parts.
 *
 * @param port carries DynamoDB's requests instead of a connection
 */
export function createClients({ emulator, dynamo }: Endpoints, port?: DynamoPort) {
  const local = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    logger,
    signer,
  };
  const client = new DynamoDBClient({
    ...local,
    endpoint: dynamo,
    // Evaluating the endpoint rules takes as long as the rest of a small request.
    ...(port && { endpointProvider: () => ({ url: new URL(dynamo) }) }),
  });
  return {
    s3: new S3Client({ ...local, endpoint: emulator, forcePathStyle: true }),
    sqs: new SQSClient({ ...local, endpoint: emulator }),
    dynamo: port ? byPort(client, port) : client,
  };
}
