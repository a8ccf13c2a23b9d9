import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { bundle, entryOf } from '../../lib/bundle.ts';

/** A message as S3 sends one when it is told of the queue: it has no records. */
const TEST_EVENT = {
  Records: [
    {
      messageId: 'one',
      eventSource: 'aws:sqs',
      body: JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'any' }),
    },
  ],
};

const WRONG_CORRECTION = {
  version: '2.0',
  rawPath: '/speakers/a/merge',
  rawQueryString: '',
  headers: {},
  requestContext: { requestId: 'one', http: { method: 'POST', path: '/speakers/a/merge' } },
};

const HEALTH_REQUEST = {
  version: '2.0',
  rawPath: '/health',
  rawQueryString: '',
  headers: {},
  requestContext: { requestId: 'one', http: { method: 'GET', path: '/health' } },
};

describe('a bundle', () => {
  // Outside of the project, so that nothing can be loaded but what was bundled.
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-bundle-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, event, expected] of [
    ['extract', TEST_EVENT, { batchItemFailures: [] }],
    ['query', HEALTH_REQUEST, { statusCode: 200 }],
    ['correct', WRONG_CORRECTION, { statusCode: 400 }],
  ] as const) {
    it(`of ${name} loads and answers by itself, as an ES module in Node 24`, () => {
      const { file } = bundle(entryOf(name), join(folder, name), process.arch);

      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ['--input-type=module', '--enable-source-maps', '-'],
        {
          encoding: 'utf8',
          cwd: folder,
          input: `
            const { handler } = await import(${JSON.stringify(file)});
            const context = { getRemainingTimeInMillis: () => 60_000, awsRequestId: 'one' };
            console.log('answer ' + JSON.stringify(await handler(${JSON.stringify(event)}, context)));
          `,
          env: {
            AWS_REGION: 'eu-central-1',
            AWS_ACCESS_KEY_ID: 'none',
            AWS_SECRET_ACCESS_KEY: 'none',
            TABLE_NAME: 'table',
            TEXT_BUCKET: 'texts',
            QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/111122223333/queue',
          },
        },
      );

      assert.equal(status, 0, stderr);
      const line = stdout.split('\n').find((one) => one.startsWith('answer '));
      assert.partialDeepStrictEqual(JSON.parse(line?.slice('answer '.length) ?? ''), expected);
    });

    it(`of ${name} is far from Lambda’s 250 MB`, () => {
      const bytes = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
        .reduce((sum, size) => sum + size);
      assert.ok(bytes < 150e6, `${bytes} bytes`);
    });
  }

  it('names file and line of what does not build', () => {
    assert.throws(() => bundle(join(folder, 'absent.ts'), join(folder, 'absent')), /absent\.ts/);
  });
});
