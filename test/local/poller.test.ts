import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import { Disk } from '../../bin/local/disk.ts';
import {
  type ExtractHandler,
  type MessageOutcome,
  Poller,
  type PollerOptions,
} from '../../bin/local/poller.ts';
import { Queue } from '../../bin/local/queue.ts';
import { temporaryFolder } from './folder.ts';

function polling(
  t: TestContext,
  extract: ExtractHandler,
  messages: string[],
  more: Partial<Pick<PollerOptions, 'settle' | 'rest' | 'concurrency'>> = {},
) {
  const disk = new Disk(temporaryFolder(t));
  const queue = new Queue(disk, {
    name: 'events',
    visibilityTimeout: 60,
    deadLetters: { queue: 'dead', maxReceiveCount: 2 },
  });
  const deadLetters = new Queue(disk, { name: 'dead', visibilityTimeout: 60 });
  const outcomes: MessageOutcome[] = [];
  const poller = new Poller({
    queue,
    extract,
    batchSize: 10,
    concurrency: 2,
    maxReceiveCount: 2,
    firstPause: 0.01,
    report: (some) => outcomes.push(...some),
    ...more,
  });
  t.after(async () => {
    await poller.stop(0);
    disk.close();
  });
  for (const message of messages) queue.send(message);
  poller.start();
  const empty = async () => {
    while (queue.count().all > 0) await sleep(5);
  };
  return { queue, deadLetters, poller, outcomes, empty };
}

const idOf = ({ Records }: SQSEvent, body: string) =>
  Records.find((record) => record.body === body)?.messageId ?? '';

test('the function gets the messages as Lambda gives them', async (t) => {
  const seen: SQSEvent[] = [];
  const { queue, empty } = polling(t, async (event) => void seen.push(event), ['a', 'b']);

  await empty();

  const [record, ...others] = seen.flatMap(({ Records }) => Records);
  assert.equal(others.length, 1);
  assert.equal(record?.body, 'a');
  assert.equal(record.eventSource, 'aws:sqs');
  assert.equal(record.eventSourceARN, queue.arn);
  assert.equal(record.attributes.ApproximateReceiveCount, '1');
  assert.match(record.md5OfBody, /^[0-9a-f]{32}$/);
});

test('only what the function names as failed comes again, and goes to the dead letters in the end', async (t) => {
  const seen: string[][] = [];
  const extract: ExtractHandler = async (event) => {
    seen.push(event.Records.map(({ body }) => body));
    const poison = idOf(event, 'poison');
    return { batchItemFailures: poison ? [{ itemIdentifier: poison }] : [] };
  };

  const { deadLetters, outcomes, empty } = polling(t, extract, ['good', 'poison', 'also good']);
  await empty();

  assert.deepEqual(seen, [['good', 'poison', 'also good'], ['poison']]);
  assert.deepEqual(deadLetters.peek(10), ['poison']);
  assert.deepEqual(
    outcomes.map(({ body, state }) => `${body}: ${state}`),
    ['good: done', 'poison: failed', 'also good: done', 'poison: given up'],
  );
});

test('when the function names a message it never got, the whole batch comes again', async (t) => {
  const extract: ExtractHandler = async () => ({ batchItemFailures: [{ itemIdentifier: 'nobody' }] });

  const { deadLetters, outcomes, empty } = polling(t, extract, ['a', 'b']);
  await empty();

  assert.deepEqual(deadLetters.peek(10), ['a', 'b']);
  assert.deepEqual(
    outcomes.map(({ state }) => state),
    ['failed', 'failed', 'given up', 'given up'],
  );
});

