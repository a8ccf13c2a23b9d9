import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createIndexer } from '../../lambdas/indexer/handler.ts';
import { openSqliteIndex } from '../../lambdas/search/sqlite-index.ts';
import type { World } from '../extract/world.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';
import { eventOf, followedWorld, idsIn } from './followed-world.ts';

/** What happens to files, step by step. */
export type Story = { name: string; steps: ((world: World) => void)[] };

/** The index has what readers see, wherever the extract function dies in the last step of a story. */
export function assertFollowed(table: () => EmbeddedTable, { name, steps }: Story): void {
  it(`has what readers see, wherever the extract function dies: ${name}`, async () => {
    let hasDied = true;
    for (let write = 1; hasDied; write++) {
      // Prepare
      const { world, context, idsSeen } = await followedWorld(table());
      const index = openSqliteIndex(':memory:');
      const indexer = createIndexer(context(index));
      const follow = async () => {
        const { batchItemFailures } = await indexer(eventOf(world.changes.splice(0)));
        assert.deepEqual(batchItemFailures, []);
      };
      for (const step of steps.slice(0, -1)) {
        step(world);
        await world.drain();
      }
      steps.at(-1)?.(world);

      // Act
      hasDied = await world.drainToCrash(write);
      await follow();
      await world.drain();
      await follow();

      // Assess
      assert.deepEqual(await idsIn(index), await idsSeen(), `dead behind write ${write}`);
      await index.close();
    }
  });
}
