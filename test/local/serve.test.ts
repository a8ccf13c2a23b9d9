import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createClients } from '../../bin/local/clients.ts';
import { type Run, whosaid } from './command.ts';
import { temporaryFolder } from './folder.ts';
import { type Article, articleOf, until } from './piped.ts';

const ANSWERS = /answers on (http:\S+)/;

function serving(t: TestContext, cwd: string, paths: string[]): Run {
  return whosaid(t, ['serve', '--port', '0', ...paths], { cwd });
}

function writeArticles(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    writeFileSync(join(folder, `${i}.txt`), articleOf('Ilse Brandt', `Bridge number ${i} stays open`));
  }
}

async function ask<Answer>(url: string): Promise<Answer> {
  return (await (await fetch(url)).json()) as Answer;
}

async function articlesAt(address: string): Promise<Article[]> {
  const found: Article[] = [];
  for (let cursor = ''; ; ) {
    const page = await ask<{ items: Article[]; next?: string }>(`${address}/articles?limit=100${cursor}`);
    found.push(...page.items);
    if (!page.next) return found;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

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

test('killed in the middle of an ingest it loses nothing', async (t) => {
  const cwd = temporaryFolder(t);
  const count = 150;
  writeArticles(join(cwd, 'news'), count);
  const first = serving(t, cwd, ['news']);
  const address = (await first.says(ANSWERS))[1] ?? '';
  await until(async () => (await articlesAt(address)).length > 10);
  first.child.kill('SIGKILL');
  await first.ended;

  const second = serving(t, cwd, ['news']);
  const again = (await second.says(ANSWERS))[1] ?? '';
  await second.says(/150 files: /);

  const articles = await articlesAt(again);
  assert.equal(new Set(articles.map(({ file }) => file.key)).size, count);
  const { items } = await ask<{ items: unknown[] }>(`${again}/speakers?name=brandt`);
  const ilse = {
    id: 'ilse-brandt',
    name: 'Ilse Brandt',
    names: ['Ilse Brandt'],
    type: 'person',
    quotes: count,
  };
  assert.deepEqual(items, [ilse]);
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
