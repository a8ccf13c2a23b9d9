import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { test } from 'node:test';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { decodeKey, emulated, takeEvents } from './emulated.ts';

const Bucket = 'articles';
const md5 = (bytes: Buffer | string) => createHash('md5').update(bytes).digest('hex');

test('a put object comes back with its bytes, type and metadata, and its event tells of it', async (t) => {
  const { s3, emulator } = await emulated(t);

  const Metadata = { title: 'Budget vote', publication: 'The Marlow Courier' };
  await s3.send(
    new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'Hi.', ContentType: 'text/plain', Metadata }),
  );

  const object = await s3.send(new GetObjectCommand({ Bucket, Key: 'a.txt' }));
  const [event] = takeEvents(emulator);
  assert.equal(await object.Body?.transformToString(), 'Hi.');
  assert.equal(object.ContentType, 'text/plain');
  assert.deepEqual(object.Metadata, Metadata);
  assert.equal(object.ETag, `"${md5('Hi.')}"`);
  assert.equal(event?.eventName, 'ObjectCreated:Put');
  assert.equal(event.s3.bucket.name, Bucket);
  assert.deepEqual(
    { ...event.s3.object, sequencer: '' },
    { key: 'a.txt', size: 3, eTag: md5('Hi.'), sequencer: '' },
  );
  assert.equal(new Date(event.eventTime).toISOString(), event.eventTime);
});

test('each kind of change has its event, in order, and other buckets have none', async (t) => {
  const { s3, emulator } = await emulated(t);

  await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: '1' }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: '2' }));
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: 'articles/a' }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  await s3.send(new PutObjectCommand({ Bucket: 'article-texts', Key: 'a', Body: '1' }));
  await s3.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'b' }, { Key: 'never there' }] } }),
  );

  const events = takeEvents(emulator);
  assert.deepEqual(
    events.map(({ eventName, s3: { object } }) => [eventName, object.key]),
    [
      ['ObjectCreated:Put', 'a'],
      ['ObjectCreated:Put', 'a'],
      ['ObjectCreated:Copy', 'b'],
      ['ObjectRemoved:Delete', 'a'],
      ['ObjectRemoved:Delete', 'b'],
    ],
  );
  const sequencers = events.map(({ s3: { object } }) => object.sequencer.padEnd(32, '0'));
  assert.deepEqual(sequencers, [...new Set(sequencers)].sort());
});

test('an upload in parts is one object with one event when it is completed', async (t) => {
  const { s3, emulator } = await emulated(t);
  const first = randomBytes(5 * 1024 * 1024);
  const second = randomBytes(1000);

  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big.jsonl' }));
  const upload = { Bucket, Key: 'big.jsonl', UploadId };
  const put = async (PartNumber: number, Body: Buffer) => {
    const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const Parts = [await put(1, first)];
  await put(2, Buffer.from('replaced by the next'));
  Parts.push(await put(2, second));
  await put(3, Buffer.from('left out in the end'));
  const before = takeEvents(emulator);
  await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));

  const whole = await s3.send(new GetObjectCommand({ Bucket, Key: 'big.jsonl' }));
  const middle = await s3.send(
    new GetObjectCommand({ Bucket, Key: 'big.jsonl', Range: 'bytes=5242870-5242899' }),
  );
  const bytes = Buffer.concat([first, second]);
  const [event, ...more] = takeEvents(emulator);
  assert.deepEqual(before, []);
  assert.deepEqual(more, []);
  assert.equal(event?.eventName, 'ObjectCreated:CompleteMultipartUpload');
  assert.equal(event.s3.object.size, bytes.length);
  assert.match(event.s3.object.eTag ?? '', /^[0-9a-f]{32}-2$/);
  assert.ok(Buffer.from((await whole.Body?.transformToByteArray()) ?? []).equals(bytes));
  assert.ok(
    Buffer.from((await middle.Body?.transformToByteArray()) ?? []).equals(bytes.subarray(5242870, 5242900)),
  );
});

test('an aborted upload leaves nothing behind', async (t) => {
  const { s3, disk, emulator } = await emulated(t);
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'x' }));
  await s3.send(new UploadPartCommand({ Bucket, Key: 'x', UploadId, PartNumber: 1, Body: 'part' }));

  await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: 'x', UploadId }));

  assert.deepEqual(takeEvents(emulator), []);
  assert.equal(disk.sql('SELECT COUNT(*) AS n FROM chunks').get()?.n, 0);
});

test('overwriting and deleting give the old bytes back to the disk', async (t) => {
  const { disk, emulator } = await emulated(t);
  const { buckets } = emulator;

  buckets.putObject(Bucket, 'a', randomBytes(3_000_000));
  buckets.putObject(Bucket, 'a', Buffer.from('short'));
  buckets.putObject(Bucket, 'b', Buffer.from('gone'));
  buckets.deleteObject(Bucket, 'b');

  assert.equal(disk.sql('SELECT COUNT(*) AS n FROM chunks').get()?.n, 1);
  assert.equal(disk.sql('SELECT COUNT(*) AS n FROM pieces').get()?.n, 1);
});

