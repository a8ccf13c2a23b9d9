import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../local/folder.ts';

// From the registry when it is run: 69 MB are too many for everyone who installs the project.
const SPECTRAL = '@stoplight/spectral-cli@6.16.3';

test('the OpenAPI document has no findings of Spectral’s rules', (t) => {
  const rules = join(temporaryFolder(t), 'rules.yaml');
  writeFileSync(rules, 'extends: ["spectral:oas"]\n');
  const document = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
  const lint = [
    'lint',
    document,
    '--ruleset',
    rules,
    '--format',
    'json',
    '--quiet',
    '--fail-severity',
    'hint',
  ];

  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['exec', '--yes', '--ignore-scripts', `--package=${SPECTRAL}`, '--', 'spectral', ...lint],
    { encoding: 'utf8' },
  );

  assert.deepEqual(JSON.parse(stdout || '"no answer"'), [], stderr);
  assert.equal(status, 0);
});
