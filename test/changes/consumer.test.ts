import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { SQSEvent } from 'aws-lambda';
import { createConsumer } from '../../lambdas/changes/consumer.ts';

/** A batch whose messages have their places as ids. */
const batchOf = (...bodies: string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: String(index), body })) }) as SQSEvent;

function consumerOf(fails: { on?: number; finish?: boolean; late?: number } = {}) {
  const worked: number[] = [];
  const consume = createConsumer({
    concurrency: 3,
    read: (body): { number: number } => JSON.parse(body),
    begin: () => ({
      async follow({ number }) {
        worked.push(number);
        if (number === fails.on) throw new Error('It failed.');
      },
      async finish() {
        if (fails.finish) throw new Error('The end failed.');
        return worked
          .filter((number) => number === fails.late)
          .map((number) => [{ number }, 'It failed late.']);
      },
    }),
  });
  const comingBack = async (...bodies: string[]) =>
    (await consume(batchOf(...bodies))).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort();
  return { worked, comingBack };
}

const one = '{"number":1}';
const two = '{"number":2}';

it('works once on messages of a batch that say the same, and on those of the next batch again', async () => {
  const { worked, comingBack } = consumerOf();
  assert.deepEqual(await comingBack(one, two, '{ "number": 1 }'), []);
  assert.deepEqual(worked, [1, 2]);
  assert.deepEqual(await comingBack(one), []);
  assert.deepEqual(worked, [1, 2, 1]);
});

it('hands back all that say what failed, and what it cannot read, and nothing else', async () => {
  const { worked, comingBack } = consumerOf({ on: 1 });
  assert.deepEqual(await comingBack(one, two, one, 'no JSON'), ['0', '2', '3']);
  assert.deepEqual(worked, [1, 2]);
});

it('hands back everything where the end of a batch fails', async () => {
  assert.deepEqual(await consumerOf({ finish: true }).comingBack(one, two, 'no JSON'), ['0', '1', '2']);
});

it('hands back only the messages that failed at the end of a batch, where the end names them', async () => {
  const { comingBack } = consumerOf({ late: 2 });
  assert.deepEqual(await comingBack(one, two, one, '{ "number": 2 }'), ['1', '3']);
});

it('tells the work on a batch what share of the time is left', async () => {
  let left = 1000;
  let share = () => Number.NaN;
  const consume = createConsumer({
    concurrency: 1,
    read: (body) => body,
    begin: (timeLeft) => {
      share = timeLeft;
      return { follow: async () => {} };
    },
  });
  await consume(batchOf(one), { getRemainingTimeInMillis: () => left });
  assert.equal(share(), 1);
  left = 250;
  assert.equal(share(), 0.25);
});
