import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ENGINES } from '../../bin/local/engines.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';
import { type Article, articleOf, piped, until } from './piped.ts';

/** Before each death, so that there is work whatever the machine's speed. */
const FILES = 2;
const DEATHS = 3;

/** The processes that read texts for this one. */
function enginesOfOurs(): number[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*engine-process\.ts/.exec(line))
    .filter((found) => Number(found?.[2]) === process.pid)
    .map((found) => Number(found?.[1]));
}

/** An article that takes the network a while. */
const longArticle = (number: number) =>
  Array.from({ length: 40 }, (_, line) =>
    articleOf(line % 2 ? 'Omar Quist' : 'Ilse Brandt', `Bridge number ${number} of ${line} stays open`),
  ).join('\n');

test('the real engine’s processes are killed while several long files are in work: none is lost, none is blamed', async (t) => {
  const log: LogEntry[] = [];
  const { s3, askAll, pipeline, stop } = await piped(t, { log: (entry) => log.push(entry) });
  await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: 'first.txt', Body: longArticle(0) }));
  assert.equal((await askAll<Article>('/articles')).length, 1);

  for (let deaths = 0; deaths < DEATHS; deaths++) {
    for (let file = 1; file <= FILES; file++) {
      const number = deaths * FILES + file;
      const Body = longArticle(number);
      await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: `${number}.txt`, Body }));
    }
    await until(() => enginesOfOurs().length > 0);
    // In the middle of a text, or of the start.
    await sleep(500);
    for (const pid of enginesOfOurs()) process.kill(pid, 'SIGKILL');
  }

  const articles = await askAll<Article>('/articles');
  assert.equal(articles.length, DEATHS * FILES + 1);
  assert.deepEqual(new Set(articles.map(({ status }) => status)), new Set(['ready']));
  assert.ok(articles.every(({ quotes }) => quotes > 20));
  assert.equal(pipeline.emulator.deadLetters.count().all, 0);
  const deaths = log.filter(({ event }) => event === 'engine');
  assert.ok(deaths.length > 0 && deaths.length <= DEATHS * ENGINES, `${deaths.length} deaths were told of`);
  assert.match(String(deaths[0]?.message), /^The engine's process ended \(SIGKILL\)/);

  await stop();
  await until(() => enginesOfOurs().length === 0);
});
