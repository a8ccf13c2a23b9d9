import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Evidence, evidenceOf } from '../../../lambdas/identities/index.ts';
import type { Told } from '../../../lambdas/store/publishing/apply-change.ts';
import { tellPersonas } from '../../../lambdas/store/speakers/speaker-counters.ts';
import { connect, type Table } from '../../../lambdas/store/table/client.ts';
import { personaKey } from '../../../lambdas/store/table/keys.ts';
import { type EmbeddedTable, startTable } from '../embedded-table.ts';

const ID = 'milenka-vorsic';

let embedded: EmbeddedTable;

before(async () => {
  embedded = await startTable();
});
after(() => embedded.close());

function seenOn(day: string, roles: string[] = []): Evidence {
  const speaker = { name: 'Milenka Vorsic', type: 'person', roles, gender: null } as const;
  return evidenceOf(speaker, { day, article: 'a6zcc52hgekai5pw', others: [] });
}

/** Tells the persona of one file. @returns where who is who is to be looked at again */
function tell(table: Table, fileId: string, told: Partial<Told>): Promise<string[]> {
  const order = { fileId, bucket: 'articles', key: fileId, sequencer: '1', work: '1' };
  const claim = { ...order, turn: 1, visible: 0, isShown: false, alone: true };
  const tally = new Map([[ID, { quotes: 0, others: 0, ...told }]]);
  return tellPersonas(table, claim, { turn: 1, from: 0, to: 1, next: 0 }, tally, Date.now());
}

test('who is who is looked at again for another role, and for twice the quotes, but not for another day', async () => {
  const table = connect({ dynamo: embedded.dynamo, tableName: await embedded.addTable() });
  const again = [personaKey(ID).pk];

  assert.deepEqual(await tell(table, 'a', { quotes: 4, evidence: seenOn('2020-05-01') }), again);
  assert.deepEqual(await tell(table, 'b', { quotes: 1, evidence: seenOn('2020-05-02') }), []);
  assert.deepEqual(await tell(table, 'c', { quotes: 1, evidence: seenOn('2020-04-30') }), []);
  assert.deepEqual(await tell(table, 'd', { quotes: 1, evidence: seenOn('2020-05-01', ['mayor']) }), again);
  assert.deepEqual(await tell(table, 'e', { others: 1 }), again);
});

test('whoever makes it twice the quotes looks again, even where as many were there when they came', async () => {
  const tableName = await embedded.addTable();
  const table = connect({ dynamo: embedded.dynamo, tableName });
  await tell(table, 'a', { quotes: 2, evidence: seenOn('2020-05-01') });
  const dynamo = embedded.connect();
  let overtaken = false;
  // Between what is read and what is written, another file takes a quote away, and looks.
  dynamo.middlewareStack.add(
    (next, { commandName }) =>
      async (input) => {
        if (commandName === 'UpdateItemCommand' && !overtaken) {
          overtaken = true;
          assert.deepEqual(await tell(table, 'b', { quotes: -1 }), [personaKey(ID).pk]);
        }
        return next(input);
      },
    { step: 'initialize' },
  );

  const told = await tell(connect({ dynamo, tableName }), 'c', { quotes: 1 });

  assert.ok(overtaken);
  assert.deepEqual(told, [personaKey(ID).pk]);
});
