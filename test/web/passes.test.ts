import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONSTRUCT } from '../../lambdas/attribution/layout/construct.ts';
import { PASSES } from '../../lambdas/attribution/speakers/passes.ts';
import { passOf } from '../../web/article/passes.ts';

test('the page tells readers what each pass and construct of the engine does', () => {
  const names = ['network', ...Object.values(CONSTRUCT), ...Object.keys(PASSES)];
  assert.deepEqual(
    names.filter((name) => passOf(name) === name),
    [],
  );
});
