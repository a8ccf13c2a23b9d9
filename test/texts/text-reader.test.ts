import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { GetObjectCommand, NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { createTextReader } from '../../lambdas/texts/text-reader.ts';

const s3 = mockClient(S3Client);

suite('texts', () => {
  beforeEach(() => {
    s3.reset();
  });

  test('are read from their bucket, by one client that is created for the first', async () => {
    let clients = 0;
    const readText = createTextReader('texts', ({ S3Client }) => {
      clients++;
      return new S3Client({ region: 'eu-west-1' });
    });
    s3.on(GetObjectCommand, { Bucket: 'texts', Key: 'pier/1' }).callsFake(() => ({
      Body: { transformToString: async () => 'Harbour “news”' },
    }));

    assert.equal(clients, 0);
    const texts = await Promise.all([readText('pier/1'), readText('pier/1')]);

    assert.deepEqual(texts, ['Harbour “news”', 'Harbour “news”']);
    assert.equal(clients, 1);
  });

  test('that are not there are undefined', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'no such key', $metadata: {} }));
    const readText = createTextReader('texts', ({ S3Client }) => new S3Client({ region: 'eu-west-1' }));

    assert.equal(await readText('pier/2'), undefined);
  });

  test('that cannot be read are an error', async () => {
    const denied = new S3ServiceException({
      name: 'AccessDenied',
      $fault: 'client',
      message: 'no',
      $metadata: {},
    });
    s3.on(GetObjectCommand).rejects(denied);
    const readText = createTextReader('texts', ({ S3Client }) => new S3Client({ region: 'eu-west-1' }));

    await assert.rejects(readText('pier/1'), { name: 'AccessDenied' });
  });
});
