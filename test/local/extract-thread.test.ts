import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import type { SQSEvent } from 'aws-lambda';
import { ExtractThread } from '../../bin/local/extract-thread.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';

/** A thread whose function does what the batch's first message says. */
const SCRIPT = `import { parentPort } from 'node:worker_threads';
  parentPort.on('message', async ({ id, event, deadline }) => {
    const [{ body, messageId }] = event.Records;
    parentPort.postMessage({ entry: { level: 'INFO', event: body } });
    if (body === 'hang') for (;;);
    if (body === 'die') setTimeout(() => { throw new Error('out of memory'); });
    else if (body === 'fail') parentPort.postMessage({ id, error: new Error('the store is away') });
    else parentPort.postMessage({ id, response: { batchItemFailures: deadline > Date.now() ? [] : [{ itemIdentifier: messageId }] } });
  });`;

function thread(t: TestContext, timeout: number) {
  const entries: LogEntry[] = [];
  const extractThread = new ExtractThread({
    place: { emulator: '', dynamo: '', tableName: '', textBucket: '', queueUrl: '', changeQueues: [] },
    connect: () => ({ dynamo: new MessageChannel().port2, emulator: new MessageChannel().port2 }),
    log: (entry) => entries.push(entry),
    timeout,
    script: new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`),
  });
  t.after(() => extractThread.close());
  const run = (body: string) => extractThread.extract({ Records: [{ body, messageId: 'm' }] } as SQSEvent);
  return { run, entries, extractThread };
}

test('the function’s answer, its error and its log come back', async (t) => {
  const { run, entries } = thread(t, 60_000);

  assert.deepEqual(await run('work'), { batchItemFailures: [] });
  await assert.rejects(run('fail'), { message: 'the store is away' });
  assert.deepEqual(
    entries.map(({ event }) => event),
    ['work', 'fail'],
  );
});

test('a function that hangs is ended with its thread, and the next batch gets a new one', async (t) => {
  const { run } = thread(t, 2000);

  await assert.rejects(run('hang'), { name: 'ExtractDied', message: /it took too long/ });
  assert.deepEqual(await run('work'), { batchItemFailures: [] });
});

test('a thread that dies fails all its batches, and says why', async (t) => {
  const { run } = thread(t, 60_000);

  const batches = await Promise.allSettled([run('die'), run('die')]);

  const reasons = batches.map((batch) => (batch.status === 'rejected' ? batch.reason.message : 'done'));
  assert.deepEqual(reasons, Array(2).fill('the extract thread ended early: out of memory'));
  assert.deepEqual(await run('work'), { batchItemFailures: [] });
});

test('closing ends what is in work', async (t) => {
  const { run, extractThread } = thread(t, 60_000);
  const hanging = assert.rejects(run('hang'), { name: 'ExtractDied' });

  await extractThread.close();

  await hanging;
});