test('hostile keys name their own objects, and events give them back', async (t) => {
  const { s3, emulator } = await emulated(t);
  const keys = [
    '../../../etc/passwd',
    'a/../b',
    './a',
    'a b+c%20d',
    'naïve/Ünï/😀.txt',
    'tab\tand\u0001bell',
    'quote"<&>\'',
    `${'long/'.repeat(200)}${'x'.repeat(24)}`,
    `${'é'.repeat(512)}`,
  ];

  for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));

  for (const Key of keys) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    assert.equal(await Body?.transformToString(), Key);
  }
  assert.deepEqual(
    takeEvents(emulator).map(({ s3: { object } }) => decodeKey(object.key)),
    keys,
  );
});

test('a key of more than 1,024 bytes, a missing object and a missing bucket are refused in S3’s words', async (t) => {
  const { s3, emulator } = await emulated(t);

  const longKey = new PutObjectCommand({ Bucket, Key: 'é'.repeat(513), Body: 'x' });
  const noKey = new GetObjectCommand({ Bucket, Key: 'nowhere' });
  const noHead = new HeadObjectCommand({ Bucket, Key: 'nowhere' });
  const noBucket = new PutObjectCommand({ Bucket: 'nobody', Key: 'a', Body: 'x' });

  await assert.rejects(s3.send(longKey), { name: 'KeyTooLongError' });
  await assert.rejects(s3.send(noKey), { name: 'NoSuchKey' });
  await assert.rejects(s3.send(noHead), { name: 'NotFound' });
  await assert.rejects(s3.send(noBucket), { name: 'NoSuchBucket' });
  assert.deepEqual(takeEvents(emulator), []);
});

test('too large a body for one request is refused with the way out', async (t) => {
  const { s3 } = await emulated(t);

  const put = s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: randomBytes(12 * 1024 * 1024) }));

  await assert.rejects(put, { name: 'EntityTooLarge', message: /in parts/ });
});

test('what ordinary HTTP clients send is stored as it is, empty files too', async (t) => {
  const { emulator } = await emulated(t);
  const put = (key: string, body: string, headers: Record<string, string>) =>
    fetch(`${emulator.endpoint}/${Bucket}/${key}`, { method: 'PUT', body, headers });

  await put('form', 'a=1&b=2', { 'content-type': 'application/x-www-form-urlencoded' });
  await put('json', '{"a":1}', { 'content-type': 'application/json' });
  await put('empty', '', {});

  const get = async (key: string) => (await fetch(`${emulator.endpoint}/${Bucket}/${key}`)).text();
  assert.deepEqual(await Promise.all(['form', 'json', 'empty'].map(get)), ['a=1&b=2', '{"a":1}', '']);
});

test('what `curl -T` and unsigned clients put is stored under the file’s name', async (t) => {
  const { emulator } = await emulated(t);
  const unsigned = new S3Client({
    region: 'us-east-1',
    endpoint: emulator.endpoint,
    forcePathStyle: true,
    // As `aws --no-sign-request` does it.
    signer: { sign: async (request) => request },
    credentials: { accessKeyId: '', secretAccessKey: '' },
  });
  t.after(() => unsigned.destroy());

  await fetch(`${emulator.endpoint}/articles/a.txt`, { method: 'PUT', body: 'by curl' });
  await unsigned.send(new PutObjectCommand({ Bucket, Key: 'b.txt', Body: 'unsigned' }));

  assert.deepEqual(
    takeEvents(emulator).map(({ s3: { object } }) => object.key),
    ['a.txt', 'b.txt'],
  );
});

test('pages in a browser are refused, wherever they come from; programs and typed addresses are not', async (t) => {
  const { emulator } = await emulated(t);
  const url = `${emulator.endpoint}/${Bucket}/a`;
  const statusFor = async (headers: Record<string, string>) =>
    (await fetch(url, { method: 'PUT', body: 'x', headers })).status;

  const pages = [
    { origin: 'https://example.org' },
    { origin: emulator.endpoint },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'same-origin' },
  ];

  assert.deepEqual(await Promise.all(pages.map(statusFor)), [403, 403, 403, 403, 403]);
  assert.deepEqual(await Promise.all([{}, { 'sec-fetch-site': 'none' }].map(statusFor)), [200, 200]);
});

