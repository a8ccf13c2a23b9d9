import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { violationsIn } from './security-checks.ts';
import { ALL_SETTINGS, synthesize } from './synthesize.ts';

/** Every selection of at least one item. */
function combinations<Item>([first, ...others]: readonly Item[]): Item[][] {
  if (first === undefined) return [];
  const rest = combinations(others);
  return [[first], ...rest.map((some) => [first, ...some]), ...rest];
}

describe('the security checks find nothing', () => {
  const settings = Object.entries(ALL_SETTINGS);

  for (const some of combinations(settings)) {
    // One, or all: app.test.ts.
    if (some.length === 1 || some.length === settings.length) continue;

    it(`in prod with ${some.map(([name]) => name).join(', ')}`, () => {
      assert.deepEqual(violationsIn(synthesize('prod', Object.fromEntries(some)).app), []);
    });
  }
});
