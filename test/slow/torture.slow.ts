import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told, torture } from '../torture/torture.ts';

test('a minute of kills, stops, damaged tables and hostile files loses nothing', async (t) => {
  const seed = Date.now() % 1_000_000;

  const { happened, totals, problems } = await torture({
    minutes: 1,
    seed,
    say: (line) => t.diagnostic(line),
  });

  t.diagnostic(`seed ${seed}: ${told(happened)}; ${told({ ...totals })}`);
  assert.deepEqual(problems, []);
  assert.ok(totals.files > 0);
});
