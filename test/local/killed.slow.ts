import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './folder.ts';
import { until } from './piped.ts';
import { ANSWERS, articlesAt, ask, serving, writeArticles } from './serving.ts';

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
