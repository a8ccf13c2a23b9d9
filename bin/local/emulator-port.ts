import type { MessagePort } from 'node:worker_threads';
import * as s3Sdk from '@aws-sdk/client-s3';
import { type SendMessageCommand, type SQSClient, SQSServiceException } from '@aws-sdk/client-sqs';
import { BodyGone, StoredBody } from './body.ts';
import { type Buckets, type ObjectFacts, S3Refusal } from './buckets.ts';
import type { Disk } from './disk.ts';
import { PortClient, servePort } from './port-requests.ts';
import type { Queues } from './queue.ts';

/** What the extract function asks of S3 and SQS, and where the bytes of an object go on. */
type EmulatorRequest =
  | { command: 'GetObject'; input: s3Sdk.GetObjectCommandInput }
  | { command: 'PutObject'; input: s3Sdk.PutObjectCommandInput }
  | { command: 'DeleteObjects'; input: s3Sdk.DeleteObjectsCommandInput }
  | { command: 'SendMessage'; input: SendMessageCommand['input'] }
  | { command: 'read'; input: ByteRange };

/** A range of a stored body, in bytes. */
interface ByteRange {
  body: number;
  start: number;
  length: number;
}

/** What `GetObject` answers: the object's facts, the range that was asked for, and the first bytes of it. */
interface Got {
  facts: ObjectFacts;
  range: ByteRange;
  first: Uint8Array | undefined;
}

type EmulatorResponse = { output: unknown } | { error: { name: string; message: string; status: number } };

/** Sends requests to the thread that keeps the buckets and the queues. */
export class EmulatorPort extends PortClient<EmulatorRequest, EmulatorResponse> {}

/** Answers the requests that arrive at a port; what one message asks for is written in one transaction. */
export function serveEmulator(port: MessagePort, disk: Disk, buckets: Buckets, queues: Queues): void {
  const answer = ({ command, input }: EmulatorRequest): unknown => {
    if (command === 'GetObject') return gotten(buckets, input);
    if (command === 'read') return firstOf(new StoredBody(disk, input.body, input.start, input.length));
    if (command === 'PutObject') {
      const { Bucket = '', Key = '', Body = '', ContentType } = input;
      return { ETag: buckets.putObject(Bucket, Key, Buffer.from(Body as string), ContentType).etag };
    }
    if (command === 'DeleteObjects') {
      const keys = (input.Delete?.Objects ?? []).map(({ Key = '' }) => Key);
      buckets.deleteObjects(input.Bucket ?? '', keys);
      return {};
    }
    const { QueueUrl = '', MessageBody = '', DelaySeconds } = input;
    return { MessageId: queues.getQueue(QueueUrl)?.send(MessageBody, DelaySeconds) };
  };
  const answerOrRefuse = (request: EmulatorRequest): EmulatorResponse => {
    try {
      return { output: answer(request) };
    } catch (error) {
      // Nothing is refused after something of it was written.
      if (error instanceof S3Refusal) return refusal(error.code, error.message, error.statusCode);
      if (error instanceof BodyGone) return refusal(error.name, error.message, 500);
      throw error;
    }
  };
  const answerAll = (requests: EmulatorRequest[]): EmulatorResponse[] => {
    try {
      return disk.transaction(() => requests.map(answerOrRefuse));
    } catch (error) {
      return requests.map(() => refusal('InternalError', (error as Error).message, 500));
    }
  };
  servePort<EmulatorRequest, EmulatorResponse>(port, (requests) =>
    answerAll(requests).map((response) => Promise.resolve(response)),
  );
}

const refusal = (name: string, message: string, status: number) => ({ error: { name, message, status } });

function gotten(
  buckets: Buckets,
  { Bucket = '', Key = '', IfMatch, Range }: s3Sdk.GetObjectCommandInput,
): Got {
  const { body, ...facts } = buckets.getObject(Bucket, Key);
  if (IfMatch !== undefined && IfMatch !== facts.etag)
    throw new S3Refusal('PreconditionFailed', 'The object is another one now.', 412);
  const from = Number(/^bytes=(\d+)-$/.exec(Range ?? 'bytes=0-')?.[1]);
  if (from > 0 && !(from < body.length))
    throw new S3Refusal('InvalidRange', `The object has no bytes ${Range}.`, 416);
  const rest = body.subarray(from, body.length);
  return { facts, range: rest.range, first: firstOf(rest) };
}

function firstOf(body: StoredBody): Uint8Array | undefined {
  const { value } = body.chunks().next();
  return value;
}

type Sent = { input: object };

/** Has clients of S3 and SQS send what the extract function sends through a port. */
export function byEmulatorPort(s3: s3Sdk.S3Client, sqs: SQSClient, port: EmulatorPort): void {
  const ask = async (request: EmulatorRequest, Fault: ErrorClass): Promise<unknown> => {
    const answer = await port.ask(request);
    if ('error' in answer) throw errorOf(answer.error, Fault);
    return answer.output;
  };
  async function* bytesOf({ range: { body, start, length }, first }: Got): AsyncGenerator<Uint8Array> {
    let bytes = first;
    for (let done = 0; bytes; ) {
      yield bytes;
      done += bytes.length;
      if (done >= length) return;
      const input = { body, start: start + done, length: length - done };
      bytes = (await ask({ command: 'read', input }, s3Sdk.S3ServiceException)) as Uint8Array;
    }
  }
  Object.assign(s3, {
    async send(sent: Sent) {
      const command = COMMANDS.get(sent.constructor);
      if (!command) throw new Error(`The extract function has no use for ${sent.constructor.name}.`);
      const output = await ask({ command, input: sent.input } as EmulatorRequest, s3Sdk.S3ServiceException);
      if (command !== 'GetObject') return output;
      const got = output as Got;
      const { contentType, metadata, etag } = got.facts;
      const ContentLength = got.range.length;
      return { ContentType: contentType, Metadata: metadata, ETag: etag, ContentLength, Body: bytesOf(got) };
    },
    destroy: () => port.close(),
  });
  Object.assign(sqs, {
    send: ({ input }: SendMessageCommand) => ask({ command: 'SendMessage', input }, SQSServiceException),
  });
}

const COMMANDS = new Map<unknown, EmulatorRequest['command']>([
  [s3Sdk.GetObjectCommand, 'GetObject'],
  [s3Sdk.PutObjectCommand, 'PutObject'],
  [s3Sdk.DeleteObjectsCommand, 'DeleteObjects'],
]);

type ErrorClass = new (options: {
  name: string;
  message: string;
  $fault: 'client' | 'server';
  $metadata: { httpStatusCode: number };
}) => Error;

/** The SDK's exception for a refusal. */
function errorOf(
  { name, message, status }: { name: string; message: string; status: number },
  Fault: ErrorClass,
): Error {
  const Class = name === 'NoSuchKey' ? s3Sdk.NoSuchKey : Fault;
  const $fault = status < 500 ? 'client' : 'server';
  return new Class({ name, message, $fault, $metadata: { httpStatusCode: status } });
}
