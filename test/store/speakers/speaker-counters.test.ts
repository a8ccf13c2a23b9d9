import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Evidence, evidenceOf } from '../../../lambdas/identities/index.ts';
import type { CounterDelta } from '../../../lambdas/store/speakers/counter-deltas.ts';
import { applyDeltas } from '../../../lambdas/store/speakers/speaker-counters.ts';
import { STORED } from '../../../lambdas/store/table/attributes.ts';
import { connect, type Table } from '../../../lambdas/store/table/client.ts';
import { personaKey } from '../../../lambdas/store/table/keys.ts';
import { tableOfTests } from '../embedded-table.ts';

const embedded = await tableOfTests();

const ID = 'milenka-vorsic';

function seenOn(day: string, roles: string[] = []): Evidence {
  const speaker = { name: 'Milenka Vorsic', type: 'person', roles, gender: null } as const;
  return evidenceOf(speaker, { day, article: 'a6zcc52hgekai5pw', others: [] });
}

/** Applies what one file tells of the persona. @returns the partitions to be clustered again */
function apply(table: Table, fileId: string, delta: Partial<CounterDelta>): Promise<string[]> {
  const job = { fileId, bucket: 'articles', key: fileId, sequencer: '1', work: '1' };
  const lease = { ...job, fencingToken: 1, visible: 0, isShown: false, alone: true, busyUntil: 0, late: [] };
  const deltas = new Map([[ID, { quotes: 0, others: 0, ...delta }]]);
  return applyDeltas(table, lease, { [STORED.fencingToken]: 1, from: 0, to: 1, next: 0 }, deltas, Date.now());
}

test('a surname is clustered again for another role, and for twice the quotes, but not for another day', async () => {
  const table = connect({ dynamo: embedded.dynamo, tableName: await embedded.addTable() });
  const again = [personaKey(ID).pk];

  assert.deepEqual(await apply(table, 'a', { quotes: 4, evidence: seenOn('2020-05-01') }), again);
  assert.deepEqual(await apply(table, 'b', { quotes: 1, evidence: seenOn('2020-05-02') }), []);
  assert.deepEqual(await apply(table, 'c', { quotes: 1, evidence: seenOn('2020-04-30') }), []);
  assert.deepEqual(await apply(table, 'd', { quotes: 1, evidence: seenOn('2020-05-01', ['mayor']) }), again);
  assert.deepEqual(await apply(table, 'e', { others: 1 }), again);
});

test('whoever doubles the quotes clusters again, even where as many were there when they came', async () => {
  const tableName = await embedded.addTable();
  const table = connect({ dynamo: embedded.dynamo, tableName });
  await apply(table, 'a', { quotes: 2, evidence: seenOn('2020-05-01') });
  const dynamo = embedded.connect();
  let overtaken = false;
  // Between what is read and what is written, another file takes a quote away, and looks.
  dynamo.middlewareStack.add(
    (next, { commandName }) =>
      async (input) => {
        if (commandName === 'UpdateItemCommand' && !overtaken) {
          overtaken = true;
          assert.deepEqual(await apply(table, 'b', { quotes: -1 }), [personaKey(ID).pk]);
        }
        return next(input);
      },
    { step: 'initialize' },
  );

  const partitions = await apply(connect({ dynamo, tableName }), 'c', { quotes: 1 });

  assert.ok(overtaken);
  assert.deepEqual(partitions, [personaKey(ID).pk]);
});