test('who comes by another name of this machine is refused', async (t) => {
  const { emulator } = await emulated(t);
  const statusFor = (host: string) =>
    new Promise((resolve) => {
      request(emulator.endpoint, { headers: { host } }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });

  assert.deepEqual(await Promise.all(['rebound.example', '127.0.0.1.nip.io'].map(statusFor)), [403, 403]);
});

test('a browser that is led to an object runs nothing of it', async (t) => {
  const { s3, emulator } = await emulated(t);
  const { buckets } = emulator;
  const disposed = { contentDisposition: 'inline; filename="page.html"' };
  buckets.putObject(Bucket, 'page.html', Buffer.from('<script>'), 'text/html; charset=utf-8', {}, disposed);
  buckets.putObject(Bucket, 'drawing.svg', Buffer.from('<svg/>'), 'image/svg+xml');
  buckets.putObject(Bucket, 'odd', Buffer.from('<script>'), 'nonsense');
  buckets.putObject(Bucket, 'story.txt', Buffer.from('Hi.'), 'Text/Plain; charset=utf-8');
  const answerTo = (key: string, init?: RequestInit) => fetch(`${emulator.endpoint}/${Bucket}/${key}`, init);

  const answers = await Promise.all([
    answerTo('page.html'),
    answerTo('page.html', { method: 'HEAD' }),
    answerTo('page.html', { headers: { range: 'bytes=0-3' } }),
    answerTo('drawing.svg'),
    answerTo('odd'),
    answerTo('none.html'),
    answerTo(''),
  ]);
  const story = await answerTo('story.txt');
  const byClient = await s3.send(new GetObjectCommand({ Bucket, Key: 'page.html' }));

  for (const { url, headers } of [...answers, story]) {
    assert.match(headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/, url);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', url);
  }
  for (const { url, headers } of answers) assert.equal(headers.get('content-disposition'), 'attachment', url);
  assert.equal(story.headers.get('content-disposition'), null);
  assert.equal(await byClient.Body?.transformToString(), '<script>');
  assert.equal(byClient.ContentType, 'text/html; charset=utf-8');
});

test('an object that is replaced while it is read breaks off instead of giving other bytes', async (t) => {
  const { emulator } = await emulated(t);
  emulator.buckets.putObject(Bucket, 'a', randomBytes(3_000_000));
  const { body } = emulator.buckets.getObject(Bucket, 'a');
  const chunks = body.chunks();
  chunks.next();

  emulator.buckets.putObject(Bucket, 'a', randomBytes(3_000_000));

  assert.throws(() => chunks.next(), { name: 'BodyGone' });
});

const keySets = fc.uniqueArray(
  fc.string({
    unit: fc.constantFrom('a', 'B', 'c', '/', 'é', '😀', '\uFFFF', ' '),
    minLength: 1,
    maxLength: 6,
  }),
  { maxLength: 25 },
);

test('listing in pages of any size gives each key once, in the order of their bytes', async (t) => {
  const { emulator } = await emulated(t);
  const { buckets, queue } = emulator;
  fc.assert(
    fc.property(
      keySets,
      fc.constantFrom('', 'a', 'a/', 'B', '😀'),
      fc.integer({ min: 1, max: 7 }),
      (keys, prefix, maxKeys) => {
        for (const { key } of buckets.listObjects(Bucket, { maxKeys: 1000 }).objects)
          buckets.deleteObject(Bucket, key);
        for (const key of keys) buckets.putObject(Bucket, key, Buffer.from('x'));

        const listed: string[] = [];
        for (let startAfter = ''; ; ) {
          const page = buckets.listObjects(Bucket, { prefix, maxKeys, startAfter });
          listed.push(...page.objects.map(({ key }) => key));
          if (!page.isTruncated) break;
          startAfter = listed.at(-1) ?? '';
        }

        const expected = keys.filter((key) => key.startsWith(prefix));
        assert.deepEqual(
          listed,
          expected.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
        );
        queue.purge();
      },
    ),
    { numRuns: 200 },
  );
});

test('listing with a delimiter folds what lies below into common prefixes', async (t) => {
  const { s3, emulator } = await emulated(t);
  for (const key of ['a', 'b/1', 'b/2', 'b/c/3', 'd/4', 'e'])
    emulator.buckets.putObject(Bucket, key, Buffer.from(''));

  const all = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
  const inside = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/', Prefix: 'b/' }));

  assert.deepEqual(
    all.Contents?.map(({ Key }) => Key),
    ['a', 'e'],
  );
  assert.deepEqual(
    all.CommonPrefixes?.map(({ Prefix }) => Prefix),
    ['b/', 'd/'],
  );
  assert.deepEqual(
    inside.Contents?.map(({ Key }) => Key),
    ['b/1', 'b/2'],
  );
  assert.deepEqual(
    inside.CommonPrefixes?.map(({ Prefix }) => Prefix),
    ['b/c/'],
  );
});

test('what was put is there after a restart, and later events have later sequencers', async (t) => {
  const before = await emulated(t);
  before.emulator.buckets.putObject(Bucket, 'a', Buffer.from('kept'));
  await before.close();

  const after = await emulated(t, before.folder);
  after.emulator.buckets.putObject(Bucket, 'a', Buffer.from('new'));

  const [first, second] = takeEvents(after.emulator).map(({ s3: { object } }) => object.sequencer);
  assert.ok(first && second && first < second);
});
