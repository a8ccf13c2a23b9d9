import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { Disk } from '../../bin/local/disk.ts';
import { Queue } from '../../bin/local/queue.ts';
import { emulated } from './emulated.ts';
import { temporaryFolder } from './folder.ts';

function queueIn(t: Parameters<typeof temporaryFolder>[0], folder = temporaryFolder(t)) {
  const disk = new Disk(folder);
  let open = true;
  const close = () => {
    if (open) disk.close();
    open = false;
  };
  t.after(close);
  const deadLetters = new Queue(disk, { name: 'dead', visibilityTimeout: 60 });
  const queue = new Queue(disk, {
    name: 'events',
    visibilityTimeout: 60,
    deadLetters: { queue: 'dead', maxReceiveCount: 2 },
  });
  return { folder, disk, queue, deadLetters, close };
}

const bodies = (messages: { Body: string }[]) => messages.map(({ Body }) => Body);

test('messages come in the order they were sent, ten at most, and not twice while in flight', (t) => {
  const { queue } = queueIn(t);
  for (let i = 1; i <= 12; i++) queue.send(String(i));

  const first = queue.dequeue(20);
  const second = queue.dequeue(20);
  const third = queue.dequeue(20);

  assert.deepEqual(bodies(first), ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  assert.deepEqual(bodies(second), ['11', '12']);
  assert.deepEqual(third, []);
});

test('a deleted message is gone, one whose time is up comes back, and counts its receives', (t) => {
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
  t.after(() => mock.timers.reset());
  const { queue } = queueIn(t);
  queue.send('done');
  queue.send('lost');
  const [done, lost] = queue.dequeue(10);
  assert.ok(done && lost);

  queue.deleteMessage(done.ReceiptHandle);
  mock.timers.tick(60_001);
  const [again, ...others] = queue.dequeue(10);

  assert.equal(again?.Body, 'lost');
  assert.deepEqual(others, []);
  assert.equal(queue.inflightMessages.get(again.ReceiptHandle)?.message.approximateReceiveCount, 2);
  assert.equal(queue.deleteMessage(lost.ReceiptHandle), false, 'the old handle holds nothing any more');
});

test('a message that was received too often goes to the dead letters, and can be given another round', (t) => {
  const { queue, deadLetters } = queueIn(t);
  queue.send('poison');
  for (let i = 0; i < 2; i++) {
    const [message] = queue.dequeue(1);
    queue.changeVisibility(message?.ReceiptHandle ?? '', 0);
  }

  const third = queue.dequeue(1);
  const dead = deadLetters.peek(10);
  const moved = deadLetters.moveTo(queue);
  const fresh = queue.dequeue(1);

  assert.deepEqual(third, []);
  assert.deepEqual(dead, ['poison']);
  assert.equal(moved, 1);
  assert.deepEqual(bodies(fresh), ['poison']);
});

test('who waits gets a message at once, and one that becomes visible later when it does', async (t) => {
  const { queue } = queueIn(t);

  const waiting = queue.waitForMessages(20);
  queue.send('now');
  await waiting;
  const [now] = queue.dequeue(1);
  queue.changeVisibility(now?.ReceiptHandle ?? '', 1);
  const hidden = queue.dequeue(1);
  let later = hidden[0];
  for (; !later; [later] = queue.dequeue(1)) await queue.waitForMessages(20);

  assert.equal(now?.Body, 'now');
  assert.deepEqual(hidden, []);
  assert.equal(later.Body, 'now');
});

test('after a crash all messages are there, those in flight at once', (t) => {
  const before = queueIn(t);
  before.queue.send('in flight');
  before.queue.send('waiting');
  before.queue.dequeue(1);
  before.close();

  const { queue } = queueIn(t, before.folder);

  assert.deepEqual(bodies(queue.dequeue(10)).sort(), ['in flight', 'waiting']);
});

test('a message sent inside a transaction that fails was never sent', (t) => {
  const { disk, queue } = queueIn(t);

  assert.throws(() =>
    disk.transaction(() => {
      queue.send('never');
      throw new Error('disk full');
    }),
  );

  assert.deepEqual(queue.count(), { all: 0, hidden: 0 });
});

test('an ordinary SQS client may send and receive, whatever region it thinks it is in', async (t) => {
  const { sqs, emulator } = await emulated(t);
  const QueueUrl = emulator.queue.url;
  const body = JSON.stringify({ key: 'naïve 😀 file.jsonl', next: 4096 });

  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1, MessageSystemAttributeNames: ['All'] }),
  );

  assert.equal(Messages?.[0]?.Body, body);
  assert.equal(Messages[0].Attributes?.ApproximateReceiveCount, '1');
});
