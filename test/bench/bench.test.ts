import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const BENCH = fileURLToPath(new URL('../../bench/bench.ts', import.meta.url));

test('an unknown part is refused before anything is measured, and the parts are named', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, 'engine', 'speed'], {
    encoding: 'utf8',
  });

  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /No part is called speed\. The parts: engine, accuracy, articles, utterances, identities, search, pipeline, coldstart, cost, surnames\./,
  );
});
