import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { SQSEvent } from 'aws-lambda';
import { createConsumer } from '../../lambdas/changes/consumer.ts';

/** A batch whose messages have their places as ids. */
const batchOf = (...bodies: string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: String(index), body })) }) as SQSEvent;

function consumerOf(fails: { on?: number; finish?: boolean } = {}) {
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
