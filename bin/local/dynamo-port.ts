import type { MessagePort } from 'node:worker_threads';
import * as sdk from '@aws-sdk/client-dynamodb';
import type { Dynalite, DynamoResponse } from './dynalite.ts';
import { PortClient, servePort } from './port-requests.ts';

/** A request to DynamoDB: the `x-amz-target` of its operation, and its JSON. */
export interface DynamoRequest {
  target: string;
  body: string;
}

/** Sends requests to the database's thread. */
export class DynamoPort extends PortClient<DynamoRequest, DynamoResponse> {}

/** Answers the requests that arrive at a port. */
export const serveDynamo = ({ ask }: Dynalite, port: MessagePort): void =>
  servePort<DynamoRequest, DynamoResponse>(port, (requests) =>
    requests.map(({ target, body }) => ask(target, body)),
  );

/** The response in an answer. @throws the SDK's exception for an error response */
export function answered({ statusCode, body }: DynamoResponse): object {
  const answer = JSON.parse(body);
  if (statusCode !== 200) throw errorOf(answer, statusCode);
  return answer;
}

type ErrorClass = new (options: object) => Error;

/** The SDK's exception for an error response. */
function errorOf(answer: { __type?: string; message?: string }, httpStatusCode: number): Error {
  const name = answer.__type?.split('#').at(-1) ?? 'UnknownError';
  const known = (sdk as unknown as Record<string, ErrorClass | undefined>)[name];
  const Class = known ?? (sdk.DynamoDBServiceException as ErrorClass);
  return new Class({ ...answer, name, $fault: 'client', $metadata: { httpStatusCode } });
}