test('a message that ends the function each time is given up alone: its neighbours are tried apart from it', async (t) => {
  const seen: string[][] = [];
  const extract: ExtractHandler = async ({ Records }) => {
    const bodies = Records.map(({ body }) => body);
    seen.push(bodies);
    if (bodies.includes('poison')) throw new Error('the thread ended');
    return { batchItemFailures: [] };
  };

  const { deadLetters, outcomes, empty } = polling(t, extract, ['a', 'poison', 'b']);
  await empty();

  assert.deepEqual(seen[0], ['a', 'poison', 'b']);
  assert.ok(seen.slice(1).every(({ length }) => length === 1));
  // The end that all three shared was nobody's try.
  assert.deepEqual(seen.flat().toSorted(), ['a', 'a', 'b', 'b', 'poison', 'poison', 'poison']);
  assert.deepEqual(deadLetters.peek(10), ['poison']);
  assert.deepEqual(
    outcomes.filter(({ state }) => state === 'given up').map(({ body, error }) => [body, error?.message]),
    [['poison', 'the thread ended']],
  );
});

test('a message is deleted only when what the function wrote is on the disk', async (t) => {
  const settled = Promise.withResolvers<void>();
  let isAsked = false;
  const settle = () => {
    isAsked = true;
    return settled.promise;
  };
  const { queue, empty } = polling(t, async () => ({ batchItemFailures: [] }), ['a'], { settle });
  while (!isAsked) await sleep(5);
  await sleep(20);
  assert.equal(queue.count().all, 1);

  settled.resolve();
  await empty();
});

test('a queue that can’t be read any more is told of', async (t) => {
  const { poller, queue } = polling(t, async () => ({ batchItemFailures: [] }), []);
  t.mock.method(queue, 'dequeue', () => {
    throw new Error('disk I/O error');
  });

  queue.send('a');

  assert.equal((await poller.broken).message, 'disk I/O error');
});

test('batches are worked on side by side, as many as allowed', async (t) => {
  let working = 0;
  let most = 0;
  const extract: ExtractHandler = async () => {
    most = Math.max(most, ++working);
    await sleep(20);
    working--;
    return { batchItemFailures: [] };
  };

  const { empty } = polling(
    t,
    extract,
    Array.from({ length: 40 }, (_, i) => String(i)),
  );
  await empty();

  assert.equal(most, 2);
});

test('stopping waits for the batch in work', async (t) => {
  let finish = () => {};
  const extract: ExtractHandler = () =>
    new Promise((resolve) => (finish = () => resolve({ batchItemFailures: [] })));
  const { queue, poller } = polling(t, extract, ['a']);
  await sleep(10);

  const stopped = poller.stop(10_000);
  finish();
  await stopped;

  assert.deepEqual(queue.count(), { all: 0, hidden: 0 });
});

test('a batch that takes too long to stop is given back, and what it does later is ignored', async (t) => {
  let finish = () => {};
  const extract: ExtractHandler = () =>
    new Promise((resolve) => (finish = () => resolve({ batchItemFailures: [] })));
  const { queue, poller, outcomes } = polling(t, extract, ['a']);
  await sleep(10);

  await poller.stop(0);
  finish();
  await sleep(10);

  assert.deepEqual(queue.count(), { all: 1, hidden: 0 });
  const [message] = queue.dequeue(1);
  const held = queue.inflightMessages.get(message?.ReceiptHandle ?? '');
  assert.equal(held?.message.approximateReceiveCount, 1);
  assert.deepEqual(outcomes, []);
});

test('after a batch that was not full, messages gather for the next one', async (t) => {
  const batches: number[] = [];
  const extract: ExtractHandler = async ({ Records }) => {
    batches.push(Records.length);
    return { batchItemFailures: [] };
  };
  const { queue, empty } = polling(t, extract, ['a'], { rest: 2000, concurrency: 1 });

  await empty();
  queue.send('b');
  await sleep(10);
  queue.send('c');
  await empty();

  assert.deepEqual(batches, [1, 2]);
});

test('stopping does not wait for messages to gather', async (t) => {
  const { poller, empty } = polling(t, async () => ({ batchItemFailures: [] }), ['a'], { rest: 60_000 });
  await empty();
  const start = performance.now();

  await poller.stop(30_000);

  assert.ok(performance.now() - start < 20_000);
});
