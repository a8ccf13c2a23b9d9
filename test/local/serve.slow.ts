import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './folder.ts';
import { ANSWERS, articlesAt, serving, writeArticles } from './serving.ts';

test('what was stored is there after a restart, and unchanged files are not taken in again', async (t) => {
  const cwd = temporaryFolder(t);
  writeArticles(join(cwd, 'news'), 5);
  const first = serving(t, cwd, ['news']);
  await first.says(/5 files: 5 articles stored, 0 failed/);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);

  const second = serving(t, cwd, ['news']);
  const address = (await second.says(ANSWERS))[1] ?? '';
  await second.says(/5 files: 0 articles stored, 0 failed, 5 files unchanged/);

  assert.equal((await articlesAt(address)).length, 5);
});

test('two signals that come together, as npm sends them on, end it cleanly', async (t) => {
  const cwd = temporaryFolder(t);
  mkdirSync(join(cwd, 'news'));
  const run = serving(t, cwd, ['news']);
  await run.says(/0 files/);

  run.child.kill('SIGINT');
  run.child.kill('SIGINT');

  assert.equal(await run.ended, 0, run.errors());
});
