import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { createClients } from '../../bin/local/clients.ts';
import { ARTICLES_BUCKET, TEXT_BUCKET } from '../../bin/local/emulator.ts';
import { EmulatorPort } from '../../bin/local/emulator-port.ts';
import { emulated } from './emulated.ts';

/** The embedded S3 and SQS, asked by a connection and by a port. */
async function bothWays(t: TestContext) {
  const { emulator, s3 } = await emulated(t);
  const { endpoint } = emulator;
  const port = new EmulatorPort(emulator.connect());
  const byPort = createClients({ emulator: endpoint, dynamo: endpoint }, port);
  t.after(() => byPort.s3.destroy());
  const put = (key: string, bytes: Buffer, metadata = {}) =>
    emulator.buckets.putObject(ARTICLES_BUCKET, key, bytes, 'text/plain', metadata);
  return { emulator, s3, byPort, put };
}

const read = async (body: unknown) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

test('an object is the same by a port: facts, condition, range and bytes', async (t) => {
  const { s3, byPort, put } = await bothWays(t);
  const bytes = Buffer.alloc(2.5 * 1024 * 1024, 'abcdefg');
  const { etag } = put('a b/ü😀.txt', bytes, { date: '2026-01-02' });
  put('empty', Buffer.alloc(0));
  const from = 1024 * 1024 + 3;

  for (const input of [
    { Key: 'a b/ü😀.txt' },
    { Key: 'a b/ü😀.txt', IfMatch: etag, Range: `bytes=${from}-` },
    { Key: 'empty' },
  ]) {
    const [own, usual] = await Promise.all(
      [byPort.s3, s3].map((client) =>
        client.send(new GetObjectCommand({ Bucket: ARTICLES_BUCKET, ...input })),
      ),
    );
    for (const fact of ['ContentLength', 'ContentType', 'ETag', 'Metadata'] as const)
      assert.deepEqual(own?.[fact], usual?.[fact], fact);
    assert.ok((await read(own?.Body)).equals(await read(usual?.Body)));
  }
});

test('refusals are the SDK’s own errors, and harm no other request', async (t) => {
  const { emulator, byPort, put } = await bothWays(t);
  put('there', Buffer.from('x'));
  const get = (input: object) =>
    byPort.s3.send(new GetObjectCommand({ Bucket: ARTICLES_BUCKET, Key: 'there', ...input }));

  const [written, ...refused] = await Promise.allSettled([
    byPort.s3.send(new PutObjectCommand({ Bucket: TEXT_BUCKET, Key: 'text', Body: 'words' })),
    get({ Key: 'nowhere' }),
    get({ IfMatch: '"another"' }),
    get({ Range: 'bytes=1-' }),
    get({ Bucket: 'no-bucket' }),
  ]);

  const names = refused.map((one) => one.status === 'rejected' && one.reason.name);
  assert.deepEqual(names, ['NoSuchKey', 'PreconditionFailed', 'InvalidRange', 'NoSuchBucket']);
  await assert.rejects(get({ Key: 'nowhere' }), NoSuchKey);
  await assert.rejects(get({ Key: 'nowhere' }), { $fault: 'client' });
  assert.equal(written?.status, 'fulfilled');
  assert.equal(emulator.buckets.headObject(TEXT_BUCKET, 'text').contentLength, 5);
});

test('an object that is replaced while it is read breaks off, for which its file is not to blame', async (t) => {
  const { byPort, put } = await bothWays(t);
  put('large', Buffer.alloc(2 * 1024 * 1024, 'a'));
  const { Body } = await byPort.s3.send(new GetObjectCommand({ Bucket: ARTICLES_BUCKET, Key: 'large' }));
  put('large', Buffer.alloc(2 * 1024 * 1024, 'b'));

  await assert.rejects(read(Body), { name: 'BodyGone', $fault: 'server' });
});

test('texts and messages are written, and texts deleted', async (t) => {
  const { emulator, byPort } = await bothWays(t);
  const { queue, buckets } = emulator;
  const Body = 'naïve 😀';

  await Promise.all([
    byPort.s3.send(
      new PutObjectCommand({
        Bucket: TEXT_BUCKET,
        Key: 'one',
        Body,
        ContentType: 'text/plain; charset=utf-8',
      }),
    ),
    byPort.s3.send(new PutObjectCommand({ Bucket: TEXT_BUCKET, Key: 'two', Body })),
    byPort.sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'now 😀' })),
    byPort.sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'later', DelaySeconds: 60 })),
  ]);

  const { contentType, body } = buckets.getObject(TEXT_BUCKET, 'one');
  assert.deepEqual([contentType, (await read(body)).toString()], ['text/plain; charset=utf-8', Body]);
  assert.deepEqual(
    queue.dequeue(10).map((message) => message.Body),
    ['now 😀'],
  );
  assert.equal(queue.count().all, 2);

  const Delete = { Objects: [{ Key: 'one' }, { Key: 'unknown' }] };
  await byPort.s3.send(new DeleteObjectsCommand({ Bucket: TEXT_BUCKET, Delete }));
  assert.deepEqual(
    buckets.listObjects(TEXT_BUCKET).objects.map(({ key }) => key),
    ['two'],
  );
});

test('what can’t be written is an error of the service, and nothing of it is written', async (t) => {
  const { emulator, byPort } = await bothWays(t);
  const put = (Key: string) =>
    byPort.s3.send(new PutObjectCommand({ Bucket: TEXT_BUCKET, Key, Body: 'words' }));
  t.mock.method(emulator.queue, 'send', () => {
    throw new Error('database or disk is full');
  });

  const both = await Promise.allSettled([
    put('text'),
    byPort.sqs.send(new SendMessageCommand({ QueueUrl: emulator.queue.url, MessageBody: 'a' })),
  ]);

  const errors = both.map((one) => one.status === 'rejected' && [one.reason.name, one.reason.$fault]);
  assert.deepEqual(errors, [
    ['InternalError', 'server'],
    ['InternalError', 'server'],
  ]);
  assert.equal(emulator.buckets.listObjects(TEXT_BUCKET).objects.length, 0);
});

test('a command that the extract function never sends is refused', async (t) => {
  const { byPort } = await bothWays(t);
  await assert.rejects(
    byPort.s3.send(new HeadObjectCommand({ Bucket: TEXT_BUCKET, Key: 'a' })),
    /no use for/,
  );
});
