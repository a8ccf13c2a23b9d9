import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { progressTo } from '../../bin/outputs.ts';

test('progress is printed once a second at most, and not in the first one', (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  const errors = new PassThrough();
  const progress = progressTo(errors);

  for (const line of ['at 0', 'at 0.6', 'at 1.2', 'at 1.8', 'at 2.4']) {
    progress(line);
    t.mock.timers.tick(600);
  }

  assert.equal(String(errors.read()), 'at 1.2\nat 2.4\n');
});
