import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createStoreCorrector, type StoreCorrector, Uncorrectable } from '../../lambdas/store/index.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk } from './desk.ts';

const table = await tableOfTests();

const NAMES = ['Rada Velkova', 'Irena Moss', 'Otto Grau'];
const [RADA, IRENA, OTTO] = ['rada-velkova', 'irena-moss', 'otto-grau'] as const;
const WRITES = ['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand'];

class BrokenOff extends Error {}

/** A corrector that breaks off behind so many writes, and how many it made. */
function breaking(tableName: string, after: number) {
  const dynamo = table.connect();
  const made = { writes: 0 };
  dynamo.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (input) => {
        if (WRITES.includes(commandName)) {
          if (made.writes === after) throw new BrokenOff();
          made.writes += 1;
        }
        return next(input);
      },
    { step: 'initialize' },
  );
  return { corrector: createStoreCorrector({ dynamo, tableName }), made };
}

/** Whom a reader is led to is whole, whichever name they begin with. */
async function isSound(desk: Desk): Promise<void> {
  for (const id of [RADA, IRENA, OTTO]) {
    const aliases = await desk.aliasesOf(id);
    assert.ok(aliases.includes(id), `${id} is among the names of ${await desk.whois(id)}`);
    assert.equal((await desk.ask(`/speakers/${id}/quotes`)).items.length, aliases.length);
    for (const alias of aliases) assert.equal(await desk.whois(alias), await desk.whois(id));
  }
}

for (const [what, prepare, correct, end] of [
  [
    'a merge',
    async (desk: Desk) => void (await desk.merge(OTTO, IRENA)),
    (corrector: StoreCorrector) => corrector.merge(IRENA, RADA),
    [[IRENA, OTTO, RADA].sort()],
  ],
  [
    'a split of one who was merged',
    async (desk: Desk) => void (await desk.merge(OTTO, IRENA)),
    (corrector: StoreCorrector) => corrector.split(IRENA, OTTO),
    [[IRENA], [OTTO]],
  ],
  [
    'a split of one whom others were merged into',
    async (desk: Desk) => {
      await desk.merge(OTTO, IRENA);
      await desk.merge(RADA, IRENA);
    },
    (corrector: StoreCorrector) => corrector.split(IRENA, IRENA),
    [[IRENA], [OTTO, RADA]],
  ],
] as const) {
  suite(`${what} that breaks off`, () => {
    test('leaves every speaker whole, and made again comes to its end', async () => {
      for (let writes = 0, ended = false; !ended; writes++) {
        const desk = new Desk(table, await table.addTable());
        await desk.quote(...NAMES);
        await prepare(desk);
        const { corrector } = breaking(desk.archive.tableName, writes);

        ended = await correct(corrector).then(
          () => true,
          (error: unknown) => {
            if (!(error instanceof BrokenOff)) throw error;
            return false;
          },
        );

        await isSound(desk);
        const again = createStoreCorrector({ dynamo: table.connect(), tableName: desk.archive.tableName });
        await correct(again).catch((error: unknown) => {
          // It may have come to its end but for what nobody sees.
          if (!(error instanceof Uncorrectable)) throw error;
        });
        await isSound(desk);
        for (const group of end) assert.deepEqual(await desk.aliasesOf(group[0]!), group, `${writes} writes`);
        assert.deepEqual(desk.errors, []);
        assert.ok(writes < 40);
      }
    });
  });
}
