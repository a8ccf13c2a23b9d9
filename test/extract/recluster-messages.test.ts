import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { askingLater, withReclustering } from '../../lambdas/extract/recluster-messages.ts';
import type { LogEntry } from '../../lambdas/logging/log.ts';
import { tableOfTests } from '../store/embedded-table.ts';

const table = await tableOfTests();

const context = { getRemainingTimeInMillis: () => 60_000 };
const recordsOf = (bodies: Record<string, string>): SQSEvent => ({
  Records: Object.entries(bodies).map(([messageId, body]) => ({ messageId, body }) as SQSRecord),
});

describe('messages that ask for surnames', () => {
  async function prepare(tableName?: string) {
    const sqs = new SQSClient({});
    const sent: { body: string; delay: number }[] = [];
    mockClient(sqs)
      .on(SendMessageCommand)
      .callsFake(({ MessageBody, DelaySeconds }) => {
        sent.push({ body: MessageBody, delay: DelaySeconds });
        return {};
      });
    const log: LogEntry[] = [];
    const handled: string[] = [];
    const queue = { sqs, queueUrl: 'queue', log: (entry: LogEntry) => void log.push(entry) };
    const handler = withReclustering(
      { ...queue, dynamo: table.dynamo, tableName: tableName ?? (await table.addTable()) },
      async ({ Records }): Promise<SQSBatchResponse> => {
        handled.push(...Records.map(({ messageId }) => messageId));
        return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
    );
    return { handler, queue, sent, log, handled };
  }

  it('are sent with a quarter of an hour to wait', async () => {
    const { queue, sent } = await prepare();
    await askingLater(queue)({ partition: 'SURNAME#smat', waits: 1 });
    assert.deepEqual(sent, [{ body: '{"look":{"partition":"SURNAME#smat","waits":1}}', delay: 900 }]);
  });

  it('wait once more as long as they have to, and are answered then', async () => {
    const { handler, queue, sent, log } = await prepare();
    await askingLater(queue)({ partition: 'SURNAME#smat', waits: 1 });
    for (let round = 0; round < 2; round++) {
      const { body } = sent.shift()!;
      assert.deepEqual(await handler(recordsOf({ look: body }), context), { batchItemFailures: [] });
      assert.equal(sent.length, round === 0 ? 1 : 0);
    }
    assert.deepEqual(
      log.map(({ event, waits }) => [event, waits]),
      [
        ['surname', 1],
        ['surname', 0],
      ],
    );
  });

  it('leave all others to the handler, and those that are none of theirs', async () => {
    const { handler, handled } = await prepare();
    const answer = await handler(
      recordsOf({
        look: '{"look":{"partition":"SURNAME#smat","waits":0}}',
        file: '{"Records":[]}',
        odd: '<',
      }),
      context,
    );
    assert.deepEqual(handled, ['file', 'odd']);
    assert.deepEqual(answer.batchItemFailures, [{ itemIdentifier: 'file' }, { itemIdentifier: 'odd' }]);
  });

  it('come back alone when the table does not answer', async () => {
    const { handler, log } = await prepare('no-such-table');
    const look = '{"look":{"partition":"SURNAME#smat","waits":0}}';
    assert.deepEqual(await handler(recordsOf({ look }), context), {
      batchItemFailures: [{ itemIdentifier: 'look' }],
    });
    assert.equal(log[0]?.level, 'ERROR');
  });
});
