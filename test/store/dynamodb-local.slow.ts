import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { missing } from '../search/opensearch/node.ts';
import { startDynamoDbLocal } from './dynamodb-local/node.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Suites that reach a table by `startTable`. */
const SUITES = [
  'test/store/{publishing,reads,reuse,speakers}/*.test.ts',
  'test/correct/*.{test,slow}.ts',
  'test/extract/{crashes,handler,histories,once}.{test,slow}.ts',
];

test('the suites of the store, of corrections and of extraction pass on DynamoDB Local too', {
  skip: missing,
}, async (t) => {
  const dynamo = await startDynamoDbLocal();
  t.after(() => dynamo.stop());
  const files = globSync(SUITES, { cwd: ROOT });

  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const run = spawn(process.execPath, ['--test', '--test-reporter=tap', '--test-concurrency=2', ...files], {
    cwd: ROOT,
    env: { ...env, DYNAMODB_ENDPOINT: dynamo.endpoint },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  run.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const [code] = await once(run, 'close');

  const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(output)?.[1]);
  const failures = output.split('\n').filter((line) => /^\s*not ok /.test(line));
  assert.deepEqual(failures, [], output);
  assert.equal(code, 0);
  assert.ok(files.length > 12, `only ${files.length} files`);
  assert.ok(count('pass') > 150, `only ${count('pass')} tests`);
  t.diagnostic(`${count('pass')} tests of ${files.length} files passed on DynamoDB Local`);
});
