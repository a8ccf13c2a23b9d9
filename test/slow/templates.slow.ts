import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('cfn-lint finds no error in the templates of any stage', () => {
  const script = fileURLToPath(new URL('../lib/cfn-lint.sh', import.meta.url));

  const { status, stdout, stderr } = spawnSync('sh', [script], { encoding: 'utf8' });

  assert.equal(status, 0, stdout + stderr);
});
