import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { addRuntime, bundle, entryOf, type FunctionName } from '../../lib/bundle.ts';

const message = (messageId: string, receives: number, body: string) => ({
  messageId,
  receiptHandle: `handle of ${messageId}`,
  attributes: { ApproximateReceiveCount: String(receives) },
  eventSource: 'aws:sqs',
  body,
});

/** A message as S3 sends one when it is told of the queue, which has no records, and one that nobody knows. */
const MESSAGES = {
  Records: [
    message('one', 1, JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'any' })),
    message('two', 2, 'odd'),
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

  const files = new Map<FunctionName, string>();
  /** Each is bundled once, for the processor that it is deployed on. */
  const bundled = (name: FunctionName): string => {
    const file = files.get(name) ?? bundle(entryOf(name), join(folder, name)).file;
    files.set(name, file);
    return file;
  };

  it('of extract, for the processor that it is deployed on, stays under 60 MB as Lambda counts them', () => {
    const bytes = readdirSync(dirname(bundled('extract')), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
      .reduce((sum, size) => sum + size);
    assert.ok(bytes < 60 * 1024 * 1024, `${bytes} bytes`);
  });

  it('has source maps of its own code, and none of libraries alone', () => {
    const place = dirname(bundled('extract'));
    const maps = readdirSync(place).filter((file) => file.endsWith('.map'));
    assert.ok(maps.includes('index.mjs.map'));
    const sources = maps.map((file) => readFileSync(join(place, file), 'utf8'));
    assert.deepEqual(
      sources.filter((map) => !/"[^"]*lambdas\//.test(map)),
      [],
    );
  });

  for (const [name, event, expected, pauses] of [
    ['extract', MESSAGES, { batchItemFailures: [{ itemIdentifier: 'two' }] }, [[90, 123], [60]]],
    ['query', HEALTH_REQUEST, { statusCode: 200 }, []],
    ['correct', WRONG_CORRECTION, { statusCode: 400 }, []],
  ] as const) {
    it(`of ${name} loads and answers by itself, as an ES module in Node 24`, () => {
      const file = bundled(name);
      if (name === 'extract') addRuntime(dirname(file), process.arch);

      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ['--input-type=module', '--enable-source-maps', '-'],
        {
          encoding: 'utf8',
          cwd: folder,
          input: `
            import { createServer } from 'node:http';
            // In place of SQS: notes for how long messages are to be hidden.
            const pauses = [];
            const sqs = createServer(async (request, response) => {
              const { Entries } = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString());
              pauses.push(Entries.map(({ VisibilityTimeout }) => VisibilityTimeout));
              response.end('{}');
            });
            await new Promise((resolve) => sqs.listen(0, '127.0.0.1', resolve));
            process.env.AWS_ENDPOINT_URL_SQS = 'http://127.0.0.1:' + sqs.address().port;
            process.env.QUEUE_URL = process.env.AWS_ENDPOINT_URL_SQS + '/111122223333/queue';
            const { handler } = await import(${JSON.stringify(file)});
            const context = { getRemainingTimeInMillis: () => 60_000, awsRequestId: 'one' };
            const answer = await handler(${JSON.stringify(event)}, context);
            console.log('answer ' + JSON.stringify({ answer, pauses }));
            sqs.closeAllConnections();
            sqs.close();
          `,
          env: {
            AWS_REGION: 'eu-central-1',
            AWS_ACCESS_KEY_ID: 'none',
            AWS_SECRET_ACCESS_KEY: 'none',
            TABLE_NAME: 'table',
            TEXT_BUCKET: 'texts',
          },
        },
      );

      assert.equal(status, 0, stderr);
      const line = stdout.split('\n').find((one) => one.startsWith('answer '));
      const said = JSON.parse(line?.slice('answer '.length) ?? '');
      assert.partialDeepStrictEqual(said.answer, expected);
      assert.deepEqual(said.pauses, pauses);
    });
  }

  it('names file and line of what does not build', () => {
    assert.throws(() => bundle(join(folder, 'absent.ts'), join(folder, 'absent')), /absent\.ts/);
  });
});
