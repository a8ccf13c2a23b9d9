import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { operations } from '../../lambdas/routes/operations.ts';
import { temporaryFolder } from '../local/folder.ts';
import { articleOf, piped } from '../local/piped.ts';
import { pythonWith } from '../python.ts';

const VERSION = '4.32.5';
/** `WHOSAID_SCHEMATHESIS_SECONDS=300` tries more. */
const SECONDS = Number(process.env.WHOSAID_SCHEMATHESIS_SECONDS ?? 60);

/** A valid request may also ask for what isn't there, or for what can't be done to it. */
const EXPECTED = ['2xx', '404', '409', '412', '422'];

/** A valid request is refused with 400 only by operations whose descriptions say what they refuse. */
const RULES = [
  `[checks]\npositive_data_acceptance.expected-statuses = ${JSON.stringify(EXPECTED)}`,
  ...Object.entries(operations)
    .filter(([, { refused }]) => refused !== undefined)
    .map(([id]) =>
      [
        '[[operations]]',
        `include-operation-id = "${id}"`,
        `checks.positive_data_acceptance.expected-statuses = ${JSON.stringify([...EXPECTED, '400'])}`,
      ].join('\n'),
    ),
].join('\n\n');

const install = () => join(dirname(pythonWith(`schemathesis==${VERSION}`)), 'schemathesis');

interface Parameters {
  parameters: { name: string }[];
}

/** The document without cursors: no schema can say which of them belong to a question. Other tests try those. */
function documentWithoutCursors(): object {
  const document = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
  for (const item of Object.values<Record<string, Parameters>>(document.paths)) {
    for (const operation of Object.values(item)) {
      operation.parameters = operation.parameters.filter(({ name }) => name !== 'cursor');
    }
  }
  return document;
}

test('whatever Schemathesis makes of the OpenAPI document is answered as it says', async (t) => {
  const schemathesis = install();
  const { pipeline, s3, ask } = await piped(t);
  for (const [Key, speaker] of [
    ['a.txt', 'Mayor Ilse Brandt'],
    ['b.txt', 'Councillor Omar Quist'],
  ] as const) {
    const Body = articleOf(speaker, 'The bridge stays open until the spring of next year');
    await s3.send(new PutObjectCommand({ Bucket: 'articles', Key, Body }));
  }
  await ask('/quotes');
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'schemathesis.toml'), RULES);
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(documentWithoutCursors()));

  const options = ['--url', pipeline.address, '--checks', 'all', '--max-examples', '50', '--seed', '1'];
  // An explanation runs the engine: on a busy machine that takes longer than the ten seconds that are allowed by default.
  const limits = ['--max-time', String(SECONDS), '--request-timeout', '60'];
  const run = spawn(
    schemathesis,
    ['run', 'openapi.json', ...options, ...limits, '--continue-on-failure', '--no-color'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  run.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const [code] = await once(run, 'close');

  assert.equal(code, 0, output);
  const cases = Number(/(\d+) generated/.exec(output)?.[1]);
  assert.ok(cases > 18, output);
  t.diagnostic(`${cases} cases`);
});
