import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createDeadLetters } from '../../lambdas/desk/dead-letters.ts';
import { createDeskHandler } from '../../lambdas/desk/handler.ts';
import { createFailureStore } from '../../lambdas/store/index.ts';
import { emulated } from '../local/emulated.ts';
import { bodyOf, eventFor } from '../query/ask.ts';
import { tableOfTests } from '../store/embedded-table.ts';

const table = await tableOfTests();

/** A desk over the embedded queues, with messages of so many files among the dead letters. */
async function deskWith(t: TestContext, files: number) {
  const { emulator, sqs } = await emulated(t);
  const { queue, deadLetters, buckets } = emulator;
  for (let file = 0; file < files; file++) buckets.putObject('articles', `${file}.txt`, Buffer.from('x'));
  queue.moveTo(deadLetters);
  const failures = createFailureStore({ dynamo: table.dynamo, tableName: await table.addTable() });
  const handle = createDeskHandler({
    deadLetters: createDeadLetters({
      sqs,
      queueUrl: queue.url,
      deadLetterQueueUrl: deadLetters.url,
      failures,
    }),
    explain: async () => undefined,
    log: (error) => assert.fail(String(error)),
  });
  return {
    emulator,
    failures,
    list: async () => bodyOf(await handle(eventFor('/dead-letters'))),
    retry: (id: string) => handle(eventFor(`/dead-letters/${id}/retry`, { method: 'POST' })),
    ask: (url: string, method: string) => handle(eventFor(url, { method })),
  };
}

test('dead letters are listed with their files, and stay where they are', async (t) => {
  const { list, emulator } = await deskWith(t, 12);
  emulator.deadLetters.send('{"what": "is this?"}');

  const first = await list();
  const second = await list();

  assert.equal(first.items.length, 13);
  assert.equal(first.more, false);
  assert.deepEqual(first, second);
  const { id, sent, ...told } = first.items.find(
    (one: { file: { key: string } | null }) => one.file?.key === '0.txt',
  );
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.ok(Math.abs(Date.parse(sent) - Date.now()) < 600_000);
  const file = { bucket: 'articles', key: '0.txt' };
  assert.deepEqual(told, { file, change: 'created', reason: null, message: null });
  const strange = first.items.find(({ file }: { file: unknown }) => file === null);
  assert.deepEqual([strange.change, strange.message], [null, '{"what": "is this?"}']);
  assert.deepEqual(emulator.deadLetters.count(), { all: 13, hidden: 0 });
});

test('each is listed with the reason of its last attempt', async (t) => {
  const { list, failures } = await deskWith(t, 3);
  const { items } = await list();
  const [one, two] = items.map(({ id }: { id: string }) => id);

  await failures.note([one, two], new Error('the thread ended early'));
  await failures.note([two], new TypeError(`no such thing: ${'x'.repeat(1000)}`));

  const [first, second, third] = (await list()).items.map(({ reason }: { reason: string | null }) => reason);
  assert.equal(first, 'the thread ended early');
  assert.match(second, /^TypeError: no such thing: x+$/);
  assert.equal(second.length, 500);
  assert.equal(third, null);
});

test('one is tried again, the others stay', async (t) => {
  const { list, retry, emulator } = await deskWith(t, 12);
  const { items } = await list();
  const { id, file } = items[5];

  const answer = await retry(id);

  assert.equal(answer.statusCode, 200);
  assert.deepEqual(bodyOf(answer), { id, status: 'queued' });
  const [body = ''] = emulator.queue.peek(10);
  assert.ok(body.includes(file.key));
  assert.deepEqual(
    (await list()).items.map((one: { id: string }) => one.id),
    items.map((one: { id: string }) => one.id).filter((one: string) => one !== id),
  );
  assert.equal((await retry(id)).statusCode, 404);
});

test('nothing is there: an empty list; other methods are refused', async (t) => {
  const { list, ask } = await deskWith(t, 0);

  assert.deepEqual(await list(), { items: [], more: false });
  const { statusCode, headers } = await ask('/dead-letters', 'DELETE');
  assert.deepEqual([statusCode, headers.allow], [405, 'GET, HEAD']);
  assert.equal((await ask('/dead-letters?limit=3', 'GET')).statusCode, 400);
});
