import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createClients } from '../../bin/local/clients.ts';
import { temporaryFolder } from './folder.ts';
import { articleOf, until } from './piped.ts';
import { ANSWERS, articlesAt, serving, writeArticles } from './serving.ts';

test('it takes in a folder, answers, follows the inbox and S3, and ends cleanly', async (t) => {
  const cwd = temporaryFolder(t);
  writeArticles(join(cwd, 'news'), 20);
  writeFileSync(join(cwd, 'news', 'empty.txt'), '');
  const run = serving(t, cwd, ['news']);
  const address = (await run.says(ANSWERS))[1] ?? '';
  const endpoint = (await run.says(/--endpoint-url (http:\S+)/))[1] ?? '';

  await run.says(/21 files: 20 articles stored, 1 failed/);
  await run.says(/^news~\w+\/empty\.txt: failed: The file is empty/m);
  await run.says(/^news~\w+\/0\.txt: 1 article, 1 quote$/m);
  writeFileSync(join(cwd, 'inbox', 'dropped.txt'), articleOf('Omar Quist', 'The school stays open'));
  await until(async () => (await articlesAt(address)).length === 21);
  rmSync(join(cwd, 'inbox', 'dropped.txt'));
  await until(async () => (await articlesAt(address)).length === 20);
  const { s3 } = createClients({ emulator: endpoint, dynamo: endpoint });
  await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: 'a.txt', Body: 'Rain fell on Monday.' }));
  await until(async () => (await articlesAt(address)).length === 21);
  run.child.kill('SIGINT');

  assert.equal(await run.ended, 0, run.errors());
  assert.equal(run.errors(), '');
});

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
