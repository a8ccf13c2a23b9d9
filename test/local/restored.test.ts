import assert from 'node:assert/strict';
import { cpSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createClients } from '../../bin/local/clients.ts';
import { startDynamo } from '../../bin/local/dynamo.ts';
import { personaKey } from '../../lambdas/store/table/keys.ts';
import { attributeLines } from '../extract/colloquy.ts';
import { extractHere } from './extract-here.ts';
import { type Article, piped, type Quote } from './piped.ts';

/** The extract function in this thread, with an engine that reads `Ada: words`. */
const createExtract = extractHere({ attribute: attributeLines, extractorVersion: '1' });

type Piped = Awaited<ReturnType<typeof piped>>;

const put = ({ s3 }: Piped, Key: string, Body: string) =>
  s3.send(new PutObjectCommand({ Bucket: 'articles', Key, Body }));

async function keysAndQuotes({ askAll }: Piped) {
  const articles = await askAll<Article>('/articles');
  const quotes = await askAll<Quote>('/quotes');
  return { keys: articles.map(({ file }) => file.key).sort(), quotes: quotes.map(({ text }) => text).sort() };
}

const table = (data: string) => join(data, 'dynamodb');

/** Of the last writes of a table that was closed, takes half away. */
function halveLog(data: string): void {
  const [log] = readdirSync(table(data)).filter((name) => name.endsWith('.log'));
  const path = join(table(data), log ?? '');
  truncateSync(path, Math.floor(statSync(path).size / 2));
}

/** Spoils a counter in a table that is not served, as writes do that only a part of is left of. */
async function miscount(path: string): Promise<void> {
  const started = await startDynamo(path);
  const { dynamo } = createClients({ emulator: started.endpoint, dynamo: started.endpoint });
  const quotes = { ':quotes': { N: '99' } };
  const [pk, sk] = Object.values(personaKey('ada')) as [string, string];
  await dynamo.send(
    new UpdateItemCommand({
      TableName: 'whosaid',
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET quotes = :quotes',
      ExpressionAttributeValues: quotes,
    }),
  );
  dynamo.destroy();
  await started.close();
}

test('what a table lost of its last writes is extracted again at the next start', async (t) => {
  const before = await piped(t, { createExtract });
  for (let i = 0; i < 6; i++) await put(before, `${i}.txt`, `Ada: number ${i}`);
  const expected = await keysAndQuotes(before);
  await before.stop();
  halveLog(before.data);

  const after = await piped(t, { createExtract }, before.data);

  assert.ok(after.pipeline.restored > 0);
  assert.equal(expected.keys.length, 6);
  assert.deepEqual(await keysAndQuotes(after), expected);
});

test('an older copy of the table is brought up to date: new, replaced and deleted files', async (t) => {
  const before = await piped(t, { createExtract });
  for (const key of ['kept', 'replaced', 'deleted']) await put(before, key, `Ada: ${key}`);
  await before.pipeline.idle();
  await before.stop();
  const copy = join(before.data, 'copy');
  cpSync(table(before.data), copy, { recursive: true });
  const then = await piped(t, { createExtract }, before.data);
  assert.equal(then.pipeline.restored, 0);
  await put(then, 'replaced', 'Ada: another');
  await put(then, 'new', 'Ada: new');
  await then.s3.send(new DeleteObjectCommand({ Bucket: 'articles', Key: 'deleted' }));
  const expected = await keysAndQuotes(then);
  await then.stop();
  await miscount(copy);
  rmSync(table(before.data), { recursive: true });
  cpSync(copy, table(before.data), { recursive: true });

  const after = await piped(t, { createExtract }, before.data);

  assert.equal(after.pipeline.restored, 3);
  assert.deepEqual(await keysAndQuotes(after), expected);
  assert.deepEqual(expected.keys, ['kept', 'new', 'replaced']);
  assert.equal((await after.ask<{ quotes: number }>('/speakers/ada')).quotes, 3);
});

test('without its table a data folder is extracted anew', async (t) => {
  const before = await piped(t, { createExtract });
  await put(before, 'a.txt', 'Ada: one');
  const expected = await keysAndQuotes(before);
  await before.stop();
  rmSync(table(before.data), { recursive: true });

  const after = await piped(t, { createExtract }, before.data);

  assert.equal(after.pipeline.restored, 1);
  assert.deepEqual(await keysAndQuotes(after), expected);
});

test('stops are no tries of a file, and what was given up is named and tried again', async (t) => {
  let stopsLeft = 6;
  const never = () => ({ extract: () => new Promise<never>(() => {}), close: async () => {} });
  let folder: string | undefined;
  for (; stopsLeft > 0; stopsLeft--) {
    const stopped = await piped(t, { createExtract: never }, folder);
    folder = stopped.data;
    if (stopsLeft === 6) await put(stopped, 'a.txt', 'Ada: one');
    while (stopped.pipeline.emulator.queue.count().hidden === 0) await new Promise(setImmediate);
    await stopped.stop(0);
  }
  const failing = () => ({
    extract: async ({ Records }: { Records: { messageId: string }[] }) => ({
      batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
    }),
    close: async () => {},
  });
  const given = await piped(t, { createExtract: failing, firstPause: 0 }, folder);
  await given.pipeline.idle();
  assert.deepEqual(given.pipeline.emulator.events.given(), ['a.txt']);
  await given.stop();

  const after = await piped(t, { createExtract }, folder);
  assert.deepEqual(after.pipeline.emulator.events.given(), ['a.txt']);
  assert.equal(after.pipeline.emulator.events.retry('b.txt'), false);
  assert.equal(after.pipeline.emulator.events.retry('a.txt'), true);

  assert.deepEqual((await keysAndQuotes(after)).keys, ['a.txt']);
  assert.deepEqual(after.pipeline.emulator.events.given(), []);
});
