import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { byEmulatorPort, type EmulatorPort } from './emulator-port.ts';

/** Endpoints of the embedded services. */
export interface Endpoints {
  /** S3 and SQS. */
  emulator: string;
  dynamo: string;
}

/** dynalite requires a signature but doesn't verify it. Computing one takes a tenth of the time of a request. */
const signer = {
  async sign<Request extends { headers: Record<string, string> }>(request: Request): Promise<Request> {
    request.headers.authorization = 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none';
    request.headers['x-amz-date'] = '20260101T000000Z';
    return request;
  },
};

/** The SDK copies all input and output for its logger, even if nothing is logged. With this empty logger it doesn't. */
const logger = {} as Console;

/**
 * The same SDK clients as the functions use in the cloud, connected to the embedded services.
 *
 * @param port carries what the extract function sends to S3 and SQS, instead of HTTP
 */
export function createClients({ emulator, dynamo }: Endpoints, port?: EmulatorPort) {
  const local = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    logger,
    signer,
  };
  const s3 = new S3Client({ ...local, endpoint: emulator, forcePathStyle: true });
  const sqs = new SQSClient({ ...local, endpoint: emulator });
  if (port) byEmulatorPort(s3, sqs, port);
  return { s3, sqs, dynamo: new DynamoDBClient({ ...local, endpoint: dynamo }) };
}
