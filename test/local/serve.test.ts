import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
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
